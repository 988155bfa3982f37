package candor.plan.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.json.JsonWriter;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads properties: of the context, of events and of the summary. */
final class PropertySection {

  private static final List<String> SENSITIVITIES =
      List.of("technical", "interaction", "user-typed");

  /**
   * A Java record takes 255 words, of which a whole number needs two, and an event of so many
   * properties is several events.
   */
  private static final int MOST = 120;

  private final Draft draft;
  private final boolean required;
  private final String sensitivity;

  private PropertySection(Draft draft, boolean required, String sensitivity) {
    this.draft = draft;
    this.required = required;
    this.sensitivity = sensitivity;
  }

  /** Rides on everything, so a missing one must not cost the event. */
  static PropertySection ofContext(Draft draft) {
    return new PropertySection(draft, false, "technical");
  }

  static PropertySection ofEvent(Draft draft) {
    return new PropertySection(draft, true, "interaction");
  }

  Map<String, Property> read(Table owner, String key) {
    var all = new LinkedHashMap<String, Property>();
    var members = JavaApart.members(draft);
    for (Table.Named named : owner.named(key, Names.PROPERTY)) {
      if (Names.PROPERTY.fits(named.name())) {
        members.add(named.key(), named.path());
        JavaApart.word(draft, named.key(), named.path());
      }
      var table = owner.table(named.value(), named.path());
      if (table != null) {
        var property = property(table);
        if (property == null) {
          draft.unreadable(named.path());
        } else {
          draft.sameKind(named.name(), property.type(), named.key(), named.path());
          all.put(named.name(), property);
        }
      } else {
        draft.unreadable(named.path());
      }
    }
    if (all.size() > MOST) {
      var message = "\"" + key + "\" has " + all.size() + " entries";
      var remedy = "At most " + MOST + " can stand here; split it.";
      draft.problems.add(Rule.OUT_OF_RANGE, owner.at(key), owner.path(key), message, remedy);
    }
    return all;
  }

  private @Nullable Property property(Table table) {
    var fields = draft.fields(table);
    var type = new TypeSection(draft, table).read();
    var what = fields.sentence("what");
    boolean must = fields.truth("required", required);
    var when = Conditions.read(draft, table, "only_when");
    var rank = type instanceof PropertyType.Text ? "user-typed" : sensitivity;
    var property =
        new Property(
            type == null ? new PropertyType.Uuid() : type,
            what,
            must,
            when,
            fields.choice("sensitivity", rank, SENSITIVITIES),
            example(table, type),
            fields.word("since"),
            draft.expires(table),
            SharesSection.read(draft, table, type));
    table.close();
    if (type != null) {
      Lints.unbounded(draft, table, type);
    }
    return type == null ? null : property;
  }

  private @Nullable String example(Table table, @Nullable PropertyType type) {
    var given = table.get("example");
    if (given instanceof Node.Scalar value && type != null) {
      var spellings = PropertyType.spellings(type);
      if (!spellings.isEmpty() && !spellings.containsKey(value.text())) {
        var message = "the example " + Nearest.quoted(value.text()) + " is not a value of the list";
        draft.problems.unknown(
            Rule.EXAMPLE, value, table.path("example"), message, spellings.keySet());
      }
    }
    return given == null ? null : new String(JsonWriter.canonical(Trees.json(given)), UTF_8);
  }
}
