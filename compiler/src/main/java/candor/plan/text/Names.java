package candor.plan.text;

import java.util.regex.Pattern;

/** Names the forms that names take. Lower case only, so that no two differ by case alone. */
enum Names {
  /** Apps: they stand in addresses. */
  APP("[a-z][a-z0-9-]{0,59}", "lower-case letters, digits and dashes, at most 60"),
  /** Events: dialects carry at most 60 characters. */
  EVENT("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*", "lower-case letters, digits, _ and dots, at most 60"),
  /** Properties, counters, person properties: a column each, and dialects carry at most 40. */
  PROPERTY("[a-z][a-z0-9_]{0,39}", "lower-case letters, digits and _, at most 40"),
  /** Everything else that has an id. */
  ID("[a-z][a-z0-9_.-]{0,59}", "lower-case letters, digits, _, - and dots, at most 60");

  private static final int LONGEST = 60;

  private final Pattern form;
  final String words;

  Names(String form, String words) {
    this.form = Pattern.compile(form);
    this.words = words;
  }

  boolean fits(String name) {
    return name.length() <= LONGEST && form.matcher(name).matches();
  }
}
