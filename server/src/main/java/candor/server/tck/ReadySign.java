package candor.server.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Is what shows that a program that runs on has done its work.
 *
 * @param ready what to look for, or null when nothing is
 * @param file the file to look for, or null
 * @param before the state of that file before the program was started
 * @param out what the program prints
 */
record ReadySign(Act.@Nullable Ready ready, @Nullable Path file, String before, Output out) {

  private static final String NONE = "none";

  /** How often a file is looked for. */
  private static final Duration LOOK = Duration.ofMillis(20);

  static @Nullable Path file(Act.@Nullable Ready ready, Home home) {
    return ready == null || ready.file() == null ? null : home.root().resolve(ready.file());
  }

  /** Returns what tells one state of a file from the next: an earlier run may have left one. */
  static String mark(@Nullable Path file) {
    try {
      return file == null ? NONE : Files.getLastModifiedTime(file).toString();
    } catch (IOException notThere) {
      return NONE;
    }
  }

  /** Waits for the sign, the end of the program or the end of the time; tells whether it came. */
  boolean await(Process process, Duration limit) throws InterruptedException {
    if (ready != null && ready.line() != null) {
      return out.await(ready.line(), limit);
    }
    long end = System.nanoTime() + limit.toNanos();
    boolean over = false;
    while (!isThere() && !over && System.nanoTime() < end) {
      over = process.waitFor(LOOK.toNanos(), TimeUnit.NANOSECONDS);
    }
    return isThere();
  }

  private boolean isThere() {
    String now = mark(file);
    return !now.equals(NONE) && !now.equals(before);
  }
}
