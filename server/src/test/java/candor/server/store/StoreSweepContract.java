package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.everything;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.plan.Promises.Retention;
import candor.server.custody.Custody.Aging;
import candor.server.custody.Custody.Days;
import candor.server.custody.Custody.Extent;
import candor.server.custody.Custody.Swept;
import candor.server.custody.Custody.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Says what every store must do with rows whose days are over. */
abstract class StoreSweepContract extends StoreFixture {

  private static final Days TEN = new Days(new Retention(10, 20, 30, 5), Map.of());

  private static Instant daysAgo(int days) {
    return NOON.minus(Duration.ofDays(days));
  }

  private void fill() throws IOException {
    Sender old = sender(install(1), "mac");
    Sender both = sender(install(2), "win");
    Sender young = sender(install(3), "mac");
    store.apply(
        List.of(
            delivery(
                1,
                APP,
                sent(id(1), daysAgo(12), old, "ui"),
                sent(id(2), daysAgo(11), both, "ui"),
                sent(id(3), daysAgo(10), both, "api"),
                sent(id(4), daysAgo(9), both, "api"),
                sent(id(5), daysAgo(1), young, "api"))));
  }

  @Test
  @Tag("SHI-57")
  void noRowIsOlderThanItsDays() throws IOException {
    fill();

    Swept swept = store.custody().sweep(APP, TEN, NOON);

    assertEquals(3, swept.events(), "a day that began ten days ago is over");
    assertEquals(2, store.storedEvents(APP));
    assertEquals(2, events(everything(APP)));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  void whatIsThereIsToldWithItsOldestRowAndTheShortestDaysOfItsPlans() throws IOException {
    fill();
    Days shorter = new Days(new Retention(20, 20, 30, 5), Map.of("sha256:1", TEN.newest()));

    var extents = store.custody().extents(APP, shorter);

    assertEquals(new Extent(5, daysAgo(12), 10), extents.get(Aging.EVENTS));
    assertEquals(new Extent(0, null, 20), extents.get(Aging.CRASHES));
    assertEquals(new Extent(0, null, 5), extents.get(Aging.EMAILS));
    store.custody().sweep(APP, TEN, NOON);
    var daily = store.custody().extents(APP, TEN).get(Aging.DAILY);
    assertEquals(new Extent(6, Instant.parse("2026-11-12T00:00:00Z"), 0), daily);
  }

  @Test
  void whatWasSweptIsWrittenDownOnceAndStaysSweptAfterARestart() throws IOException {
    fill();
    Swept swept = store.custody().sweep(APP, TEN, NOON);

    assertTrue(store.custody().sweep(APP, TEN, NOON.plusSeconds(60)).isEmpty());
    reopen();

    assertEquals(List.of(swept), store.custody().swept(APP, 10));
    assertEquals(Instant.parse("2026-11-15T00:00:00Z"), swept.before());
    assertEquals(2, store.storedEvents(APP));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  void anInstallOfWhichNothingIsLeftIsForgotten() throws IOException {
    fill();
    assertEquals(1, store.custody().sweep(APP, TEN, NOON).installs());

    assertNull(store.person(APP, install(1)));
    assertNotNull(store.person(APP, install(2)));
    store.apply(List.of(delivery(2, APP, sent(id(9), NOON, sender(install(1), "mac"), "ui"))));
    reopen();
    assertEquals(1, person(install(1)).counter("total_sent"));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  void whoStaysDoesNotLookNewOnTheFirstDayThatIsLeft() throws IOException {
    fill();
    store.custody().sweep(APP, TEN, NOON);
    var days = Cuts.single(Instant.parse("2026-11-15T00:00:00Z"), NOON.plusSeconds(43_200));
    var hours = Cuts.single(Instant.parse("2026-11-15T01:00:00Z"), NOON.plusSeconds(43_000));

    for (int i = 0; i < 2; i++) {
      assertEquals(1, newcomers(days), "the young install alone");
      assertEquals(1, newcomers(hours), "from rows as from sets");
      reopen();
    }
  }

  private int newcomers(Cuts cuts) throws IOException {
    return store.newcomers(APP, Store.Build.RELEASE, cuts).getFirst().getCardinality();
  }

  @Test
  void countsByDayAndEventStay() throws IOException {
    fill();
    store.custody().sweep(APP, TEN, NOON);

    var daily = new Taken();
    store.export(Table.DAILY, everything(APP), daily);

    assertEquals(
        List.of(
            "2026-11-12T00:00:00Z sent 1 1 1",
            "2026-11-13T00:00:00Z sent 1 1 1",
            "2026-11-14T00:00:00Z sent 1 1 1",
            "2026-11-12T00:00:00Z - 1 1 1",
            "2026-11-13T00:00:00Z - 1 1 1",
            "2026-11-14T00:00:00Z - 1 1 1"),
        daily.lines());
  }

  @Test
  void whatComesLateForASweptDayIsNotKept() throws IOException {
    fill();
    store.custody().sweep(APP, TEN, NOON);
    reopen();
    Sender late = sender(install(4), "mac");
    var applied = store.apply(List.of(delivery(2, APP, sent(id(20), daysAgo(12), late, "ui"))));

    assertEquals(new Applied(1, 0, 0), applied);
    assertEquals(2, store.storedEvents(APP));
    assertNull(store.person(APP, install(4)));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  @Tag("DIM-90")
  void reportsTextsAndAddressesHaveDaysOfTheirOwn() throws IOException {
    Sender one = sender(install(1), "mac");
    var thrown = List.of(new Thrown("E", "m", List.of()));
    store.apply(
        List.of(
            delivery(
                1,
                APP,
                new Message.Crash(id(1), daysAgo(21), one, false, thrown),
                new Message.Crash(id(2), daysAgo(19), one, false, thrown),
                new Message.Feedback(id(3), daysAgo(31), one, "bug", "old", "a@b.example"),
                new Message.Feedback(id(4), daysAgo(6), one, "bug", "newer", "a@b.example"),
                new Message.Feedback(id(5), daysAgo(4), one, "bug", "new", "a@b.example"))));

    Swept swept = store.custody().sweep(APP, TEN, NOON);

    assertEquals(List.of(1L, 1L, 1L), List.of(swept.crashes(), swept.feedback(), swept.emails()));
    var range = new Reported.Range(APP, Store.Build.RELEASE, daysAgo(99), NOON);
    var notes = store.reported().feedback(range, 10);
    assertEquals(List.of("new", "newer"), notes.stream().map(Reported.Note::text).toList());
    assertEquals("a@b.example", notes.get(0).email());
    assertNull(notes.get(1).email());
  }

  @Test
  void theShortestDaysOfTheVersionsThatRowsFollowHold() throws IOException {
    fill();
    var longer = new Retention(365, 365, 365, 90);
    var days = Map.of("sha256:1", TEN.newest(), "sha256:never-used", new Retention(1, 1, 1, 1));

    assertEquals(3, store.custody().sweep(APP, new Days(longer, days), NOON).events());
  }

  @Test
  void aReplayOfTheLogBringsBackNothingErasedOrSwept() throws IOException {
    fill();
    store.custody().sweep(APP, TEN, NOON);
    var erase = delivery(2, APP, new Message.Erase(id(50), NOON, sender(install(2), "win")));
    assertEquals(1, store.apply(List.of(erase)).erased());

    fill();
    store.apply(List.of(erase));
    reopen();
    fill();

    assertEquals(1, store.storedEvents(APP));
    assertNull(store.person(APP, install(2)));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  void anUnknownAppHasNothingToSweep() throws IOException {
    assertTrue(store.custody().sweep("nobody", TEN, NOON).isEmpty());
    assertEquals(List.of(), store.custody().swept("nobody", 10));
  }
}
