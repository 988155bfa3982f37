package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Keeps the store behind those who wait for an answer. */
final class BackgroundTest {

  /** The place of the nice value behind the name in {@code /proc/thread-self/stat}. */
  private static final int NICE_FIELD = 16;

  @Test
  @EnabledOnOs(OS.LINUX)
  void aThreadAndWhatItStartsWaitForOthers() {
    int here = nice();
    var inherited = new CompletableFuture<Integer>();
    var own = new CompletableFuture<Integer>();
    Thread.ofPlatform()
        .start(() -> {
          Background.begin();
          own.complete(nice());
          Thread.ofPlatform().start(() -> inherited.complete(nice()));
        });

    assertEquals(Math.min(here + 5, 19), own.join());
    assertEquals(own.join(), inherited.join());
    assertEquals(here, nice());
  }

  @Test
  void onlyLinuxTellsThreadsApart() {
    assertTrue(Background.isPossible("Linux"));
    assertFalse(Background.isPossible("Mac OS X"));
    assertFalse(Background.isPossible("Windows 11"));
  }

  private static int nice() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[NICE_FIELD]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
