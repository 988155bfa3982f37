package candor.compile.schema;

import candor.json.Json;
import java.util.List;

/** Holds the shapes of single values in the plan language. No state. */
final class Values {

  static final String APP_NAME = "^[a-z][a-z0-9-]{0,59}$";
  static final String EVENT_NAME = "^[a-z][a-z0-9_]*(?:\\.[a-z0-9_]+)*$";
  static final String COLUMN_NAME = "^[a-z][a-z0-9_]{0,39}$";
  static final String ID = "^[a-z][a-z0-9_.-]{0,59}$";

  /** No name of any kind is longer. */
  private static final int LONGEST_NAME = 60;

  /** A longer value of a closed list is a text, and the dialects cut it. */
  private static final int LONGEST_VALUE = 180;

  /** What one event, the summary or the context may have; the reader of plans says why. */
  static final int MOST_PROPERTIES = 120;

  private Values() {}

  static Shape sentence() {
    return Shape.ofType("string").put("pattern", "\\S");
  }

  /** Takes what is meant as it is written, such as a version that looks like a number. */
  static Shape word() {
    return Shape.ofType("string", "number", "boolean");
  }

  static Shape name(String form) {
    return Shape.ofType("string").put("pattern", form).put("maxLength", LONGEST_NAME);
  }

  static Shape whole(long min, long max) {
    return Shape.ofType("integer").put("minimum", min).put("maximum", max);
  }

  static Shape truth() {
    return Shape.oneOf(List.of(Json.TRUE, Json.FALSE, new Json.Text("yes"), new Json.Text("no")));
  }

  static Shape truth(boolean otherwise) {
    return truth().put("default", otherwise ? "yes" : "no");
  }

  static Shape choice(String... words) {
    return Shape.oneOf(Shape.texts(List.of(words)));
  }

  static Shape date() {
    return Shape.ofType("string").put("pattern", "^" + Forms.DATE + "$").put("maxLength", 10);
  }

  /** Takes a list, or a single value for a list of one. */
  static Shape texts() {
    return listed(word(), 0);
  }

  static Shape choices(String... words) {
    return listed(choice(words), 0);
  }

  static Shape closedList() {
    return either(listOfValues(), value());
  }

  static Shape listOfValues() {
    return distinct(value(), 1);
  }

  private static Shape value() {
    return word().put("pattern", "\\S").put("maxLength", LONGEST_VALUE);
  }

  private static Shape listed(Shape item, int least) {
    return either(distinct(item, least), item);
  }

  private static Shape distinct(Shape item, int least) {
    var list = Shape.ofType("array").put("items", item).put("uniqueItems", Json.TRUE);
    return least == 0 ? list : list.put("minItems", least);
  }

  static Shape either(Shape... shapes) {
    return new Shape().some("anyOf", List.of(shapes).stream().map(Shape::json).toList());
  }

  static Shape list(Shape item) {
    return Shape.ofType("array").put("items", item);
  }

  /** Takes values by names that the author of the plan chooses. */
  static Shape named(String form, Shape value) {
    return Shape.ofType("object")
        .put("propertyNames", new Shape().put("pattern", form).put("maxLength", LONGEST_NAME))
        .put("additionalProperties", value);
  }

  /** Takes other spellings; nothing as a target means that the property is left out. */
  static Shape tolerate() {
    return Shape.ofType("object")
        .put("additionalProperties", Shape.ofType("string", "number", "boolean", "null"));
  }

  /** Takes one other property with the values under which something holds. */
  static Shape condition() {
    return Shape.ofType("object")
        .put("minProperties", 1)
        .put("maxProperties", 1)
        .put("additionalProperties", listed(word(), 1));
  }

  static Shape example(Shape shape, Json... examples) {
    return shape.some("examples", List.of(examples));
  }

  static Shape example(Shape shape, String example) {
    return example(shape, new Json.Text(example));
  }
}
