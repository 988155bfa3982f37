package candor.plan;

import static candor.plan.Plans.oneOf;
import static candor.plan.Plans.properties;
import static candor.plan.Plans.required;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.plan.Refusal.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Says what may be counted of sessions. */
final class FirewallOutcomesTest {

  private static final Map<String, Json> CONTEXT =
      Map.of("os", new Json.Text("mac"), "shell", new Json.Text("fish"));

  private static final Sender SENDER =
      new Sender(
          "550e8400-e29b-41d4-a716-446655440000",
          "01890a5d-ac96-774b-bcce-b302099a8057",
          true,
          CONTEXT);

  private static Plan plan(boolean sessions) {
    var bare =
        Plans.plan(
            Model.INSTALL,
            false,
            properties("os", required(oneOf("mac")), "shell", required(oneOf("fish"))),
            Map.of(),
            null);
    return new Plan(
        bare.app(),
        bare.channels(),
        bare.identity(),
        bare.times(),
        bare.context(),
        bare.vocabularies(),
        bare.events(),
        bare.counters(),
        bare.person(),
        bare.summary(),
        new Plan.Crash("crash", 64, 3, true, sessions, List.of("os"), List.of(), List.of()),
        bare.feedback(),
        bare.never(),
        bare.questions(),
        bare.retention(),
        bare.disclosure(),
        bare.reviews(),
        bare.client());
  }

  private static Message.Outcomes told(long started, long crashed) {
    return new Message.Outcomes(Plans.ID, Plans.NOW, SENDER, started, 0, crashed, 0);
  }

  private static Refusal refused(Plan plan, Message message) {
    return ((Verdict.Refuse) Firewall.judge(plan, message)).refusal();
  }

  @Test
  void countsPassWithoutWhoseTheyAre() {
    var kept =
        (Message.Outcomes) ((Verdict.Admit) Firewall.judge(plan(true), told(3, 1))).message();

    assertEquals(new Sender(null, null, true, Map.of("os", new Json.Text("mac"))), kept.sender());
    assertEquals(List.of(3L, 1L), List.of(kept.started(), kept.crashed()));
    assertEquals(new Verdict.Admit(kept, List.of()), Firewall.judge(plan(true), kept));
  }

  @Test
  void aPlanThatCountsNoSessionsTakesNone() {
    assertEquals(
        new Refusal(Refusal.UNPLANNED, "", Reason.NOT_IN_PLAN), refused(plan(false), told(1, 0)));
  }

  @Test
  void whatIsNoCountIsRefused() {
    assertEquals(
        new Refusal("sessions", "", Reason.OUT_OF_RANGE), refused(plan(true), told(-1, 1)));
    assertEquals(
        new Refusal("sessions", "", Reason.OUT_OF_RANGE), refused(plan(true), told(1, 1_000_001)));
    assertEquals(
        new Refusal("sessions", "started", Reason.MISSING), refused(plan(true), told(0, 0)));
  }
}
