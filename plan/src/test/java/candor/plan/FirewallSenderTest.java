package candor.plan;

import static candor.plan.Plans.INSTALL;
import static candor.plan.Plans.admit;
import static candor.plan.Plans.json;
import static candor.plan.Plans.members;
import static candor.plan.Plans.oneOf;
import static candor.plan.Plans.optional;
import static candor.plan.Plans.properties;
import static candor.plan.Plans.props;
import static candor.plan.Plans.refusal;
import static candor.plan.Plans.required;
import static candor.plan.Plans.sender;
import static candor.plan.Plans.track;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.plan.PropertyType.Version;
import candor.plan.PropertyType.Whole;
import candor.plan.Refusal.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Judges context, identity, summaries, marks and erasures. */
final class FirewallSenderTest {

  private static final Map<String, Property> CONTEXT =
      properties("os", required(oneOf("mac", "win")), "version", optional(new Version(2)));

  private static final Map<String, Property> FIELDS =
      properties("n", optional(new Whole(0, 99_999, 1, "")), "os", optional(oneOf("own")));

  private static Plan plan(Model model, boolean marks, Map<String, Property> context) {
    return Plans.plan(
        model,
        marks,
        context,
        Map.of("e", Plans.event(properties("n", optional(new Whole(0, 9, 1, ""))))),
        new Plan.Summary("session", "usage", 18, "", "", FIELDS));
  }

  private static Plan identified(Model model) {
    return plan(model, false, Map.of());
  }

  private static final Plan PLAN = plan(Model.NONE, false, CONTEXT);

  private static Message.Marks marks(
      Sender sender, boolean day, boolean week, boolean month, @Nullable String cohort) {
    return new Message.Marks(Plans.ID, Plans.NOW, sender, day, week, month, cohort);
  }

  private static Message.Summary summary(Sender sender, String props) {
    return new Message.Summary(Plans.ID, Plans.NOW, sender, members(props));
  }

  @Test
  @Tag("OSA-40")
  void contextIsJudgedLikeProperties() {
    Verdict.Admit admit =
        admit(
            PLAN,
            track(sender(null, null, "{'version':'1.2.3','canary':1,'os':'mac'}"), "e", "{}"));

    assertEquals(
        json("{'os':'mac','version':'1.2'}"),
        new Json.Dictionary(admit.message().sender().context()));
    assertEquals(
        List.of("os", "version"), List.copyOf(admit.message().sender().context().keySet()));
    assertEquals(List.of(new Refusal("e", "unplanned", Reason.NOT_IN_PLAN)), admit.dropped());
  }

  @Test
  @Tag("OSA-40")
  void missingOrWrongRequiredContextRefusesTheMessage() {
    Sender none = sender(null, null, "{}");
    Sender wrong = sender(null, null, "{'os':'beos'}");

    assertEquals(new Refusal("e", "os", Reason.MISSING), refusal(PLAN, track(none, "e", "{}")));
    assertEquals(
        new Refusal("e", "os", Reason.NOT_IN_VOCABULARY), refusal(PLAN, track(wrong, "e", "{}")));
    assertEquals(new Refusal("session", "os", Reason.MISSING), refusal(PLAN, summary(none, "{}")));
    assertEquals(
        new Refusal("marks", "os", Reason.MISSING),
        refusal(PLAN, marks(none, true, false, false, null)));
  }

  @Test
  void contextAmongThePropertiesMovesUnlessTheContextHasIt() {
    Verdict.Admit moved =
        admit(
            PLAN,
            track(
                sender(null, null, "{'version':'1.2'}"),
                "e",
                "{'os':'win','n':1,'version':'7.7'}"));

    assertEquals(
        json("{'os':'win','version':'1.2'}"),
        new Json.Dictionary(moved.message().sender().context()));
    assertEquals(json("{'n':1}"), new Json.Dictionary(props(moved)));
    assertEquals(List.of(), moved.dropped());
  }

  @Test
  void aPropertyOfTheEventIsNotMovedIntoTheContext() {
    Verdict.Admit admit = admit(PLAN, summary(sender(null, null, "{'os':'mac'}"), "{'os':'own'}"));

    assertEquals(json("{'os':'own'}"), new Json.Dictionary(props(admit)));
    assertEquals(json("{'os':'mac'}"), new Json.Dictionary(admit.message().sender().context()));
  }

  @Test
  @Tag("OSA-29")
  void withoutInstallIdentityTheInstallIsTakenOut() {
    for (Model model : List.of(Model.NONE, Model.DAILY)) {
      Verdict.Admit admit = admit(identified(model), track(sender(INSTALL, null, "{}"), "e", "{}"));
      assertNull(admit.message().sender().install());
      assertEquals(List.of(new Refusal("e", "install", Reason.IDENTITY)), admit.dropped());
      assertEquals(
          List.of(),
          admit(identified(model), track(sender(null, null, "{}"), "e", "{}")).dropped());
    }
  }

  @Test
  @Tag("DIM-02")
  void withInstallIdentityTheInstallMustBeAUuid() {
    Plan plan = identified(Model.INSTALL);
    Verdict.Admit good =
        admit(plan, track(sender(INSTALL.toUpperCase(Locale.ROOT), null, "{}"), "e", "{}"));
    assertEquals(INSTALL, good.message().sender().install());
    assertEquals(List.of(), good.dropped());

    Verdict.Admit bad = admit(plan, track(sender("ann@example.org", null, "{}"), "e", "{}"));
    assertNull(bad.message().sender().install());
    assertEquals(List.of(new Refusal("e", "install", Reason.IDENTITY)), bad.dropped());
  }

  @Test
  @Tag("DIM-08")
  void aSessionIsShortAndPlain() {
    Plan plan = identified(Model.NONE);
    for (String good : List.of(INSTALL, "0", "azAZ09-", "a".repeat(36))) {
      Verdict.Admit admit = admit(plan, track(sender(null, good, "{}"), "e", "{}"));
      assertEquals(good, admit.message().sender().session());
    }
    for (String bad :
        List.of("", "a".repeat(37), "a b", "a_b", "/home", "é", "a:", "@a", "a[", "`", "{")) {
      Verdict.Admit admit = admit(plan, track(sender(null, bad, "{}"), "e", "{}"));
      assertNull(admit.message().sender().session());
      assertEquals(List.of(new Refusal("e", "session", Reason.WRONG_FORM)), admit.dropped());
    }
  }

  @Test
  @Tag("OSA-90")
  void theDebugMarkStays() {
    Sender debug = new Sender(null, null, true, Map.of());
    assertTrue(admit(identified(Model.NONE), track(debug, "e", "{}")).message().sender().debug());
  }

  @Test
  @Tag("SHI-60")
  void aSummaryIsJudgedLikeAnEventAndKeepsItsSize() {
    Sender sender = sender(null, null, "{}");
    Plan plan = identified(Model.NONE);
    Verdict.Admit admit = admit(plan, summary(sender, "{'n':1,'canary':1}"));

    assertEquals(json("{'n':1}"), new Json.Dictionary(props(admit)));
    assertEquals(List.of(new Refusal("session", "unplanned", Reason.NOT_IN_PLAN)), admit.dropped());
    assertEquals(2, props(admit(plan, summary(sender, "{'n':1,'os':'own'}"))).size());
  }

  @Test
  @Tag("SHI-60")
  void aSummaryBeyondItsSizeIsRefused() {
    Sender sender = sender(null, null, "{}");
    Plan plan = identified(Model.NONE);

    assertEquals(
        new Refusal("session", "", Reason.TOO_LARGE),
        refusal(plan, summary(sender, "{'n':11,'os':'own'}")));
    assertEquals(
        new Refusal("unplanned", "", Reason.NOT_IN_PLAN),
        refusal(Plans.of(Map.of()), summary(sender, "{}")));
  }

  @Test
  @Tag("OSA-37")
  void marksPassWithoutIdentityOrWherePlanned() {
    Sender sender = sender(null, null, "{}");
    Message marks = marks(sender, true, true, true, "2026-W40");

    assertEquals(marks, admit(identified(Model.NONE), marks).message());
    assertEquals(marks, admit(plan(Model.INSTALL, true, Map.of()), marks).message());
    assertEquals(
        new Refusal("marks", "", Reason.NOT_IN_PLAN), refusal(identified(Model.DAILY), marks));
  }

  @Test
  void marksSayAtLeastOneThing() {
    Sender sender = sender(null, null, "{}");
    Plan plan = identified(Model.NONE);
    assertEquals(
        new Refusal("marks", "", Reason.MISSING),
        refusal(plan, marks(sender, false, false, false, null)));
    for (Message one :
        List.of(
            marks(sender, true, false, false, null), marks(sender, false, true, false, null),
            marks(sender, false, false, true, null),
                marks(sender, false, false, false, "2026-W01"))) {
      assertEquals(one, admit(plan, one).message());
    }
  }

  @Test
  void aCohortIsAnIsoWeek() {
    Sender sender = sender(null, null, "{}");
    Plan plan = identified(Model.NONE);
    for (String good : List.of("2026-W01", "2026-W09", "2026-W10", "2020-W53")) {
      assertEquals(List.of(), admit(plan, marks(sender, true, false, false, good)).dropped());
    }
    for (String bad : List.of("2026-W00", "2026-W54", "2026-W60", "26-W10", "2026-w10", "canary")) {
      Verdict.Admit admit = admit(plan, marks(sender, true, false, false, bad));
      assertNull(((Message.Marks) admit.message()).cohort());
      assertEquals(List.of(new Refusal("marks", "cohort", Reason.WRONG_FORM)), admit.dropped());
    }
  }

  @Test
  @Tag("DIM-06")
  void anErasureNeedsAnInstallAndNothingElse() {
    Plan plan = plan(Model.INSTALL, false, CONTEXT);
    Message.Erase erase =
        new Message.Erase(Plans.ID, Plans.NOW, sender(INSTALL, "s", "{'canary':1}"));
    Verdict.Admit admit = admit(plan, erase);

    assertEquals(new Sender(INSTALL, "s", false, Map.of()), admit.message().sender());
    assertEquals(List.of(), admit.dropped());
    for (Sender wrong : List.of(sender(null, null, "{}"), sender("ann", null, "{}"))) {
      assertEquals(
          new Refusal("erase", "install", Reason.IDENTITY),
          refusal(plan, new Message.Erase(Plans.ID, Plans.NOW, wrong)));
    }
    assertEquals(
        new Refusal("erase", "install", Reason.IDENTITY), refusal(identified(Model.DAILY), erase));
  }
}
