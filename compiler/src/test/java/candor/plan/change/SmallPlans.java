package candor.plan.change;

import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Transform;
import candor.plan.PropertyType.Vocabulary;
import candor.plan.Questions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes random plans of few names, so that conditions and checks often meet. */
final class SmallPlans {

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "os", "version");

  private static final Vocabulary WORDS =
      new Vocabulary(List.of("x", "y"), Map.of("X", "x", "auto", ""));

  private static final Vocabulary STRICT = new Vocabulary(List.of("x", "y", "z"), Map.of());

  private final RandomGenerator random;

  SmallPlans(RandomGenerator random) {
    this.random = random;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean rarely() {
    return random.nextInt(4) == 0;
  }

  Plan plan() {
    Map<String, Plan.Event> events = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      events.put("e" + i, event());
    }
    var summary =
        rarely() ? new Plan.Summary("s", "usage", random.nextInt(200), "", "", some()) : null;
    return new Plan(
        new Plan.App("app", "App", "desktop", List.of(), Map.of(), List.of(), List.of()),
        Map.of(),
        new Identity(any(List.of(Identity.Model.values())), rarely(), "", Map.of(), null),
        new Promises.Times(true, true),
        some(),
        Map.of(),
        events,
        Map.of(),
        Map.of(),
        summary,
        null,
        null,
        List.of(),
        new Questions(List.of(), List.of(), List.of(), List.of()),
        new Promises.Retention(1, 1, 1, 1),
        new Promises.Disclosure(List.of(), 5),
        List.of(),
        Promises.Client.DEFAULT);
  }

  private Plan.Event event() {
    var checks =
        rarely() ? List.of(new Plan.Check(condition(), condition())) : List.<Plan.Check>of();
    return new Plan.Event(
        "usage", "asks", "it happens", "", false, some(), checks, List.of(), null, null);
  }

  private Map<String, Property> some() {
    Map<String, Property> all = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      boolean required = rarely();
      var when = rarely() ? condition() : null;
      all.put(
          any(NAMES), new Property(type(), "it", required, when, "technical", null, null, null));
    }
    return all;
  }

  private Condition condition() {
    return new Condition(any(NAMES), List.of(any(List.of("true", "false", "x", "y"))));
  }

  private PropertyType type() {
    return switch (random.nextInt(13)) {
      case 0 -> new PropertyType.Bool(rarely() ? true : null);
      case 1 -> new PropertyType.Whole(random.nextInt(5), 20, random.nextInt(7), "");
      case 2 -> new PropertyType.Decimal(-1, 20, rarely() ? 0.1 : random.nextInt(3), "");
      case 3 -> new PropertyType.Enumeration(WORDS);
      case 4 -> new PropertyType.Tier(List.of(1.0), 0, "x", "", STRICT);
      case 5 -> new PropertyType.Duration("s", 15, 2);
      case 6 -> new PropertyType.Version(1 + random.nextInt(4));
      case 7 -> new PropertyType.Language(rarely());
      case 8 -> new PropertyType.Uuid();
      case 9 -> new PropertyType.Moment();
      case 10 -> new PropertyType.Hash("salt", 4);
      case 11 -> new PropertyType.EnumList(rarely() ? STRICT : WORDS, 2);
      default ->
          new PropertyType.Text(
              random.nextInt(12),
              rarely() ? "[a-z/<> ]*" : null,
              rarely() ? List.of() : List.of(Transform.REDACT_SECRETS, Transform.SCRUB_PATHS),
              "why");
    };
  }
}
