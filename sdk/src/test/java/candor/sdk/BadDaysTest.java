package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.consent.Because;
import candor.sdk.consent.Mode;
import candor.sdk.consent.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that what can go wrong on a machine costs the app nothing, and is told. */
final class BadDaysTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Pattern ID = Pattern.compile("\\{\"id\":\"([0-9a-f-]{36})\"");

  @TempDir Path directory = Path.of("");
  private Home home = new Home(directory);
  private FakeServer server = home.server();
  private Candor candor = Candor.silent();

  @BeforeEach
  void open() {
    home = new Home(directory);
    server = home.server();
    candor = home.open();
  }

  @AfterEach
  void close() {
    candor.close(LONG);
  }

  private static void spoil(Path file, String content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, content);
  }

  private String everything() {
    assertTrue(candor.flush(LONG));
    var all = new StringBuilder();
    while (!server.isEmpty()) {
      all.append(server.next()).append('\n');
    }
    return all.toString();
  }

  @Test
  @Tag("SHI-63")
  void aHomeThatCannotBeWrittenIsToldToThePersonAndNotToTheApp() throws IOException {
    Path file = Files.writeString(directory.resolve("home"), "no directory");
    var places = new Places(file.resolve("answers.json"), file.resolve("state"));
    try (var homeless = home.open(home.options().places(places))) {
      assertThrows(IOException.class, () -> homeless.answer("usage", true));
      homeless.record(Quill.completed(1));
      assertThrows(IOException.class, () -> homeless.answer("crash", false));
      homeless.record(Quill.trouble());

      assertTrue(homeless.flush(LONG));
      assertEquals(0, server.requests(), "an answer that is not on file is no yes");
    }
  }

  @Test
  void answersThatCannotBeReadAreANo() throws IOException {
    spoil(home.answers(), "{\"usage\":{\"enabled\":tru");
    candor.record(Quill.trouble());

    assertEquals("", everything());
    var standing = Objects.requireNonNull(candor.status().channels().get("crash"));
    assertEquals(Mode.OFF, standing.mode());
    assertEquals(Because.UNREADABLE, standing.because());
  }

  @Test
  void aSpoiledLedgerStopsNothingAndIsFoundByTheAudit() throws IOException {
    spoil(home.state().resolve("ledger.jsonl"), "nonsense\n");
    candor.record(Quill.trouble());

    assertTrue(everything().contains("trouble"));
    assertEquals(1, candor.ledger().verify());
  }

  @Test
  void spoiledClaimsCostTheirOwnEventsAlone() throws IOException {
    spoil(home.state().resolve("once"), "a file");
    spoil(home.state().resolve("periods"), "a file");
    candor.answer("usage", true);
    candor.record(Quill.once("install"));
    candor.record(Quill.completed(1));

    var all = everything();
    assertTrue(all.contains("\"took_ms\":1"), all);
    assertFalse(all.contains("used.ever"), "nobody could tell that it is the first time");
    assertFalse(all.contains("marks"), all);
    assertEquals(1, candor.status().lost());
  }

  @Test
  void aSpoolOfALaterVersionIsSentAsFarAsItIsUnderstood() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    candor.status();
    var head = "{\"plan\":\"p\",\"app\":\"quill\",\"debug\":false,\"context\":{}}";
    var spool = home.state().resolve("spool-usage");
    spoil(spool.resolve("0.batch"), head + "\nE{\"name\":\"known\"}\nZ{\"name\":\"later\"}\n");
    spoil(spool.resolve("0.batch9"), "something else altogether");
    spoil(spool.resolve("1.batch"), "candor-spool 9\nbinary\n");

    var all = everything();

    assertTrue(all.contains("\"known\""), all);
    assertTrue(all.contains("\"took_ms\":1"), all);
    assertFalse(all.contains("later"), all);
    assertTrue(Files.exists(spool.resolve("0.batch9")), "what is not ours is left alone");
  }

  @Test
  void aClockThatIsYearsOffLosesNothingAndBlocksNothing() throws IOException {
    candor.answer("usage", true);
    server.answer(503);
    candor.record(Quill.completed(1));
    assertFalse(candor.flush(LONG));

    home.time().set(Instant.parse("1999-01-01T00:00:00Z"));
    candor.record(Quill.completed(2));
    server.answer(200);

    var all = everything();
    assertTrue(all.contains("\"took_ms\":1}"), all);
    assertTrue(all.contains("\"took_ms\":2}"), all);
    assertEquals(2, all.split("\"marks\":", -1).length, "no day before this software is a day");
  }

  @Test
  void tenMegabytesOfTextLeaveAsLittleAsThePlanAllows() throws IOException {
    candor.answer("usage", true);
    var text = "x".repeat(10 << 20);
    candor.record(
        Quill.event(
            1,
            values -> {
              values.whole(2, 1);
              values.text(5, text);
            }));

    var all = everything();
    assertTrue(all.contains("\"took_ms\":1"), "the rest of the event arrives");
    assertTrue(all.length() < 2_000, "sent " + all.length());
  }

  @Test
  void eventsThatComeFasterThanTheyCanBeKeptAreCounted() {
    int many = 100_000;
    for (int i = 0; i < many; i++) {
      candor.record(Quill.trouble());
    }
    assertTrue(candor.flush(LONG));

    var status = candor.status();
    assertEquals(many, status.sent() + status.lost() + status.waiting(), status.toString());
    assertEquals(0, status.refused());
  }

  @Test
  void closingFromManyThreadsWhileOthersRecordTellsEachEventOnce() throws Exception {
    var pool = Executors.newFixedThreadPool(6);
    var go = new CountDownLatch(1);
    for (int i = 0; i < 6; i++) {
      boolean closes = i % 2 == 0;
      pool.execute(() -> {
        try {
          go.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        for (int n = 0; n < 200; n++) {
          candor.record(Quill.trouble());
        }
        if (closes) {
          candor.close(LONG);
        }
      });
    }
    go.countDown();
    pool.shutdown();
    assertTrue(pool.awaitTermination(60, TimeUnit.SECONDS));

    var ids = new HashSet<String>();
    var found = ID.matcher(everything());
    while (found.find()) {
      assertTrue(ids.add(found.group(1)), "told twice: " + found.group(1));
    }
    assertEquals(ids.size(), candor.status().sent());
    candor.record(Quill.trouble());
    assertEquals(ids.size(), candor.status().sent(), "a closed client is deaf");
  }
}
