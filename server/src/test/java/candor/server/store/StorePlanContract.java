package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.everything;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.plan;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Says how every store follows the plans: in its columns, names and kinds of messages. */
abstract class StorePlanContract extends StoreFixture {

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
