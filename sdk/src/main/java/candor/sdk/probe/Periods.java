package candor.sdk.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Claims days, weeks and months for a machine, so that it can be counted without being named. Safe
 * for use by many threads and processes.
 *
 * <p>What a clock that is set back or ran far ahead does to claims stands at {@link Claims}.
 */
public final class Periods {

  /**
   * How far ahead of today a claim is believed: a clock that was set back by less counts nothing
   * twice, and one that was wrong by more does not silence the machine for years.
   */
  static final int DAYS_AHEAD = 40;

  /** No clock that shows an earlier day is right: this software is younger. */
  static final LocalDate EARLIEST = LocalDate.of(2026, 1, 1);

  private final Claims claims;

  /**
   * Names where claims are kept; nothing is made.
   *
   * @param directory the directory
   */
  public Periods(Path directory) {
    this.claims = new Claims(directory);
  }

  /**
   * Is what was claimed.
   *
   * @param day whether it is the first use of the day
   * @param week whether it is the first use of the ISO week
   * @param month whether it is the first use of the month
   * @param cohort the ISO week of the first use ever
   */
  public record Claim(boolean day, boolean week, boolean month, String cohort) {}

  /**
   * Claims what the date begins.
   *
   * @param today the local date
   * @return the claim, or null when the day was claimed before or cannot be right
   * @throws IOException when claims cannot be kept
   */
  public @Nullable Claim claim(LocalDate today) throws IOException {
    if (today.isBefore(EARLIEST)) {
      return null;
    }
    var farthest = today.plusDays(DAYS_AHEAD);
    if (!claims.first("day", today.toString(), farthest.toString())) {
      return null;
    }
    boolean week = claims.first("week", week(today), week(farthest));
    boolean month = claims.first("month", month(today), month(farthest));
    return new Claim(true, week, month, cohort(week(today)));
  }

  private static String month(LocalDate date) {
    return date.toString().substring(0, 7);
  }

  private static String week(LocalDate date) {
    int year = date.get(IsoFields.WEEK_BASED_YEAR);
    int week = date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    return String.format(Locale.ROOT, "%04d-W%02d", year, week);
  }

  private String cohort(String week) throws IOException {
    String known = claims.latest("cohort");
    if (known.isEmpty() && claims.first("cohort", week, week)) {
      return week;
    }
    return known.isEmpty() ? claims.latest("cohort") : known;
  }

  /**
   * Forgets everything.
   *
   * @throws IOException when a file cannot be deleted
   */
  public void erase() throws IOException {
    claims.erase();
  }
}
