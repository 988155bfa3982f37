package candor.compile.schema;

import candor.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Holds the definitions of texts whose form is fixed. No state.
 *
 * <p>Their patterns use only what the engines of all languages read alike. In some of them {@code
 * $} also matches before a last line break; as each form is also a line, there is none.
 */
final class Forms {

  static final String LINE = "line";
  static final String UUID = "uuid";
  static final String INSTANT = "instant";
  static final String MOMENT = "moment";
  static final String VERSION = "version";
  static final String LANGUAGE = "language";

  /** Every day that the calendar has, leap years included. */
  static final String DATE =
      "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
          + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
          + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])"
          + "|(?:[02468][048]|[13579][26])00)-02-29)";

  private static final String TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";

  /** Controls, line separators, and the marks that reorder text; as they are, not escaped. */
  private static final String CONTROLS =
      "[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]";

  private Forms() {}

  static Map<String, Json> definitions() {
    var all = new LinkedHashMap<String, Json>();
    all.put(
        LINE,
        Shape.ofType("string")
            .put("description", "One line, without controls and marks that reorder text.")
            .put("not", new Shape().put("pattern", CONTROLS))
            .json());
    all.put(UUID, form("A UUID.", "[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"));
    all.put(
        INSTANT,
        form(
            "A time in ISO 8601; without an offset it is UTC.",
            DATE
                + "[Tt ]"
                + TIME
                + "(?:[.,][0-9]{1,9})?"
                + "(?:[Zz]|[+\\-](?:0[0-9]|1[0-8])(?::?[0-5][0-9])?)?"));
    all.put(
        MOMENT,
        form(
            "A time in ISO 8601 with Z or an offset; kept in UTC to the millisecond.",
            DATE
                + "T"
                + TIME
                + "(?:\\.[0-9]{1,9})?"
                + "(?:Z|[+\\-](?:(?:0[0-9]|1[0-7]):[0-5][0-9]|18:00))"));
    all.put(
        VERSION,
        form(
            "Digits and dots, then at most one short suffix.",
            "[0-9]{1,10}(?:\\.[0-9]{1,10}){0,7}(?:[A-Za-z+_\\-][0-9A-Za-z.+_\\-]{0,23})?"));
    all.put(
        LANGUAGE, form("A BCP 47 language tag.", "[A-Za-z]{2,3}(?:[_\\-][0-9A-Za-z]{1,8}){0,11}"));
    return all;
  }

  /** No form has more characters than the firewall looks at. */
  private static Json form(String what, String pattern) {
    return Shape.ofType("string")
        .put("description", what)
        .put("$ref", "#/$defs/" + LINE)
        .put("maxLength", 64)
        .put("pattern", "^" + pattern + "$")
        .json();
  }
}
