package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.delivery.Delivery;
import java.nio.file.Path;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the books: nothing that came is in none of the columns, or in two. */
final class TallyPropertyTest {

  private static final String[] EVENTS = {
    Batches.event(1, "app_launched", "{\"cold\":true}"),
    Batches.event(2, "app_launched", "{\"cold\":5,\"spy\":1}"),
    Batches.event(3, "message_sent", "{}"),
    Batches.event(4, "spied_on", "{}"),
    Batches.eventAt(5, "app_launched", "1970-01-01T00:00:00Z", "{}"),
    "{\"name\":\"app_launched\"}",
    "17",
  };

  @TempDir Path directory;

  @RepeatedTest(20)
  void receivedIsAdmittedAndRefusedAndUnreadable(RepetitionInfo repetition) {
    var stand = new Stand(directory);
    var random = new Random(repetition.getCurrentRepetition());
    long sent = 0;
    for (int request = 0; request < 100; request++) {
      int events = random.nextInt(8);
      boolean isWhole = random.nextInt(5) > 0;
      String body = body(stand, random, events);
      stand.post("none", isWhole ? body : body.substring(0, body.length() / 2));
      sent += isWhole ? events : 1;
    }
    var figures = stand.figures("none");
    assertEquals(sent, figures.received());
    assertEquals(figures.received(), figures.admitted() + figures.refused() + figures.unreadable());
    assertEquals(
        figures.refused() + figures.dropped(),
        figures.keptOut().values().stream().mapToLong(Long::longValue).sum());
    assertLogAgrees(stand, figures);
  }

  private static void assertLogAgrees(Stand stand, Tally.Figures figures) {
    long admitted = 0;
    long keptOut = 0;
    for (Delivery delivery : stand.deliveries()) {
      admitted += delivery.messages().size();
      keptOut += delivery.refused().values().stream().mapToLong(Long::longValue).sum();
    }
    assertEquals(figures.admitted(), admitted);
    assertEquals(figures.refused() + figures.dropped(), keptOut);
  }

  private static String body(Stand stand, Random random, int count) {
    var events = new StringJoiner(",", "\"events\":[", "]");
    for (int i = 0; i < count; i++) {
      events.add(EVENTS[random.nextInt(EVENTS.length)]);
    }
    return Batches.batch(stand, "none", events.toString());
  }
}
