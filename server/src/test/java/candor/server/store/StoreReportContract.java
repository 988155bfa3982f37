package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Says what every store must do with crash reports and feedback. */
abstract class StoreReportContract extends StoreFixture {

  private static final Reported.Range ALL =
      new Reported.Range(
          APP, Store.Build.RELEASE, NOON.minus(Duration.ofDays(9)), NOON.plus(Duration.ofDays(9)));

  private static Thrown thrown(String message, String function) {
    return new Thrown("E", message, List.of(new Frame(function, "app.js", 3, 7, true)));
  }

  private static Message.Crash crash(long id, Sender sender, String message, String function) {
    var at = NOON.plusSeconds(id);
    return new Message.Crash(id(id), at, sender, false, List.of(thrown(message, function)));
  }

  private static Message.Feedback feedback(long id, Sender sender, String text) {
    return new Message.Feedback(id(id), NOON.plusSeconds(id), sender, "bug", text, null);
  }

  @Test
  @Tag("DIM-74")
  @Tag("DIM-80")
  void crashesAreGroupedAndCountedByInstall() throws IOException {
    var one = sender(install(1), "mac");
    store.apply(
        List.of(
            delivery(10, APP, crash(1, one, "a", "run"), crash(2, one, "b", "run")),
            delivery(20, APP, crash(3, sender(install(2), "win"), "c", "run")),
            delivery(30, APP, crash(4, one, "d", "stop"))));
    reopen();

    var groups = store.reported().groups(ALL, 10);

    assertEquals(2, groups.size());
    var first = groups.get(0);
    assertEquals(List.of("E", "c"), List.of(first.type(), first.message()));
    assertEquals(List.of(3L, 0L, 2L), List.of(first.crashes(), first.handled(), first.installs()));
    assertEquals(NOON.plusSeconds(1), first.first());
    assertEquals(NOON.plusSeconds(3), first.last());
    assertNotEquals(first.id(), groups.get(1).id());
  }

  @Test
  void theReportsOfAGroupAreCountedByReleaseAndInterval() throws IOException {
    var one = sender(install(1), "mac");
    store.apply(
        List.of(
            delivery(10, APP, crash(1, one, "a", "run"), crash(2, one, "b", "run")),
            delivery(20, APP, crash(90, one, "c", "run"), crash(91, one, "d", "stop"))));
    long group = store.reported().groups(ALL, 10).get(0).id();
    var minutes = new Cuts(List.of(NOON, NOON.plusSeconds(60), NOON.plusSeconds(120)));

    var tallies =
        new ArrayList<>(
            store.reported().tallies(APP, Store.Build.RELEASE, List.of(group), minutes));

    tallies.sort(Comparator.comparingInt(Reported.Tally::interval));
    assertEquals(
        List.of(new Reported.Tally(group, null, 0, 2), new Reported.Tally(group, null, 1, 1)),
        tallies);
  }

  @Test
  void theReportsOfAGroupAreReadBackWhole() throws IOException {
    store.apply(List.of(delivery(10, APP, crash(1, sender(install(1), "mac"), "a", "run"))));
    long group = store.reported().groups(ALL, 10).get(0).id();

    var reports = store.reported().reports(ALL, group, 10);

    assertEquals(
        List.of(
            new Reported.Crash(
                NOON.plusSeconds(1), false, Map.of("os", "mac"), List.of(thrown("a", "run")))),
        reports);
  }

  @Test
  @Tag("DIM-59")
  void aRepeatedReportChangesNothing() throws IOException {
    var one = sender(install(1), "mac");
    store.apply(List.of(delivery(10, APP, crash(1, one, "a", "run"), feedback(2, one, "x"))));
    store.apply(List.of(delivery(20, APP, crash(1, one, "a", "run"), feedback(2, one, "x"))));

    assertEquals(1, store.reported().groups(ALL, 10).get(0).crashes());
    assertEquals(1, store.reported().feedback(ALL, 10).size());
  }

  @Test
  @Tag("DIM-89")
  @Tag("DIM-90")
  void feedbackIsKeptVerbatimNewestFirst() throws IOException {
    var one = sender(install(1), "mac");
    store.apply(List.of(delivery(10, APP, feedback(1, one, "older"), feedback(2, one, " é\n\"'"))));
    reopen();

    var typed = store.reported().feedback(ALL, 10);

    assertEquals(
        new Reported.Note(id(2).toString(), NOON.plusSeconds(2), "bug", " é\n\"'", null),
        typed.get(0));
    assertEquals("older", typed.get(1).text());
  }

  @Test
  void anErasedInstallLeavesNoReport() throws IOException {
    var one = sender(install(1), "mac");
    store.apply(List.of(delivery(10, APP, crash(1, one, "a", "run"), feedback(2, one, "x"))));

    store.apply(List.of(delivery(20, APP, new Message.Erase(id(9), NOON, one))));

    assertEquals(List.of(), store.reported().groups(ALL, 10));
    assertEquals(List.of(), store.reported().feedback(ALL, 10));
  }

  @Test
  void developersReportsStayApart() throws IOException {
    var mine = new Sender(install(1), null, true, Map.of());
    store.apply(List.of(delivery(10, APP, crash(1, mine, "a", "run"))));

    assertEquals(List.of(), store.reported().groups(ALL, 10));
  }
}
