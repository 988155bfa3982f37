package candor.server.crash;

import candor.event.Thrown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives errors and calls the names that people wrote, where tools shortened them. Safe for use by
 * many threads.
 */
public interface Originals {

  /** Knows nothing: everything keeps its name. */
  Originals NONE = (app, release, chain) -> chain;

  /**
   * Returns a chain with original names; what is not known stays as it is.
   *
   * @param app the app's id
   * @param release the version of the app, or null when it was not told
   * @param chain what was thrown, then its causes
   * @return as many errors in the same order; the same list when nothing is known
   */
  List<Thrown> of(String app, @Nullable String release, List<Thrown> chain);
}
