package candor.compile.doc;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Says lists, amounts and names as sentences need them. No state. */
final class Words {

  private Words() {}

  static String and(List<String> markdown) {
    return joined(markdown, " and ");
  }

  static String or(List<String> markdown) {
    return joined(markdown, " or ");
  }

  private static String joined(List<String> markdown, String last) {
    int size = markdown.size();
    if (size < 2) {
      return String.join("", markdown);
    }
    return String.join(", ", markdown.subList(0, size - 1)) + last + markdown.get(size - 1);
  }

  static String codes(List<String> plain) {
    return String.join(", ", plain.stream().map(Markdown::code).toList());
  }

  /** Writes phrases of a plan that may hold commas of their own. */
  static String phrases(List<String> plain) {
    return String.join("; ", plain.stream().map(Markdown::text).toList());
  }

  /** Writes phrases as an answer that stands by itself. */
  static String listed(List<String> plain) {
    return plain.isEmpty() ? "" : capital(phrases(plain)) + ".";
  }

  static String capital(String markdown) {
    return markdown.substring(0, 1).toUpperCase(Locale.ROOT) + markdown.substring(1);
  }

  static String amount(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String amount(double number) {
    var plain = BigDecimal.valueOf(number).stripTrailingZeros();
    return plain.scale() <= 0 && plain.precision() - plain.scale() <= 18
        ? amount(plain.longValueExact())
        : plain.toString();
  }

  static String count(long number, String one, String many) {
    return amount(number) + " " + (number == 1 ? one : many);
  }

  /** Ends a phrase of the plan as a sentence. */
  static String sentence(String plain) {
    var markdown = Markdown.text(plain);
    return markdown.isEmpty() || ".!?:".indexOf(markdown.charAt(markdown.length() - 1)) >= 0
        ? markdown
        : markdown + ".";
  }

  /** Names the environment variable of an app, such as {@code MY_APP_TELEMETRY}. */
  static String variable(String app) {
    return app.toUpperCase(Locale.ROOT).replace('-', '_') + "_TELEMETRY";
  }
}
