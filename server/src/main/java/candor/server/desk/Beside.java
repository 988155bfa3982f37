package candor.server.desk;

import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Link;
import candor.server.query.Scope;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks what stands beside the figures of a page: the same of an earlier time, if all of that time
 * is known. For use by one thread.
 */
final class Beside {

  private final View view;
  private final @Nullable Coverage coverage;

  /** Finds the time before a scope, of which rows are kept for some days. */
  Beside(View view, Scope figures, int keptDays) {
    this.view = view;
    Scope time = Earlier.than(figures, view.state().compare(), view.now());
    this.coverage = time == null ? null : new Coverage(time, keptDays, view.now());
  }

  /**
   * Is a question under way.
   *
   * @param answer what will be said, or null where nothing is compared
   * @param words with what is compared, or why not; empty where it was not asked for
   */
  record Asked<T>(@Nullable Waiting<T> answer, String words) {

    Found<T> found() {
      return answer == null
          ? new Found<>(null, words)
          : Asking.outcome(answer)
              .fold(found -> new Found<>(found, words), problem -> new Found<>(null, problem));
    }
  }

  /**
   * Is what was found.
   *
   * @param answer the answer, or null where nothing is compared
   * @param words with what it is compared, or why not; empty where it was not asked for
   */
  record Found<T>(@Nullable T answer, String words) {}

  /** Asks if the answer can be compared. */
  <T> Asked<T> ask(Function<Scope, Waiting<T>> question) {
    if (coverage == null) {
      return new Asked<>(null, "");
    }
    String problem = view.beginning().problem();
    if (!problem.isEmpty()) {
      return new Asked<>(null, problem);
    }
    Scope time = coverage.time();
    return coverage.covers(view.begins())
        ? new Asked<>(question.apply(time), "Compared with " + words(time) + ".")
        : new Asked<>(
            null,
            "Not compared: what is known does not reach back to %s."
                .formatted(Words.longDay(time.from().atZone(time.zone()).toLocalDate())));
  }

  private static String words(Scope time) {
    ZonedDateTime from = time.from().atZone(time.zone());
    ZonedDateTime to = time.to().atZone(time.zone());
    boolean whole = to.toLocalTime().equals(LocalTime.MIDNIGHT);
    var last = whole ? to.toLocalDate().minusDays(1) : to.toLocalDate();
    String first = Words.longDay(from.toLocalDate());
    String end = whole ? "" : ", " + Words.hour(time.to(), time.zone());
    return from.toLocalDate().equals(last)
        ? first + (whole ? "" : " until " + Words.hour(time.to(), time.zone()))
        : first + " to " + Words.longDay(last) + end;
  }

  /** Names the comparison in the address of a question; nothing where nothing is compared. */
  Link in(Link question) {
    return coverage == null
        ? question
        : question.with("compare", view.state().compare().name().toLowerCase(Locale.ROOT));
  }
}
