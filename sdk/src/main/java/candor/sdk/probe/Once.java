package candor.sdk.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * Remembers what may happen only once per install or once per day. Safe for use by many threads and
 * processes.
 *
 * <p>At most once is the promise: whoever claims and is killed before the event is kept has had its
 * turn.
 */
public final class Once {

  private static final String FOR_EVER = "install";

  private final Claims claims;

  /**
   * Names where claims are kept; nothing is made.
   *
   * @param directory the directory
   */
  public Once(Path directory) {
    this.claims = new Claims(directory);
  }

  /**
   * Claims the one time of an install.
   *
   * @param event the name of the event, as the plan has it
   * @return whether it is the first
   * @throws IOException when the claim cannot be kept; then nothing may be recorded
   */
  public boolean first(String event) throws IOException {
    return claims.first(event, FOR_EVER, FOR_EVER);
  }

  /**
   * Claims the one time of a day.
   *
   * @param event the name of the event, as the plan has it
   * @param day the local day
   * @return whether it is the first, and of a day that can be right
   * @throws IOException when the claim cannot be kept; then nothing may be recorded
   */
  public boolean first(String event, LocalDate day) throws IOException {
    return !day.isBefore(Periods.EARLIEST)
        && claims.first(event, day.toString(), day.plusDays(Periods.DAYS_AHEAD).toString());
  }

  /**
   * Forgets everything, so that each may happen once more.
   *
   * @throws IOException when a file cannot be deleted
   */
  public void erase() throws IOException {
    claims.erase();
  }
}
