package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.everything;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.plan;
import static candor.server.store.Samples.refused;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.event.Message;
import candor.event.Sender;
import candor.plan.Promises.Identity.Model;
import candor.plan.Refusal;
import candor.server.delivery.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Says what every store must do: once, whole, and in order. */
abstract class StoreContract extends StoreFixture {

  @Test
  void aNewStoreIsEmpty() throws IOException {
    assertEquals(0, store.position());
    assertEquals(0, store.storedEvents(APP));
    assertEquals(0, events(everything(APP)));
    assertEquals(0, store.storedEvents("nobody"));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  void whatWasAppliedIsCountedAndStaysAfterARestart() throws IOException {
    Sender one = sender(install(1), "mac");
    Applied applied =
        store.apply(
            List.of(
                delivery(10, APP, sent(id(1), NOON, one, "ui"), sent(id(2), NOON, one, "api"))));

    assertEquals(new Applied(2, 0, 0), applied);
    reopen();
    assertEquals(10, store.position());
    assertEquals(2, store.storedEvents(APP));
    assertEquals(2, events(everything(APP)));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  void recordsUpToThePositionAreSkipped() throws IOException {
    Sender one = sender(install(1), "mac");
    store.apply(List.of(delivery(10, APP, sent(id(1), NOON, one, "ui"))));

    Applied again =
        store.apply(
            List.of(
                delivery(10, APP, sent(id(7), NOON, one, "ui")),
                delivery(20, APP, sent(id(8), NOON, one, "ui"))));

    assertEquals(new Applied(1, 0, 0), again);
    assertEquals(20, store.position());
  }

  @Test
  @Tag("DIM-59")
  void aRepeatChangesNothing() throws IOException {
    Sender one = sender(install(1), "mac");
    store.apply(List.of(delivery(10, APP, sent(id(1), NOON, one, "ui"))));
    reopen();

    Sender other = sender(install(1), "win");
    Applied applied =
        store.apply(
            List.of(
                delivery(20, APP, sent(id(1), NOON.plusSeconds(9), other, "api")),
                delivery(30, APP, sent(id(2), NOON, one, "ui"), sent(id(2), NOON, one, "ui"))));

    assertEquals(new Applied(1, 2, 0), applied);
    Findings.Person person = person(install(1));
    assertEquals(2, person.counter("total_sent"));
    assertEquals("mac", person.property("latest_os"));
  }

  @Test
  void theSameIdInTwoAppsIsTwoMessages() throws IOException {
    store.adopt(plan("second", Model.INSTALL));
    Sender one = sender(install(1), "mac");
    store.apply(List.of(delivery(10, APP, sent(id(1), NOON, one, "ui"))));
    store.apply(List.of(delivery(20, "second", sent(id(1), NOON, one, "ui"))));

    assertEquals(1, store.storedEvents(APP));
    assertEquals(1, store.storedEvents("second"));
  }

  @Test
  @Tag("DIM-68")
  void personPropertiesAreRightUnderDisorder() throws IOException {
    Instant later = NOON.plus(Duration.ofHours(1));
    Instant earlier = NOON.minus(Duration.ofHours(1));
    store.apply(List.of(delivery(1, APP, sent(id(1), NOON, sender(install(1), "mac"), "ui"))));
    store.apply(List.of(delivery(2, APP, sent(id(2), later, sender(install(1), "win"), "api"))));
    store.apply(
        List.of(delivery(3, APP, sent(id(3), earlier, sender(install(1), "linux"), "plugin"))));
    reopen();

    Findings.Person person = person(install(1));
    assertEquals(
        Map.of(
            "first_seen", earlier.toString(),
            "first_os", "linux",
            "latest_os", "win",
            "latest_source", "api"),
        person.properties());
    assertEquals(Map.of("total_sent", 3L), person.counters());
  }

  @Test
  void erasureTakesEverythingOfTheInstallAndNothingElse() throws IOException {
    Sender one = sender(install(1), "mac");
    Sender two = sender(install(2), "mac");
    store.apply(
        List.of(
            delivery(1, APP, sent(id(1), NOON, one, "ui"), sent(id(2), NOON, two, "ui")),
            delivery(
                2,
                APP,
                sent(id(3), NOON, one, "ui"),
                new Message.Erase(id(4), NOON, one),
                sent(id(5), NOON, one, "api"))));

    assertEquals(2, store.storedEvents(APP));
    Findings.Person person = person(install(1));
    assertEquals(1, person.counter("total_sent"));
    Applied applied = store.apply(List.of(delivery(3, APP, new Message.Erase(id(6), NOON, one))));
    assertEquals(1, applied.erased());
    assertNull(store.person(APP, install(1)));
    assertEquals(1, events(everything(APP)));
    assertEquals(List.of(), store.verifySets());
    reopen();
    assertEquals(1, store.storedEvents(APP));
    assertEquals(List.of(), store.verifySets());
  }

  @Test
  void aRepeatDoesNotBringBackWhatWasErased() throws IOException {
    Sender one = sender(install(1), "mac");
    store.apply(List.of(delivery(1, APP, sent(id(1), NOON, one, "ui"))));
    store.apply(List.of(delivery(2, APP, new Message.Erase(id(2), NOON, one))));

    assertEquals(
        new Applied(0, 1, 0), store.apply(List.of(delivery(3, APP, sent(id(1), NOON, one, "ui")))));
  }

  @Test
  void refusalsAddUpByQuarterOfAnHour() throws IOException {
    var refusal = new Refusal("sent", "source", Refusal.Reason.NOT_IN_VOCABULARY);
    store.apply(List.of(refused(1, APP, refusal, 2), refused(2, APP, refusal, 3)));
    store.apply(List.of(refused(3, APP, refusal, 5)));

    assertEquals(
        List.of(new Findings.Kept(NOON, "sent", "source", "not-in-vocabulary", 10)),
        store.refusals(APP, NOON, NOON.plusSeconds(1)));
    assertEquals(List.of(), store.refusals(APP, NOON.plusSeconds(1), NOON.plusSeconds(9000)));
  }

  @Test
  void aListThatFailsHalfwayLeavesNothingBehind() throws IOException {
    Sender one = sender(install(1), "mac");
    Sender two = sender(install(2), "win");
    store.apply(List.of(delivery(1, APP, sent(id(1), NOON, one, "ui"))));
    var broken =
        new AbstractList<Delivery>() {
          @Override
          public Delivery get(int index) {
            if (index == 1) {
              throw new IllegalStateException("planted");
            }
            return delivery(2, APP, sent(id(2), NOON, one, "ui"), sent(id(3), NOON, two, "ui"));
          }

          @Override
          public int size() {
            return 2;
          }
        };
    assertThrows(IllegalStateException.class, () -> store.apply(broken));

    assertEquals(1, store.position());
    assertEquals(1, store.storedEvents(APP));
    assertNull(store.person(APP, install(2)));
    Delivery again = delivery(2, APP, sent(id(2), NOON, one, "ui"), sent(id(3), NOON, two, "ui"));
    assertEquals(new Applied(2, 0, 0), store.apply(List.of(again)));
    assertEquals(2, person(install(1)).counter("total_sent"));
    assertEquals(List.of(), store.verifySets());
  }
}
