package candor.server.settings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Is a named token of the statistics API. The token itself is not known here.
 *
 * @param id names it in forms
 * @param name what its owner called it
 * @param app the app that it opens, or empty for all
 * @param right what it opens there
 * @param made the day on which it was made
 * @param used the last day on which it opened something, or null
 */
public record ApiToken(
    String id, String name, String app, Right right, LocalDate made, @Nullable LocalDate used) {

  /** Names what a token opens. */
  public enum Right {
    /** It reads figures. */
    FIGURES,
    /** It hands in, lists and removes symbol files, for builds; it reads no figure. */
    SYMBOLS
  }

  /**
   * Says whether it opens an app.
   *
   * @param other the app's id
   * @return whether its figures may be told
   */
  public boolean opens(String other) {
    return app.isEmpty() || app.equals(other);
  }
}
