package candor.compile.java;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/**
 * Is one generated class that holds values: its fields and how they are handed over.
 *
 * @param type the simple name of the class
 * @param view what is known of the properties in it
 * @param fields the properties that a caller gives, in the order of their names
 * @param writes what hands the values over, in the order of their places
 * @param constants what the writes need
 */
record Form(
    String type, View view, List<Field> fields, List<Write> writes, List<Constant> constants) {

  /** More values than this in a row cannot be told apart where they are called. */
  private static final int MOST_IN_A_ROW = 4;

  /**
   * Is one statement that hands a value over.
   *
   * @param condition what must hold for it, or empty
   * @param statement the statement
   */
  record Write(String condition, String statement) {}

  /**
   * Is a constant of the class.
   *
   * @param declared its declaration
   * @param value what it is
   * @param items the numbers in it, when it is an array
   */
  record Constant(String declared, String value, List<String> items) {}

  /** Returns the same with fewer fields that must be given. */
  Form optionally(Predicate<Field> which) {
    var free = fields.stream().map(f -> which.test(f) ? f.optionally() : f).toList();
    var calls = new ArrayList<Write>();
    for (Write write : writes) {
      var field = free.stream().filter(f -> f.call().equals(write.statement())).findFirst();
      calls.add(field.map(f -> new Write(f.condition(), f.call())).orElse(write));
    }
    return new Form(type, view, free, calls, constants);
  }

  List<Field> required() {
    return fields.stream().filter(Field::required).toList();
  }

  List<Field> optional() {
    return fields.stream().filter(field -> !field.required()).toList();
  }

  /**
   * Says whether values are taken one by one, because in a row they could be exchanged unnoticed.
   */
  boolean isStaged() {
    var types = required().stream().map(field -> field.carrier().type()).toList();
    return types.size() > MOST_IN_A_ROW || new HashSet<>(types).size() < types.size();
  }

  /** Returns the arguments that make a copy. */
  List<String> arguments() {
    return fields.stream().map(Field::java).toList();
  }

  List<String> imports() {
    var all = new ArrayList<String>();
    fields.forEach(field -> all.addAll(field.carrier().imports()));
    if (constants.stream().anyMatch(constant -> constant.items().isEmpty())) {
      all.add("candor.plan.PropertyType");
    }
    return all;
  }
}
