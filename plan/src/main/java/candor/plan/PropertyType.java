package candor.plan;

import candor.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what values a planned property may take. Immutable; the alternatives are closed. */
public sealed interface PropertyType {

  /**
   * Returns in what kind of column such values are stored and how they are compared.
   *
   * @return the kind
   */
  default Kind kind() {
    if (this instanceof Bool) {
      return Kind.BOOLEAN;
    }
    if (this instanceof Whole || this instanceof Duration) {
      return Kind.WHOLE;
    }
    if (this instanceof Decimal) {
      return Kind.DECIMAL;
    }
    return this instanceof EnumList ? Kind.TEXTS : Kind.TEXT;
  }

  /** Names the physical kinds of stored values. */
  enum Kind {
    /** true or false. */
    BOOLEAN,
    /** A 64-bit integer. */
    WHOLE,
    /** A 64-bit floating point number. */
    DECIMAL,
    /** A string. */
    TEXT,
    /** A list of strings. */
    TEXTS
  }

  /**
   * Takes true or false.
   *
   * @param always the only value allowed, or null when both are
   */
  record Bool(@Nullable Boolean always) implements PropertyType {}

  /**
   * Takes whole numbers.
   *
   * @param min the least value
   * @param max the greatest value
   * @param roundTo the step that values are rounded to, at least 1
   * @param unit the unit, such as {@code ms}, or the empty string
   */
  record Whole(long min, long max, long roundTo, String unit) implements PropertyType {}

  /**
   * Takes finite numbers.
   *
   * @param min the least value
   * @param max the greatest value
   * @param roundTo the step that values are rounded to, or 0 for none
   * @param unit the unit, or the empty string
   */
  record Decimal(double min, double max, double roundTo, String unit) implements PropertyType {}

  /**
   * Takes one value of a closed list.
   *
   * @param vocabulary the list with its tolerated spellings
   */
  record Enumeration(Vocabulary vocabulary) implements PropertyType {}

  /**
   * Takes the label of a bucket, never the exact amount.
   *
   * @param bounds upper bounds in {@code unit}, ascending; a bound's label is its plain number
   * @param tolerance how far above a bound an amount still belongs to it
   * @param above the label of everything over the last bound
   * @param unit the unit of the amount, such as {@code GiB}
   * @param vocabulary the labels as a closed list with its tolerated spellings
   */
  record Tier(
      List<Double> bounds, double tolerance, String above, String unit, Vocabulary vocabulary)
      implements PropertyType {
    /** Copies the bounds. */
    public Tier {
      bounds = List.copyOf(bounds);
    }

    /**
     * Names the bucket up to a bound: the plain number, without a needless fraction.
     *
     * @param bound the bound
     * @return its label
     */
    public static String label(double bound) {
      return bound == Math.rint(bound) && Math.abs(bound) < 1e15
          ? Long.toString((long) bound)
          : Double.toString(bound);
    }
  }

  /**
   * Takes a length of time as a whole number of its unit.
   *
   * @param unit one of {@code ms}, {@code s}, {@code min}, {@code h}
   * @param max the greatest value in that unit
   * @param roundTo the step that values are rounded to, at least 1
   */
  record Duration(String unit, long max, long roundTo) implements PropertyType {
    /**
     * Measures a length of time. Never throws, because running apps call it.
     *
     * @param time any length
     * @return the nearest whole number of the unit; a length beyond a long becomes the last one
     */
    public long of(java.time.Duration time) {
      return Measures.whole(time, unit);
    }
  }

  /**
   * Takes a version: digits and dots, then at most one short suffix.
   *
   * @param parts how many numeric parts are kept (1 to 4); the suffix is kept only with 4
   */
  record Version(int parts) implements PropertyType {}

  /**
   * Takes a BCP 47 language tag.
   *
   * @param regional whether the region is kept ({@code pt-BR}) or cut away ({@code pt})
   */
  record Language(boolean regional) implements PropertyType {}

  /** Takes a UUID in its canonical text form. */
  record Uuid() implements PropertyType {}

  /** Takes an instant in ISO 8601, UTC, stored as text to the millisecond. */
  record Moment() implements PropertyType {}

  /**
   * Takes a salted, truncated SHA-256 in lower-case hex.
   *
   * @param salt the fixed constant that is hashed before the value
   * @param length how many hex digits are kept
   */
  record Hash(String salt, int length) implements PropertyType {
    /**
     * Hashes a text: SHA-256 over the salt, a colon, and the text without outer white space.
     *
     * @param clear the text, of which nothing is kept
     * @return lower-case hex digits, as many as planned
     */
    public String of(String clear) {
      return Measures.hash(salt, clear).substring(0, length);
    }
  }

  /**
   * Takes free text, the exception that needs a written reason.
   *
   * @param maxLength the most characters kept
   * @param pattern a pattern that the whole text must match, or null
   * @param transforms applied in order before the text is cut
   * @param reason why no closed list will do
   */
  record Text(int maxLength, @Nullable String pattern, List<Transform> transforms, String reason)
      implements PropertyType {
    /** Copies the transforms. */
    public Text {
      transforms = List.copyOf(transforms);
    }

    /**
     * Says what is wrong with a pattern. A plan whose text has a wrong pattern cannot be made.
     *
     * @param pattern any text
     * @return the problem in words, or null when it can be matched in linear time
     */
    public static @Nullable String problem(String pattern) {
      try {
        LinearPattern.of(pattern);
        return null;
      } catch (IllegalArgumentException wrong) {
        return wrong.getMessage();
      }
    }

    /**
     * Writes a short text that a pattern matches, for examples.
     *
     * @param pattern a pattern that {@link #problem} finds nothing wrong with
     * @return the same text for the same pattern
     */
    public static String sample(String pattern) {
      return PatternSample.of(PatternReader.read(pattern));
    }

    /**
     * Writes a pattern for the engines of other languages, which match one line as the plan does.
     *
     * @param pattern a pattern without {@link #problem}
     * @return it with anchors, in what ECMA-262, Java, Python, .NET and RE2 read alike
     */
    public static String portable(String pattern) {
      return PatternWriter.anchored(pattern);
    }
  }

  /** Names what is done to free text before it leaves or enters. */
  enum Transform {
    /** File paths become {@code <path>}. */
    SCRUB_PATHS,
    /** Secret-shaped substrings become {@code <redacted>}. */
    REDACT_SECRETS
  }

  /**
   * Takes a list of distinct values of a closed list.
   *
   * @param vocabulary the list with its tolerated spellings
   * @param maxItems the most items
   */
  record EnumList(Vocabulary vocabulary, int maxItems) implements PropertyType {}

  /**
   * Returns the closed list behind a type, if it has one.
   *
   * @param type any type
   * @return canonical values mapped from every accepted spelling, or an empty map
   */
  static Map<String, String> spellings(PropertyType type) {
    if (type instanceof Enumeration e) {
      return e.vocabulary().spellings();
    }
    if (type instanceof Tier t) {
      return t.vocabulary().spellings();
    }
    if (type instanceof EnumList l) {
      return l.vocabulary().spellings();
    }
    return Map.of();
  }

  /**
   * Says whether a type keeps a value exactly as it stands.
   *
   * @param type any type
   * @param value a value, as it would arrive
   * @return false when the firewall would change it or take it out
   */
  static boolean keeps(PropertyType type, Json value) {
    return TypeRule.of(type).judge(value) instanceof Ruling.Keep keep && keep.value().equals(value);
  }

  /**
   * Is a closed list.
   *
   * @param values the canonical values in order
   * @param tolerate other spellings, mapped to the canonical value, or to the empty string where
   *     the property is to be left out without counting a refusal
   */
  record Vocabulary(List<String> values, Map<String, String> tolerate) {
    /** Copies the collections, and works out every accepted spelling once. */
    public Vocabulary {
      values = List.copyOf(values);
      tolerate = Spellings.of(values, tolerate);
    }

    /**
     * Returns every accepted spelling with what it stands for.
     *
     * @return canonical values by spelling; the empty string means leave out
     */
    public Map<String, String> spellings() {
      return Spellings.of(values, tolerate).accepted();
    }
  }
}
