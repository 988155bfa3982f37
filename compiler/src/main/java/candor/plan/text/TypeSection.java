package candor.plan.text;

import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the type of one property. */
final class TypeSection {

  private static final List<String> TYPES =
      List.of(
          "bool",
          "int",
          "number",
          "enum",
          "tier",
          "duration",
          "version",
          "language",
          "uuid",
          "moment",
          "hash",
          "text",
          "list");

  private static final List<String> UNITS = List.of("ms", "s", "min", "h");

  /** More text than this is a document, not a property. */
  private static final int LONGEST_TEXT = 4096;

  /** SHA-256 has no more hex digits; fewer than 8 collide among a few thousand values. */
  private static final int HASH_DIGITS = 64;

  private static final int FEWEST_HASH_DIGITS = 8;

  private static final int MOST_ITEMS = 256;

  private final Draft draft;
  private final Table table;
  private final Fields fields;
  private final VocabularySection vocabulary;

  TypeSection(Draft draft, Table table) {
    this.draft = draft;
    this.table = table;
    this.fields = draft.fields(table);
    this.vocabulary = new VocabularySection(draft);
  }

  /** Returns the type, or null when it cannot be told. */
  @Nullable PropertyType read() {
    boolean listed = table.holds("values") || table.holds("vocabulary");
    var given = table.get("type");
    if (given != null && !(given instanceof Node.Scalar word && TYPES.contains(word.text()))) {
      fields.choice("type", "text", TYPES);
      claimAll();
      return null;
    }
    return switch (fields.choice("type", listed ? "enum" : null, TYPES)) {
      case "bool" -> table.get("type") == null ? null : new PropertyType.Bool(always());
      case "int" -> whole();
      case "number" -> number();
      case "enum" -> new PropertyType.Enumeration(vocabulary.of(table));
      case "tier" -> tier();
      case "duration" -> duration();
      case "version" -> new PropertyType.Version((int) fields.whole("parts", 3, 1, 4));
      case "language" -> new PropertyType.Language(fields.truth("regional", false));
      case "uuid" -> new PropertyType.Uuid();
      case "moment" -> new PropertyType.Moment();
      case "hash" -> hash();
      case "text" -> text();
      case "list" -> list();
      default -> throw new AssertionError("a type without a reader");
    };
  }

  /** A mistyped type must not make every other key look wrong as well. */
  private void claimAll() {
    for (Node.Entry entry : table.node().entries()) {
      table.get(entry.key().text());
    }
  }

  private @Nullable Boolean always() {
    return table.get("always") == null ? null : fields.truth("always", true);
  }

  private PropertyType whole() {
    long min = fields.whole("min", 0, Long.MIN_VALUE, Long.MAX_VALUE);
    long max = fields.whole("max", Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
    long round = fields.whole("round", 1, 1, Long.MAX_VALUE);
    ordered(min <= max);
    return new PropertyType.Whole(min, max, round, fields.text("unit", ""));
  }

  private PropertyType number() {
    double min = fields.decimal("min", 0);
    double max = fields.decimal("max", Double.MAX_VALUE);
    double round = fields.decimal("round", 0);
    ordered(min <= max);
    if (round < 0) {
      table.wrong(table.at("round"), "round", "a step above 0");
    }
    return new PropertyType.Decimal(min, max, round, fields.text("unit", ""));
  }

  private void ordered(boolean inOrder) {
    if (!inOrder) {
      draft.problems.add(
          Rule.RANGE,
          table.at("min"),
          table.path("min"),
          "\"min\" is greater than \"max\"",
          "Without \"min\" the least is 0; write a negative one.");
    }
  }

  private PropertyType duration() {
    var unit = fields.choice("unit", null, UNITS);
    long max = fields.whole("max", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    return new PropertyType.Duration(unit, max, fields.whole("round", 1, 1, Long.MAX_VALUE));
  }

  private PropertyType tier() {
    var bounds = bounds();
    double tolerance = fields.decimal("tolerance", 0);
    var above = table.need("above") == null ? null : fields.word("above");
    var labels = new ArrayList<>(bounds.stream().map(PropertyType.Tier::label).toList());
    if (above != null) {
      var constants = JavaApart.constants(draft);
      labels.forEach(label -> constants.add(table.at("above"), label, table.path("above")));
      constants.add(table.at("above"), above, table.path("above"));
      labels.add(above);
    }
    var tolerate = vocabulary.tolerate(table, labels);
    return new PropertyType.Tier(
        bounds,
        tolerance,
        above == null ? "" : above,
        fields.text("unit", ""),
        new PropertyType.Vocabulary(labels, tolerate));
  }

  private List<Double> bounds() {
    table.need("bounds");
    var bounds = new ArrayList<Double>();
    for (Node item : table.items("bounds")) {
      var bound = Fields.number(item);
      if (bound == null) {
        table.wrong(item, "bounds", "a list of numbers");
      } else if (!bounds.isEmpty() && bound <= bounds.get(bounds.size() - 1)) {
        var message = "a bound is not above the one before it";
        draft.problems.add(Rule.TIERS, item, table.path("bounds"), message, "Sort the bounds.");
      } else {
        bounds.add(bound);
      }
    }
    return bounds;
  }

  private PropertyType hash() {
    var salt = fields.sentence("salt");
    var length = (int) fields.whole("length", 12, FEWEST_HASH_DIGITS, HASH_DIGITS);
    return new PropertyType.Hash(salt, length);
  }

  private PropertyType list() {
    int most = (int) fields.whole("max_items", 32, 1, MOST_ITEMS);
    return new PropertyType.EnumList(vocabulary.of(table), most);
  }

  private PropertyType text() {
    table.need("max_length");
    int most = (int) fields.whole("max_length", 1, 1, LONGEST_TEXT);
    var reason = fields.text("reason", "");
    if (reason.isEmpty()) {
      draft.problems.add(
          Rule.NO_REASON,
          table.node(),
          table.path(),
          "free text has no reason",
          "Prefer a closed list (type: enum), or write in \"reason\" why none will do.");
    }
    return new PropertyType.Text(most, pattern(), transforms(), reason);
  }

  private @Nullable String pattern() {
    var given = table.scalar("pattern", "a pattern");
    if (given == null) {
      return null;
    }
    var fault = given.text().isEmpty() ? "it is empty" : PropertyType.Text.problem(given.text());
    if (fault != null) {
      draft.problems.add(
          Rule.PATTERN,
          given,
          table.path("pattern"),
          "the pattern cannot be used: " + fault,
          "Use literals, classes, groups and counts; matching must stay linear.");
      return null;
    }
    return given.text();
  }

  private List<PropertyType.Transform> transforms() {
    var all = new ArrayList<PropertyType.Transform>();
    for (Node.Scalar word : fields.scalars("transforms")) {
      switch (word.text()) {
        case "scrub-paths" -> all.add(PropertyType.Transform.SCRUB_PATHS);
        case "redact-secrets" -> all.add(PropertyType.Transform.REDACT_SECRETS);
        default ->
            draft.problems.unknown(
                Rule.NOT_A_WORD,
                word,
                table.path("transforms"),
                Nearest.quoted(word.text()) + " is not a transform",
                List.of("scrub-paths", "redact-secrets"));
      }
    }
    return all;
  }
}
