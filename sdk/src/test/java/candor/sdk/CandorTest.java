package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.consent.Because;
import candor.sdk.consent.Mode;
import candor.sdk.consent.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It looks for threads of a client in the whole process.")
final class CandorTest extends AtHome {

  private static final Duration LONG = Duration.ofSeconds(20);

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("candor"))
        .count();
  }

  @Test
  @Tag("OSA-16")
  @Tag("OSA-17")
  void withoutAKeyNothingIsMade() throws IOException {
    long before = threads();
    var silent = home.open(Options.withoutKey());

    silent.record(Quill.completed(5));
    silent.answer("usage", true);
    silent.close();

    assertEquals(List.of(), home.files());
    assertEquals(before, threads());
    assertEquals(Map.of(), silent.status().channels());
  }

  @Test
  @Tag("OSA-08")
  @Tag("OSA-09")
  @Tag("OSA-11")
  void nothingLeavesAndNothingIsWrittenBeforeAnAnswer() throws IOException {
    candor.record(Quill.completed(5));

    assertEquals(1, candor.status().waiting());
    assertEquals(0, server.requests());
    assertEquals(List.of(), home.files());
  }

  @Test
  @Tag("OSA-12")
  void aYesSendsWhatWaitedWithItsOwnTime() throws IOException {
    candor.record(Quill.completed(5));
    candor.status();
    home.time().pass(Duration.ofMinutes(3));

    candor.answer("usage", true);
    assertTrue(candor.flush(LONG));

    String body = server.next();
    assertTrue(body.contains("\"at\":\"2026-11-25T10:00:00.000Z\""), body);
    assertTrue(body.contains("\"sent_at\":\"2026-11-25T10:03:00.000Z\""), body);
    assertTrue(body.contains("\"took_ms\":5"), body);
    assertTrue(body.contains("\"app_version\":\"1.2.3\""), body);
  }

  @Test
  @Tag("OSA-10")
  void theEarliestAreKeptWhenTooManyWait() throws IOException {
    IntStream.rangeClosed(1, 9).forEach(i -> candor.record(Quill.completed(i)));

    candor.answer("usage", true);
    assertTrue(candor.flush(LONG));

    String body = server.next();
    for (int i = 1; i <= 9; i++) {
      assertEquals(i <= 4, body.contains("\"took_ms\":" + i + "}"), body);
    }
    assertEquals(5, candor.status().lost());
  }

  @Test
  @Tag("OSA-13")
  void aNoDropsWhatWaitedForGood() throws IOException {
    candor.record(Quill.completed(5));

    candor.answer("usage", false);
    candor.answer("usage", true);
    assertTrue(candor.flush(LONG));

    assertEquals(0, server.requests());
  }

  @Test
  @Tag("OSA-14")
  @Tag("OSA-15")
  void withdrawalThrowsAwayWhatIsSpooled() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(5));
    assertEquals(2, candor.status().waiting(), "the event and the marks of the day");

    candor.answer("usage", false);

    assertEquals(0, candor.status().waiting());
    candor.record(Quill.completed(6));
    assertTrue(candor.flush(LONG));
    assertEquals(0, server.requests());
  }

  @Test
  @Tag("OSA-04")
  void channelsAreIndependent() throws IOException {
    candor.record(Quill.trouble());
    candor.record(Quill.completed(5));
    candor.record(Quill.moreSeen());
    assertTrue(candor.flush(LONG));

    assertTrue(server.next().contains("\"trouble\""));
    assertTrue(server.isEmpty());
    assertEquals(
        Map.of(
            "usage", new Standing(Mode.UNDECIDED, Because.NOT_ASKED),
            "extra", new Standing(Mode.UNDECIDED, Because.NOT_ASKED),
            "crash", new Standing(Mode.ON, Because.DEFAULT)),
        candor.status().channels());
  }

  @Test
  void anOptInChannelDropsBeforeTheAnswerWhenThePlanSaysSo() throws IOException {
    candor.record(Quill.moreSeen());
    candor.answer("extra", true);
    assertTrue(candor.flush(LONG));

    assertEquals(0, server.requests());
  }

  @Test
  void thePreviewIsTheBytes() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(5));

    var shown = candor.preview();
    assertTrue(candor.flush(LONG));

    assertEquals(shown, List.of(server.next()));
  }

  @Test
  void marksAreSentOnceADayByTheMachine() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(5));
    candor.status();
    try (var another = home.open()) {
      another.record(Quill.completed(6));
      another.status();
    }

    var marks = String.join("\n", candor.preview()).split("\"marks\":", -1);
    assertEquals(2, marks.length, String.join("\n", candor.preview()));
    assertTrue(marks[1].contains("\"day\":true,\"week\":true,\"month\":true"), marks[1]);
    assertTrue(marks[1].contains("\"cohort\":\"2026-W48\""), marks[1]);
  }

  @Test
  void whatThePlanDoesNotAllowNeverLeaves() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(-1));
    candor.record(
        Quill.event(
            1,
            values -> {
              values.whole(2, 7);
              values.text(5, "NOT A WORD /home/x");
            }));
    assertTrue(candor.flush(LONG));

    String body = server.next();
    assertFalse(body.contains("\"took_ms\":-1"), body);
    assertFalse(body.contains("home"), body);
    assertTrue(body.contains("\"took_ms\":7"), body);
    assertEquals(2, candor.status().refused());
  }

  @Test
  void everyKindOfValueArrivesByItsName() throws IOException {
    candor.answer("usage", true);
    candor.record(
        Quill.event(
            1,
            values -> {
              values.truth(0, true);
              values.decimal(1, 1.5);
              values.whole(2, 12);
              values.choice(3, 1);
              values.choices(4, new int[] {2, 0});
              values.text(5, "word");
            }));

    var body = candor.preview().stream().filter(b -> b.contains("text.completed")).findFirst();
    assertTrue(
        body.orElse("")
            .contains(
                "\"props\":{\"fast\":true,\"gain\":1.5,\"took_ms\":12,\"way\":\"hotkey\","
                    + "\"ways\":[\"a\",\"c\"],\"word\":\"word\"}"),
        body.orElse(""));
  }

  @Test
  void brokenEventsDoNotReachTheApplication() {
    candor.record(
        Quill.event(
            1,
            values -> {
              throw new IllegalStateException("planted");
            }));
    candor.record(Quill.event(99, values -> {}));
    candor.record(Quill.event(-7, values -> {}));

    assertEquals(1, candor.status().lost());
  }

  @Test
  void aSummaryTravelsInItsOwnPlace() throws IOException {
    candor.answer("extra", true);
    candor.record(Quill.summary(47));
    assertTrue(candor.flush(LONG));

    String body = server.next();
    assertTrue(
        body.contains("\"events\":[],\"summary\":{\"requests\":47,\"needed\":[],\"id\":"), body);
  }
}
