package candor.server.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what is left in the files of a log once it was turned. */
final class TurnTest {

  private static final byte[] RECORD =
      "an install that was erased".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  private final Receipts receipts = new Receipts();

  private boolean isAnywhere() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("was erased")) {
          return true;
        }
      }
    }
    return false;
  }

  private long write(SegmentLog log) throws Exception {
    log.append(RECORD, receipts.of(1));
    assertTrue(log.await(0, Receipts.DEADLINE));
    return log.durableEnd();
  }

  @Test
  void whatWasReleasedIsInNoFileAfterATurn() throws Exception {
    try (var log = SegmentLog.open(directory, LogOptions.defaults())) {
      log.release(write(log));
      assertTrue(isAnywhere(), "the last file stays while it is written");
      log.turn();
    }
    assertFalse(isAnywhere());
  }

  @Test
  void whatWasNotReleasedOutlivesATurn() throws Exception {
    long end;
    try (var log = SegmentLog.open(directory, LogOptions.defaults())) {
      end = write(log);
      log.turn();
      log.turn();
    }
    try (var log = SegmentLog.open(directory, LogOptions.defaults())) {
      assertEquals(end, log.read(0, 100).getFirst().end());
    }
  }
}
