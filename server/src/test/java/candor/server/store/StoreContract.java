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
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Kind;
import candor.plan.Refusal;
import candor.server.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what every store must do. */
abstract class StoreContract {

  static final String APP = "app";

  @TempDir Path dir;
  Store store;

  /** Opens the store under test on what the directory holds. */
  abstract Store open(Path place) throws IOException;

  @BeforeEach
  void openNew() throws IOException {
    store = open(dir);
    store.adopt(plan(APP, Model.INSTALL));
  }

  @AfterEach
  void closeIt() throws IOException {
    store.close();
  }

  void reopen() throws IOException {
    store.close();
    openNew();
  }

  long events(Selection selection) throws IOException {
    return store
        .count(
            selection,
            Store.Measure.EVENTS,
            Cuts.single(selection.from(), selection.to()),
            Store.Split.NONE)
        .stream()
        .mapToLong(Findings.Cell::count)
        .sum();
  }

  Findings.Person person(String install) throws IOException {
    return Objects.requireNonNull(store.person(APP, install));
  }

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
  void aWiderPlanAddsColumnsAndOldPlansStayWelcome() throws IOException {
    Sender one = sender(install(1), "mac");
    store.apply(List.of(delivery(1, APP, sent(id(1), NOON, one, "ui"))));
    Plan wider =
        plan(
            APP,
            Model.INSTALL,
            Map.of("os", Samples.property(Samples.enumeration("mac"))),
            Map.of(
                "sent",
                Samples.event(
                    Map.of("source", Samples.property(new PropertyType.Whole(0, 9, 1, ""))))));
    store.adopt(wider);
    store.adopt(wider);
    var number = new Message.Track(id(2), "sent", NOON, one, Map.of("source", new Json.Whole(7)));
    store.apply(List.of(delivery(2, APP, number, sent(id(3), NOON, one, "api"))));

    assertEquals(Set.of(Kind.TEXT, Kind.WHOLE), store.columns(APP).get("source"));
    List<String> values =
        store.rank(everything(APP), Store.Measure.EVENTS, "source", 9).stream()
            .map(Findings.Ranked::value)
            .toList();
    assertEquals(List.of("7", "api", "ui"), values);
  }

  @Test
  void namesWithoutAColumnAreNotStored() throws IOException {
    var smuggler =
        new Message.Track(
            id(1),
            "sent",
            NOON,
            sender(install(1), "mac"),
            Map.of("secret", new Json.Text("s"), "source", new Json.Whole(3)));
    store.apply(List.of(delivery(1, APP, smuggler)));

    List<Findings.Seen> seen = store.latest(everything(APP), 5);
    assertEquals(List.of(new Findings.Seen(NOON, "sent", Map.of("os", "mac"))), seen);
  }

  @Test
  void developersNeverCountAsReleased() throws IOException {
    var developer = new Sender(install(1), "s", true, Map.of());
    store.apply(List.of(delivery(1, APP, sent(id(1), NOON, developer, "ui"))));

    assertEquals(0, events(everything(APP)));
    Cuts day =
        Cuts.single(Instant.parse("2026-11-24T00:00:00Z"), Instant.parse("2026-11-25T00:00:00Z"));
    assertEquals(0, store.present(everything(APP), day).getFirst().getCardinality());
    assertEquals(1, store.newcomers(APP, Store.Build.DEBUG, day).getFirst().getCardinality());
  }

  @Test
  void summariesAreRowsUnderTheirPlannedName() throws IOException {
    var summary =
        new Message.Summary(
            id(1), NOON, sender(null, "mac"), Map.of("minutes", new Json.Whole(12)));
    store.apply(List.of(delivery(1, APP, summary)));

    assertEquals(
        List.of(new Findings.Seen(NOON, "session_summary", Map.of("os", "mac", "minutes", "12"))),
        store.latest(everything(APP), 5));
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

  @Test
  @Tag("T10")
  void namesAndValuesNeverBecomeStatements() throws IOException {
    String nasty = "x\"'; DROP TABLE state; --";
    store.adopt(
        plan(
            APP,
            Model.INSTALL,
            Map.of(),
            Map.of(
                "sent",
                Samples.event(
                    Map.of(
                        nasty,
                        Samples.property(Samples.enumeration("a")),
                        "Source",
                        Samples.property(Samples.enumeration("a")))))));
    var message =
        new Message.Track(
            id(1),
            "sent",
            NOON,
            sender(install(1), nasty),
            Map.of(nasty, new Json.Text(nasty), "Source", new Json.Text("a")));
    store.apply(List.of(delivery(1, APP, message)));
    reopen();

    List<Findings.Ranked> values = store.rank(everything(APP), Store.Measure.EVENTS, nasty, 5);
    assertEquals(List.of(new Findings.Ranked(nasty, 1)), values);
    var condition = new Selection.Condition(nasty, Selection.Operator.IS, List.of(nasty));
    var all = everything(APP);
    var selection =
        new Selection(APP, Store.Build.RELEASE, "", all.from(), all.to(), List.of(condition));
    assertEquals(1, events(selection));
  }

  @Test
  void marksAreCountedByTheirPeriod() throws IOException {
    Sender nobody = sender(null, "mac");
    store.apply(
        List.of(
            delivery(
                1,
                APP,
                new Message.Marks(id(1), NOON, nobody, true, true, false, "2026-W48"),
                new Message.Marks(id(2), NOON, nobody, true, true, true, "2026-W40"),
                new Message.Marks(id(2), NOON, nobody, true, true, true, "2026-W40"),
                new Message.Marks(id(3), NOON, nobody, true, false, false, null))));

    Cuts cuts = Cuts.single(NOON, NOON.plusSeconds(1));
    assertEquals(
        List.of(new Findings.MarkCell(0, Findings.Part.WHOLE, "", 3, 2, 1, 1)),
        store.marks(everything(APP), cuts, Store.Split.NONE));
    assertEquals(0, store.storedEvents(APP));
  }
}
