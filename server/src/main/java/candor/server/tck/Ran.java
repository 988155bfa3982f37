package candor.server.tck;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Is what one run of the program left.
 *
 * @param code its exit code, or -1 when it had to be killed
 * @param out its standard output
 * @param took how long it ran; where it had to be stopped, how long it took to stop
 * @param problem why the kit had to end it, or null
 */
record Ran(int code, String out, Duration took, @Nullable String problem) {

  /** Says how it ended, as words that follow "ended". */
  String end() {
    return problem == null ? "with exit code " + code : "by the kit, because " + problem;
  }
}
