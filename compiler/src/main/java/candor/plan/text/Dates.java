package candor.plan.text;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads ISO dates. */
final class Dates {

  private Dates() {}

  static boolean valid(String text) {
    try {
      return text.length() == 10 && LocalDate.parse(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
