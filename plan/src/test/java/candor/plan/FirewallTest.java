package candor.plan;

import static candor.plan.Plans.admit;
import static candor.plan.Plans.json;
import static candor.plan.Plans.oneOf;
import static candor.plan.Plans.optional;
import static candor.plan.Plans.properties;
import static candor.plan.Plans.props;
import static candor.plan.Plans.refusal;
import static candor.plan.Plans.required;
import static candor.plan.Plans.sender;
import static candor.plan.Plans.track;
import static candor.plan.Plans.when;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.plan.Property.Condition;
import candor.plan.PropertyType.Bool;
import candor.plan.PropertyType.EnumList;
import candor.plan.PropertyType.Enumeration;
import candor.plan.PropertyType.Hash;
import candor.plan.PropertyType.Vocabulary;
import candor.plan.PropertyType.Whole;
import candor.plan.Refusal.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class FirewallTest {

  private static final Whole COUNT = new Whole(0, 10, 1, "");

  /** Says of remote models only a hash, of others the name. */
  private static final Plan MODELS =
      Plans.of(
          properties(
              "model_source", required(oneOf("local", "remote")),
              "model", when(required(Plans.text(40, null)), "model_source", "local"),
              "model_hash", when(required(new Hash("salt", 4)), "model_source", "remote")));

  private static Refusal dropped(String event, String field, Reason reason) {
    return new Refusal(event, field, reason);
  }

  @Test
  @Tag("OSA-45")
  void anUnplannedEventIsRefusedWithoutItsName() {
    assertEquals(
        dropped("unplanned", "", Reason.NOT_IN_PLAN),
        refusal(MODELS, track(sender(null, null, "{}"), "canary", "{}")));
  }

  @Test
  @Tag("OSA-45")
  void anUnplannedPropertyIsTakenOutWithoutItsName() {
    Verdict.Admit admit =
        admit(MODELS, track("{'model_source':'local','model':'m','canary':1,'Model':'x'}"));

    assertEquals(
        List.of(
            dropped("e", "unplanned", Reason.NOT_IN_PLAN),
            dropped("e", "unplanned", Reason.NOT_IN_PLAN)),
        admit.dropped());
    assertEquals(json("{'model_source':'local','model':'m'}"), new Json.Dictionary(props(admit)));
  }

  @Test
  void aPropertyOfAnotherEventIsToldByName() {
    Plan plan =
        Plans.plan(
            Model.NONE,
            false,
            properties("c", optional(COUNT)),
            Map.of("e", Plans.event(Map.of()), "f", Plans.event(properties("x", optional(COUNT)))),
            new Plan.Summary("s", "usage", 9, "", "", properties("y", optional(COUNT))));

    Verdict.Admit admit = admit(plan, track("{'x':1,'y':1,'z':1}"));

    assertEquals(
        List.of("x", "y", "unplanned"), admit.dropped().stream().map(Refusal::field).toList());
    assertEquals(Map.of(), props(admit));
  }

  @Test
  void onlyTheFirstNamesOfALongListAreLookedUp() {
    Plan plan =
        Plans.plan(
            Model.NONE,
            false,
            Map.of(),
            Map.of("e", Plans.event(Map.of()), "f", Plans.event(properties("x", optional(COUNT)))),
            null);
    StringBuilder many = new StringBuilder("{");
    for (int i = 0; i < 64; i++) {
      many.append("'n").append(i).append("':0,");
    }

    List<Refusal> dropped = admit(plan, track(many + "'x':0}")).dropped();

    assertEquals(65, dropped.size());
    assertEquals("unplanned", dropped.get(64).field());
  }

  @Test
  @Tag("OSA-54")
  @Tag("OSA-55")
  void aPropertyPassesOnlyUnderItsCondition() {
    Verdict.Admit admit =
        admit(MODELS, track("{'model':'secret','model_hash':'00ff','model_source':'remote'}"));

    assertEquals(List.of("model_source", "model_hash"), List.copyOf(props(admit).keySet()));
    assertEquals(List.of(dropped("e", "model", Reason.CONDITION)), admit.dropped());
  }

  @Test
  @Tag("OSA-55")
  void aConditionThatHoldsMakesARequiredPropertyMissed() {
    assertEquals(
        dropped("e", "model_hash", Reason.MISSING),
        refusal(MODELS, track("{'model_source':'remote','model':'m'}")));
    assertEquals(
        dropped("e", "model_hash", Reason.WRONG_FORM),
        refusal(MODELS, track("{'model_source':'remote','model_hash':'UPPER'}")));
  }

  @Test
  void aConditionOfADroppedPropertyDoesNotHold() {
    Plan plan =
        Plans.of(
            properties(
                "c", when(optional(COUNT), "b", "true"),
                "b", when(optional(new Bool(null)), "a", "yes"),
                "a", optional(oneOf("yes", "no"))));

    Verdict.Admit admit = admit(plan, track("{'a':'no','b':true,'c':1}"));

    assertEquals(json("{'a':'no'}"), new Json.Dictionary(props(admit)));
    assertEquals(
        List.of(dropped("e", "c", Reason.CONDITION), dropped("e", "b", Reason.CONDITION)),
        admit.dropped());
    assertEquals(3, props(admit(plan, track("{'a':'yes','b':'true','c':1}"))).size());
    assertEquals(2, props(admit(plan, track("{'a':'yes','b':false,'c':1}"))).size());
    assertEquals(0, props(admit(plan, track("{'c':1}"))).size());
  }

  @Test
  void aConditionOnNeitherTextNorTruthNeverHolds() {
    Plan plan =
        Plans.of(
            properties(
                "a", optional(COUNT),
                "b", when(optional(COUNT), "a", "1"),
                "d", when(required(COUNT), "nowhere", "1")));

    assertEquals(List.of("a"), List.copyOf(props(admit(plan, track("{'b':1,'a':1}"))).keySet()));
  }

  @Test
  void aMissingOrWrongRequiredPropertyRefusesTheEvent() {
    Plan plan = Plans.of(properties("n", required(COUNT), "o", optional(COUNT)));

    assertEquals(dropped("e", "n", Reason.MISSING), refusal(plan, track("{'o':1}")));
    assertEquals(dropped("e", "n", Reason.MISSING), refusal(plan, track("{'n':null}")));
    assertEquals(dropped("e", "n", Reason.OUT_OF_RANGE), refusal(plan, track("{'n':11}")));
    assertEquals(dropped("e", "n", Reason.WRONG_TYPE), refusal(plan, track("{'n':{}}")));
    Verdict.Admit admit = admit(plan, track("{'o':'x','n':1}"));
    assertEquals(List.of(dropped("e", "o", Reason.WRONG_TYPE)), admit.dropped());
    assertEquals(List.of(), admit(plan, track("{'o':null,'n':1}")).dropped());
  }

  @Test
  void aSpellingThatLeavesOutIsNeitherCountedNorMissed() {
    Enumeration language = new Enumeration(new Vocabulary(List.of("de"), Map.of("auto", "")));
    Plan plan = Plans.of(properties("l", required(language)));

    Verdict.Admit admit = admit(plan, track("{'l':'auto'}"));

    assertEquals(List.of(), admit.dropped());
    assertEquals(Map.of(), props(admit));
    assertEquals(admit, admit(plan, admit.message()));
    assertEquals(dropped("e", "l", Reason.NOT_IN_VOCABULARY), refusal(plan, track("{'l':'x'}")));
  }

  @Test
  void eachUnknownItemOfAListIsCounted() {
    EnumList list = new EnumList(new Vocabulary(List.of("a", "b"), Map.of()), 2);
    Plan plan = Plans.of(properties("l", optional(list)));

    Verdict.Admit admit = admit(plan, track("{'l':['b','canary','a','x']}"));

    assertEquals(json("{'l':['a','b']}"), new Json.Dictionary(props(admit)));
    Refusal unknown = dropped("e", "l", Reason.NOT_IN_VOCABULARY);
    assertEquals(List.of(unknown, unknown), admit.dropped());
  }

  @Test
  @Tag("OSA-53")
  void aBrokenCheckRefusesTheEvent() {
    Vocabulary types = new Vocabulary(List.of("mlx", "openai"), Map.of("unknown", ""));
    Plan strict =
        Plans.of(
            properties(
                "s", required(oneOf("local", "remote")), "t", optional(oneOf("mlx", "openai"))),
            new Plan.Check(
                new Condition("s", List.of("local")), new Condition("t", List.of("mlx"))));
    Plan lenient =
        Plans.of(
            properties("s", required(oneOf("local")), "t", optional(new Enumeration(types))),
            new Plan.Check(
                new Condition("s", List.of("local")), new Condition("t", List.of("mlx"))));

    assertEquals(dropped("e", "t", Reason.CONDITION), refusal(strict, track("{'s':'local'}")));
    assertEquals(
        dropped("e", "t", Reason.CONDITION), refusal(strict, track("{'s':'local','t':'openai'}")));
    assertEquals(2, props(admit(strict, track("{'s':'local','t':'mlx'}"))).size());
    assertEquals(2, props(admit(strict, track("{'s':'remote','t':'openai'}"))).size());
    assertEquals(1, props(admit(lenient, track("{'s':'local','t':'unknown'}"))).size());
    assertEquals(
        dropped("e", "t", Reason.CONDITION), refusal(lenient, track("{'s':'local','t':'openai'}")));
  }

  @Test
  void aCheckOnAPropertyThatIsNotPlannedIsBroken() {
    Plan plan =
        Plans.of(
            properties("s", required(oneOf("a"))),
            new Plan.Check(new Condition("s", List.of("a")), new Condition("x", List.of("a"))));

    assertEquals(dropped("e", "x", Reason.CONDITION), refusal(plan, track("{'s':'a'}")));
  }

  @Test
  void whatIsKeptFollowsThePlansOrderAndNothingElseChanges() {
    Plan plan = Plans.of(properties("b", optional(COUNT), "a", optional(COUNT)));

    Verdict.Admit admit = admit(plan, track("{'a':1,'b':2}"));

    assertEquals(List.of("b", "a"), List.copyOf(props(admit).keySet()));
    assertEquals(List.of(), admit.dropped());
    assertEquals(Plans.ID, ((candor.event.Message.Track) admit.message()).id());
    assertSame(Plans.NOW, admit.message().at());
  }
}
