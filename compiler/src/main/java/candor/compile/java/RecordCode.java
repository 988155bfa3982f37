package candor.compile.java;

import candor.plan.Property;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes one record: its components, how it is made, and how it hands its values over. */
final class RecordCode {

  private static final int WIDTH = 100;

  private final Source source;
  private final Form form;
  private final View view;
  private final Map<String, Property> properties;
  private final List<String> steps;

  RecordCode(Source source, Form form, Map<String, Property> properties, TypeNames inside) {
    this.source = source.uses(form.imports()).uses("candor.sdk.typed.Values");
    this.form = form;
    this.view = form.view();
    this.properties = properties;
    var names = new TypeNames(inside);
    this.steps =
        form.required().stream()
            .skip(1)
            .map(field -> names.take(field.prefixed("Needs"), "Next"))
            .toList();
  }

  /** Writes everything but the closing brace. */
  void open(Doc doc, String behind) {
    form.fields().forEach(field -> doc.param(field.java(), words(field)));
    var components =
        form.fields().stream().map(field -> field.held() + " " + field.java()).toList();
    source.doc(doc);
    source.openList("public record " + form.type() + "(", components, ")", behind);
    Members.constants(source, form);
    copies();
    if (form.isStaged()) {
      entry();
    } else if (!form.optional().isEmpty()) {
      shortConstructor();
    }
    form.optional().forEach(this::wither);
  }

  private String words(Field field) {
    var when = field.property().when();
    var text = Words.of(field.property(), when == null || view.isAlways(when, properties));
    return field.required() ? text : text + " May be null: then it is left out.";
  }

  /** A set of the caller may change later. */
  private void copies() {
    var sets = form.fields().stream().filter(Field::isSet).toList();
    if (!sets.isEmpty()) {
      source.blank().doc(Doc.of("Copies what could still change."));
      source.open("public " + form.type() + " {");
      for (Field set : sets) {
        source.line(set.java() + " = " + set.element() + ".copy(" + set.java() + ");");
      }
      source.close();
    }
  }

  private void shortConstructor() {
    var doc =
        Doc.of(
            form.required().isEmpty() ? "Starts without values." : "Takes what is always there.");
    form.required().forEach(field -> doc.param(field.java(), words(field)));
    var parameters = form.required().stream().map(RecordCode::parameter).toList();
    source.blank().doc(doc);
    source.openList("public " + form.type() + "(", parameters, ")", "");
    source.list("this(", arguments(), ");").close();
  }

  private static String parameter(Field field) {
    return field.carrier().type() + " " + field.java();
  }

  private List<String> arguments() {
    return form.fields().stream().map(field -> field.required() ? field.java() : "null").toList();
  }

  /** One value after the other, by functions that wait for the next one. */
  private void entry() {
    var required = form.required();
    var first = required.get(0);
    var doc = Doc.of("Starts the event; what it returns asks for the next value.");
    doc.param(first.java(), words(first))
        .returns("what asks for {@code " + required.get(1).name() + "}");
    source.blank().doc(doc);
    source.open(
        "public static " + steps.get(0) + " " + first.java() + "(" + parameter(first) + ") {");
    lambdas(required);
    source.close();
  }

  private void lambdas(List<Field> required) {
    var heads =
        required.stream().skip(1).map(f -> f.java() + " ->").collect(Collectors.joining(" "));
    var made = "new " + form.type() + "(";
    var whole = "return " + heads + " " + made + String.join(", ", arguments()) + ");";
    if (whole.length() + source.column() <= WIDTH) {
      source.line(whole);
      return;
    }
    source.wrapped("return " + heads, "    ");
    source.hang().list(made, arguments(), ");").unhang();
  }

  /** Writes what the values are asked for by, one after the other. */
  void steps() {
    for (int i = 1; form.isStaged() && i < form.required().size(); i++) {
      step(form.required(), i);
    }
  }

  private void step(List<Field> required, int i) {
    var field = required.get(i);
    boolean last = i == required.size() - 1;
    var doc =
        Doc.of("Takes {@code " + field.name() + "}.")
            .param(field.java(), words(field))
            .returns(
                last ? "the event" : "what asks for {@code " + required.get(i + 1).name() + "}");
    source.blank().doc(Doc.of("Asks for {@code " + field.name() + "}."));
    source.open("public interface " + steps.get(i - 1) + " {").doc(doc);
    var next = last ? form.type() : steps.get(i);
    source.line(next + " " + field.java() + "(" + parameter(field) + ");").close();
  }

  private void wither(Field field) {
    var doc =
        Doc.of("Adds {@code " + field.name() + "}.")
            .param(field.java(), words(field))
            .returns("a copy with this value");
    source.blank().doc(doc);
    source.open(
        "public " + form.type() + " " + field.prefixed("with") + "(" + parameter(field) + ") {");
    source.list("return new " + form.type() + "(", form.arguments(), ");").close();
  }
}
