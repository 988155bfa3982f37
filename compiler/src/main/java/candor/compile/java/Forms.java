package candor.compile.java;

import candor.compile.java.Form.Constant;
import candor.compile.java.Form.Write;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Works out the fields of one generated class. For use by one thread, for one class. */
final class Forms {

  private final Api api;
  private final String owner;
  private final TypeNames inside;
  private final Map<String, Property> properties;
  private final List<Field> fields = new ArrayList<>();
  private final List<Write> writes = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();

  private Forms(Api api, String owner, Map<String, Property> properties) {
    this.api = api;
    this.owner = owner;
    this.inside = api.inside(owner);
    this.properties = properties;
  }

  /** Returns the class for one variant of an owner. */
  static Form of(Api api, String owner, Variant variant, Map<String, Property> properties) {
    var forms = new Forms(api, owner, properties);
    var names = Field.names(properties);
    int place = 0;
    for (var entry : new TreeMap<>(properties).entrySet()) {
      var name = entry.getKey();
      if (!variant.view().absent().contains(name)) {
        forms.add(place, name, names.getOrDefault(name, name), entry.getValue(), variant);
      }
      place++;
    }
    var type = variant.name().isEmpty() ? owner : variant.name();
    return new Form(type, variant.view(), forms.fields, forms.writes, forms.constants);
  }

  private void add(int place, String name, String java, Property property, Variant variant) {
    var all = View.values(property.type());
    var left = variant.view().open().getOrDefault(name, all);
    if (left.size() == 1 && property.when() == null && !mayBeLeftOut(property.type())) {
      if (property.required()) {
        writes.add(new Write("", fixed(place, property.type(), left.get(0))));
        return;
      }
      if (isTruth(property)) {
        // It could say but one thing, so its absence says as much.
        return;
      }
    }
    var carrier = carrier(name, property.type(), left, all, variant);
    var field = new Field(place, name, property, java, carrier, isRequired(property, variant));
    fields.add(field);
    writes.add(new Write(field.condition(), field.call()));
  }

  /** A spelling for nothing makes even a single value say something. */
  private static boolean mayBeLeftOut(PropertyType type) {
    return PropertyType.spellings(type).containsValue("");
  }

  private static boolean isTruth(Property property) {
    return property.type() instanceof PropertyType.Bool;
  }

  /** A condition that may or may not hold makes any property one that may be absent. */
  private boolean isRequired(Property property, Variant variant) {
    var when = property.when();
    return property.required() && (when == null || variant.view().isAlways(when, properties));
  }

  private static String fixed(int place, PropertyType type, String value) {
    return type instanceof PropertyType.Bool
        ? "values.truth(" + place + ", " + value + ");"
        : "values.choice("
            + place
            + ", "
            + View.values(type).indexOf(value)
            + "); // "
            + remark(value);
  }

  private static String remark(String value) {
    var line = JavaText.line(value);
    return line.length() > 60 ? line.substring(0, 60) + "..." : line;
  }

  private Carrier carrier(
      String name, PropertyType type, List<String> left, List<String> all, Variant variant) {
    if (type instanceof PropertyType.Enumeration && left.size() < all.size()) {
      var part = api.lists().part(owner, inside, variant.name() + "_" + name, left);
      var places = part.values().stream().map(value -> "" + all.indexOf(value)).toList();
      var constant = Field.constant(name, "_PLACES");
      constants.add(new Constant("private static final int[] " + constant, "", places));
      return Carrier.part(part.type(), constant);
    }
    if (type instanceof PropertyType.EnumList) {
      return Carrier.choices(api.lists().of(owner, name).type());
    }
    if (ClosedList.isClosed(type)) {
      return Carrier.choice(api.lists().of(owner, name).type());
    }
    if (type instanceof PropertyType.Hash hash) {
      return Carrier.hash(api.hash(hash));
    }
    if (type instanceof PropertyType.Duration duration) {
      var constant = Field.constant(name, "_RULE");
      constants.add(measure(constant, duration));
      return Carrier.duration(constant);
    }
    return Carrier.of(type);
  }

  private static Constant measure(String constant, PropertyType.Duration duration) {
    var rule =
        String.join(
            ", ",
            JavaText.literal(duration.unit()),
            duration.max() + "L",
            duration.roundTo() + "L");
    return new Constant(
        "private static final PropertyType.Duration " + constant,
        "new PropertyType.Duration(" + rule + ")",
        List.of());
  }
}
