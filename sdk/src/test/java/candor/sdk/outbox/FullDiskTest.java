package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that a full disk costs neither events nor a second delivery. */
final class FullDiskTest {

  private static final Sender SENDER = new Sender(null, null, false, Map.of());
  private static final long START = 1_790_000_000_000L;

  @TempDir Path directory = Path.of("");
  private final List<String> arrived = new ArrayList<>();
  private int writesThatWork;

  private void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    if (writesThatWork-- <= 0) {
      throw new IOException("No space left on device");
    }
    SpoolFile.Disk.ofTheMachine(channel, bytes);
  }

  private Outbox outbox() {
    Transport transport =
        (request, atMost) -> {
          arrived.add(new String(request.body(), StandardCharsets.UTF_8));
          return new Answer(200, 0);
        };
    var server = new Dialect.Server(URI.create("https://a.example"), "k");
    var options =
        new OutboxOptions(
            "p",
            "a",
            directory.resolve("spool"),
            Duration.ofSeconds(20),
            Dialect.ofCandor(),
            server);
    var ledger = new Ledger(directory);
    return new Outbox(options, transport, ledger, () -> START, new Random(3), this::write);
  }

  private static void sendAll(Outbox outbox) {
    long next = 1;
    while (next == 1) {
      next = outbox.tick(true, () -> true, Duration.ofSeconds(1));
    }
    assertEquals(Outbox.IDLE, next);
  }

  private static Message event(int n) {
    return new Message.Track(new UUID(0, n), "used", Instant.ofEpochMilli(START), SENDER, Map.of());
  }

  @Test
  void whateverWriteFailsEveryEventArrivesOnce() {
    for (int works = 0; works <= 6; works++) {
      arrived.clear();
      writesThatWork = works;
      var outbox = outbox();
      for (int n = 0; n < 250; n++) {
        outbox.add(event(n));
        if (n % 40 == 0) {
          outbox.settle();
        }
      }
      sendAll(outbox);

      var all = String.join("\n", arrived);
      for (int n = 0; n < 250; n++) {
        var id = new UUID(0, n).toString();
        assertEquals(2, all.split(id, -1).length, n + " with " + works + " writes");
      }
      assertEquals(250, outbox.figures().messagesSent());
      assertEquals(0, outbox.figures().messagesLost());
    }
  }

  @Test
  void memoryStaysBoundedWhileTheDiskIsFull() throws IOException {
    writesThatWork = 0;
    var outbox = outbox();
    for (int n = 0; n < 5_000; n++) {
      outbox.add(event(n));
    }

    assertTrue(outbox.waiting() <= MemoryShelf.MOST_LINES, "waiting " + outbox.waiting());
    assertEquals(5_000, outbox.waiting() + outbox.figures().messagesLost());
  }
}
