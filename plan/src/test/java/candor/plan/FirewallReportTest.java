package candor.plan;

import static candor.plan.Plans.INSTALL;
import static candor.plan.Plans.oneOf;
import static candor.plan.Plans.optional;
import static candor.plan.Plans.properties;
import static candor.plan.Plans.required;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.plan.Refusal.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Judges crash reports and feedback. */
final class FirewallReportTest {

  private static final String SESSION = "01890a5d-ac96-774b-bcce-b302099a8057";

  private static final Plan BARE =
      Plans.plan(
          Model.INSTALL,
          false,
          properties("os", required(oneOf("mac", "win")), "shell", optional(oneOf("fish"))),
          Map.of(),
          null);

  private static Plan plan(boolean install) {
    return with(
        new Plan.Crash("crash", 64, 3, install, List.of("os"), List.of(), List.of("phc_")),
        new Plan.Feedback("feedback", List.of("general", "bug"), 20, true));
  }

  private static Plan with(Plan.@Nullable Crash crash, Plan.@Nullable Feedback feedback) {
    return new Plan(
        BARE.app(),
        BARE.channels(),
        BARE.identity(),
        BARE.times(),
        BARE.context(),
        BARE.vocabularies(),
        BARE.events(),
        BARE.counters(),
        BARE.person(),
        BARE.summary(),
        crash,
        feedback,
        BARE.never(),
        BARE.questions(),
        BARE.retention(),
        BARE.disclosure(),
        BARE.reviews(),
        BARE.client());
  }

  private static final Map<String, Json> CONTEXT =
      Map.of("os", new Json.Text("mac"), "shell", new Json.Text("fish"));

  private static Message.Crash crash(Thrown... chain) {
    var sender = new Sender(INSTALL, SESSION, false, CONTEXT);
    return new Message.Crash(Plans.ID, Plans.NOW, sender, false, List.of(chain));
  }

  private static Thrown thrown(String message, Frame... frames) {
    return new Thrown("java.io.IOException", message, List.of(frames));
  }

  private static Frame frame(String function) {
    return new Frame(function, null, 0, 0, false);
  }

  private static Message.Crash admitted(Plan plan, Message.Crash crash) {
    return (Message.Crash) ((Verdict.Admit) Firewall.judge(plan, crash)).message();
  }

  private static Refusal refused(Plan plan, Message message) {
    return ((Verdict.Refuse) Firewall.judge(plan, message)).refusal();
  }

  private static Message.Feedback feedback(String kind, String text, @Nullable String email) {
    var sender = new Sender(INSTALL, SESSION, false, CONTEXT);
    return new Message.Feedback(Plans.ID, Plans.NOW, sender, kind, text, email);
  }

  @Test
  void aPlanWithoutReportsTakesNone() {
    var plan = with(null, null);

    assertEquals(
        new Refusal(Refusal.UNPLANNED, "", Reason.NOT_IN_PLAN), refused(plan, crash(thrown("x"))));
    assertEquals(
        new Refusal(Refusal.UNPLANNED, "", Reason.NOT_IN_PLAN),
        refused(plan, feedback("bug", "x", null)));
  }

  @Test
  void aCrashThatTellsNoErrorIsRefused() {
    assertEquals(new Refusal("crash", "chain", Reason.MISSING), refused(plan(true), crash()));
  }

  @Test
  @Tag("DIM-76")
  @Tag("DIM-85")
  void secretsAndPathsInAMessageAreReplaced() {
    var kept = admitted(plan(true), crash(thrown("cannot open /home/ada/x with phc_a1b2c3d4e5f6")));

    String message = kept.chain().get(0).message();
    assertTrue(message.contains("<path>") && message.contains("<redacted>"), message);
    assertFalse(message.contains("ada") || message.contains("a1b2c3"), message);
  }

  @Test
  @Tag("DIM-75")
  void aMessageIsCutToItsBytesOnACharacter() {
    var kept = admitted(plan(true), crash(thrown("ü".repeat(100))));

    String message = kept.chain().get(0).message();
    assertEquals("ü".repeat(32), message);
    assertEquals(64, message.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  @Tag("DIM-76")
  void megabytesAreNotLookedThroughForTheFewBytesThatAreKept() {
    String secret = "phc_a1b2c3d4e5f6a7b8c9d0";
    String before = "word ".repeat(204);

    String cut = admitted(plan(true), crash(thrown(before + secret))).chain().get(0).message();
    String run =
        admitted(plan(true), crash(thrown("key=".repeat(1 << 20)))).chain().get(0).message();

    assertTrue(cut.startsWith("word word") && !cut.contains("phc_"), cut);
    assertEquals("<redacted>", run);
  }

  @Test
  @Tag("DIM-77")
  void framesAreKeptUpToTheLimitOverTheWholeChain() {
    var two = new Frame[] {frame("a"), frame("b")};

    var kept = admitted(plan(true), crash(thrown("x", two), thrown("y", two)));

    assertEquals(List.of(frame("a"), frame("b")), kept.chain().get(0).frames());
    assertEquals(List.of(frame("a")), kept.chain().get(1).frames());
  }

  @Test
  @Tag("DIM-85")
  void ofAModuleOnlyItsNameIsKept() {
    var sent =
        new Frame[] {
          new Frame("f", "C:\\Users\\ada\\app.dll", 1, 2, true),
          new Frame("g", "https://x.example/static/main.js?token=1", 0, 0, false)
        };

    var kept = admitted(plan(true), crash(thrown("x", sent)));

    assertEquals(
        List.of(new Frame("f", "app.dll", 1, 2, true), new Frame("g", "main.js", 0, 0, false)),
        kept.chain().get(0).frames());
  }

  @Test
  void theNameOfACallIsNoNameOfAMachine() {
    var kept =
        admitted(
            plan(true),
            crash(thrown("x", frame("app.Engine.local"), frame("phc_a1b2c3d4e5f6a7b8.run"))));

    assertEquals(
        List.of(frame("app.Engine.local"), frame("<redacted>.run")), kept.chain().get(0).frames());
  }

  @Test
  void aChainThatDoesNotEndIsCut() {
    var chain = Collections.nCopies(50, thrown("x")).toArray(Thrown[]::new);

    assertEquals(10, admitted(plan(true), crash(chain)).chain().size());
  }

  @Test
  @Tag("DIM-79")
  @Tag("DIM-80")
  void ofTheContextOnlyWhatThePlanNamesForCrashesRidesAlong() {
    var kept = admitted(plan(true), crash(thrown("x")));

    assertEquals(Map.of("os", new Json.Text("mac")), kept.sender().context());
    assertEquals(INSTALL, kept.sender().install());
  }

  @Test
  void aCrashIsKeptAlsoWhenItsContextIsMissingOrWrong() {
    var sender = new Sender(INSTALL, null, false, Map.of("os", new Json.Text("beos")));
    var crash = new Message.Crash(Plans.ID, Plans.NOW, sender, true, List.of(thrown("x")));

    var verdict = (Verdict.Admit) Firewall.judge(plan(true), crash);

    assertEquals(List.of(new Refusal("crash", "os", Reason.NOT_IN_VOCABULARY)), verdict.dropped());
    assertEquals(Map.of(), verdict.message().sender().context());
  }

  @Test
  void theInstallStaysAwayWhereThePlanSaysSo() {
    assertNull(admitted(plan(false), crash(thrown("x"))).sender().install());
  }

  @Test
  void controlsBecomeSpacesAndLinesStay() {
    var kept = admitted(plan(true), crash(thrown("a\u0007b\nc\u202ed")));

    assertEquals("a b\nc d", kept.chain().get(0).message());
  }

  @Test
  @Tag("DIM-90")
  void feedbackPassesUnchanged() {
    String typed = " It's  /home/ada! ";

    var kept = Firewall.judge(plan(true), feedback("bug", typed, null));

    assertEquals(typed, ((Message.Feedback) ((Verdict.Admit) kept).message()).text());
  }

  @Test
  @Tag("DIM-07")
  @Tag("DIM-91")
  void feedbackWithAnAddressIsTiedToNobody() {
    var kept = (Verdict.Admit) Firewall.judge(plan(true), feedback("bug", "x", " a@b.example "));

    assertEquals("a@b.example", ((Message.Feedback) kept.message()).email());
    assertEquals(new Sender(null, null, false, Map.of()), kept.message().sender());
  }

  @Test
  void feedbackWithoutAnAddressKeepsTheInstallAlone() {
    var kept = (Verdict.Admit) Firewall.judge(plan(true), feedback("bug", "x", null));

    assertEquals(new Sender(INSTALL, null, false, Map.of()), kept.message().sender());
  }

  @Test
  void feedbackThatDoesNotFitIsRefusedByName() {
    assertEquals(
        new Refusal("feedback", "text", Reason.TOO_LONG),
        refused(plan(true), feedback("bug", "x".repeat(21), null)));
    assertEquals(
        new Refusal("feedback", "text", Reason.MISSING),
        refused(plan(true), feedback("bug", " ", null)));
    assertEquals(
        new Refusal("feedback", "kind", Reason.NOT_IN_VOCABULARY),
        refused(plan(true), feedback("praise", "x", null)));
  }

  @Test
  void anAddressThatIsNoneIsTakenOut() {
    var kept = (Verdict.Admit) Firewall.judge(plan(true), feedback("bug", "x", "call me"));

    assertEquals(List.of(new Refusal("feedback", "email", Reason.WRONG_FORM)), kept.dropped());
    assertNull(((Message.Feedback) kept.message()).email());
  }

  @Test
  void judgingTwiceChangesNothing() {
    var once = admitted(plan(true), crash(thrown("at /a/b\tphc_0a1b2c3d4e ü", frame("x"))));

    assertEquals(once, admitted(plan(true), once));
  }
}
