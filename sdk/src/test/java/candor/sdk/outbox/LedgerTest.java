package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {

  @TempDir Path directory = Path.of("");

  private Ledger ledger() {
    return new Ledger(directory);
  }

  private Path file() {
    return directory.resolve("ledger.jsonl");
  }

  private void add(String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    ledger().add(Instant.EPOCH, "https://a.example/v1/events", bytes, 200);
  }

  @Test
  void theExactTextThatLeftIsKept() throws IOException {
    add("{\"a\":\"ü \\n\"}");
    add("{}");

    var bodies = ledger().entries().stream().map(Ledger.Entry::body).toList();
    assertEquals(List.of("{\"a\":\"ü \\n\"}", "{}"), bodies);
    assertEquals(0, ledger().verify());
  }

  @Test
  void threadsThatBookAtTheSameTimeMakeOneChain() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    var booked = new ArrayList<Future<?>>();
    for (int i = 0; i < 64; i++) {
      booked.add(
          threads.submit(() -> {
            add("{}");
            return null;
          }));
    }
    for (Future<?> each : booked) {
      each.get();
    }
    threads.shutdown();

    assertEquals(64, ledger().entries().size());
    assertEquals(0, ledger().verify());
  }

  @Test
  void whateverIsChangedBreaksTheChain() throws IOException {
    for (int i = 0; i < 4; i++) {
      add("{\"n\":" + i + "}");
    }
    var lines = Files.readAllLines(file());

    var changed = new ArrayList<>(lines);
    changed.set(1, lines.get(1).replace("\\\"n\\\":1", "\\\"n\\\":7"));
    Files.write(file(), changed);
    assertEquals(2, ledger().verify());

    var removed = new ArrayList<>(lines);
    removed.remove(2);
    Files.write(file(), removed);
    assertEquals(3, ledger().verify());

    var swapped = List.of(lines.get(1), lines.get(0), lines.get(2), lines.get(3));
    Files.write(file(), swapped);
    assertEquals(1, ledger().verify());
  }

  @Test
  void aLineThatAKilledProcessHalfWroteIsCutAway() throws IOException {
    add("{\"n\":1}");
    Files.writeString(file(), "{\"at\":\"19", StandardOpenOption.APPEND);

    add("{\"n\":2}");

    assertEquals(0, ledger().verify());
    assertEquals(2, ledger().entries().size());
  }

  @Test
  void theLedgerStaysBoundedAndItsChainWhole() throws IOException {
    var body = "x".repeat(300_000);
    for (int i = 0; i < 40; i++) {
      add(body);
    }

    long size = Files.size(file()) + Files.size(directory.resolve("ledger.1.jsonl"));
    assertTrue(size < 2 * Ledger.MOST_BYTES + 700_000, "was " + size);
    assertEquals(0, ledger().verify());
  }
}
