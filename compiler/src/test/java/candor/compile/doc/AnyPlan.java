package candor.compile.doc;

import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Promises.Client;
import candor.plan.Promises.Consent;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Transform;
import candor.plan.PropertyType.Vocabulary;
import candor.plan.Questions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Makes random plans that use the whole language, with hostile sentences and values. */
final class AnyPlan {

  private static final List<String> RULES =
      List.of("closed-plan", "no-free-text", "no-peer-address", "hashed", "crash-stripped");

  /** Half a character is no text that a plan file can hold. */
  private static final List<String> HOSTILE =
      MarkdownTest.HOSTILE.stream().filter(text -> !text.endsWith("\ud83d")).toList();

  private final RandomGenerator random;
  private int number;

  AnyPlan(RandomGenerator random) {
    this.random = random;
  }

  private <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean often() {
    return random.nextInt(3) > 0;
  }

  /** Every sentence is told from the others by its number. */
  private String sentence() {
    return "S" + number++ + " " + any(HOSTILE) + " ends " + number;
  }

  private String value() {
    return any(HOSTILE) + "v" + number++;
  }

  private String name(String kind) {
    return kind + number++;
  }

  private <T> List<T> several(int most, Supplier<T> make) {
    var all = new ArrayList<T>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      all.add(make.get());
    }
    return all;
  }

  private <T> Map<String, T> named(int most, String kind, Supplier<T> make) {
    var all = new LinkedHashMap<String, T>();
    several(most, make).forEach(each -> all.put(name(kind), each));
    return all;
  }

  Plan plan() {
    var vocabularies = named(2, "list", this::vocabulary);
    var channels = named(2, "channel", this::channel);
    channels.put("usage", channel());
    var events = named(3, "event", () -> event(vocabularies));
    var context = properties("context", vocabularies);
    var identity = identity();
    boolean install = identity.model() == Identity.Model.INSTALL;
    var summary = often() ? summary(vocabularies) : null;
    var names = List.copyOf(events.keySet());
    return new Plan(
        new Plan.App(
            "app-" + number++,
            sentence(),
            "desktop",
            List.of("linux"),
            named(2, "link", () -> any(List.of("https://acme.test/a", "javascript:alert(1)"))),
            several(4, this::sentence),
            several(2, this::sentence)),
        channels,
        identity,
        new Promises.Times(often(), often()),
        context,
        vocabularies,
        events,
        install ? named(2, "counter", () -> new Plan.Counter(sentence(), names)) : Map.of(),
        install ? named(2, "person", () -> person(names)) : Map.of(),
        summary,
        often() ? crash(install, List.copyOf(context.keySet())) : null,
        often() ? new Plan.Feedback("usage", List.of(value(), value()), 10, often()) : null,
        several(6, () -> new Promises.Never(sentence(), often() ? any(RULES) : null)),
        questions(names),
        new Promises.Retention(1 + number, 2, 3, 4),
        new Promises.Disclosure(often() ? List.of("kpi") : List.of(), 7),
        several(1, () -> new Promises.Review(sentence(), "2026-11-01", sentence())),
        client(events.isEmpty() && summary != null));
  }

  private Promises.Channel channel() {
    return new Promises.Channel(
        any(List.of(Consent.values())),
        sentence(),
        sentence(),
        often(),
        often() ? 64 : 0,
        often(),
        sentence(),
        several(2, this::sentence),
        several(2, this::sentence));
  }

  private Identity identity() {
    var model = any(List.of(Identity.Model.values()));
    return new Identity(model, often(), sentence(), named(2, "place", this::value), null);
  }

  private Client client(boolean usage) {
    return new Client(
        often() ? null : "https://acme.test/v1",
        usage ? any(List.of(Client.Transport.values())) : Client.Transport.NATIVE,
        sentence(),
        Duration.ofSeconds(1 + random.nextInt(5)),
        named(1, "config", this::value),
        often() ? Map.of() : Map.of("disable", value(), "erase", value()));
  }

  private Questions questions(List<String> events) {
    var kpis = new ArrayList<Questions.Kpi>();
    kpis.add(new Questions.Kpi("kpi", sentence(), "wau", List.of(), null, List.of()));
    for (String measure : List.of("events", "median", "ratio", "share", "per_session")) {
      kpis.add(new Questions.Kpi(measure, sentence(), measure, events, "p", List.of("by")));
    }
    return new Questions(
        kpis,
        several(1, () -> new Questions.Pillar("pillar", sentence(), events)),
        several(1, () -> new Questions.Funnel("funnel", sentence(), events, 3)),
        List.of("segment"));
  }

  private Plan.PersonProperty person(List<String> events) {
    return new Plan.PersonProperty(
        sentence(), often(), any(List.of("time", "context.os", "prop.way")), events);
  }

  private Plan.Crash crash(boolean install, List<String> context) {
    return new Plan.Crash(
        "usage",
        100,
        random.nextInt(2),
        install,
        random.nextBoolean(),
        context,
        several(2, this::sentence),
        several(2, this::value));
  }

  private Plan.Event event(Map<String, Vocabulary> vocabularies) {
    var properties = properties("prop", vocabularies);
    return new Plan.Event(
        "usage",
        sentence(),
        sentence(),
        any(List.of("", "install", "day", "process")),
        !often(),
        properties,
        checks(properties),
        several(2, this::sentence),
        often() ? null : "1.2",
        often() ? null : "2030-01-31");
  }

  private List<Plan.Check> checks(Map<String, Property> properties) {
    var conditions = new ArrayList<Condition>();
    properties.forEach((name, property) -> {
      if (property.type() instanceof PropertyType.Enumeration one) {
        conditions.add(new Condition(name, List.of(any(one.vocabulary().values()))));
      }
    });
    return conditions.size() < 2 || often()
        ? List.of()
        : List.of(new Plan.Check(any(conditions), any(conditions)));
  }

  private Plan.Summary summary(Map<String, Vocabulary> vocabularies) {
    var most = often() ? 60_000 : 1 + random.nextInt(200);
    return new Plan.Summary(
        name("summary"), "usage", most, sentence(), sentence(), properties("field", vocabularies));
  }

  private Map<String, Property> properties(String kind, Map<String, Vocabulary> vocabularies) {
    var all = new LinkedHashMap<String, Property>();
    @Nullable Condition condition = null;
    for (int i = random.nextInt(6); i > 0; i--) {
      var name = name(kind);
      var type = type(vocabularies);
      var when = often() ? null : condition;
      var example = often() ? null : "\"" + kind + "\"";
      all.put(
          name,
          new Property(
              type,
              sentence(),
              often(),
              when,
              any(List.of("technical", "user-typed")),
              example,
              often() ? null : "1.2",
              often() ? null : "2030-01-31"));
      if (type instanceof PropertyType.Enumeration one) {
        condition = new Condition(name, List.of(any(one.vocabulary().values())));
      } else if (type instanceof PropertyType.Bool) {
        condition = new Condition(name, List.of("true"));
      }
    }
    return all;
  }

  private Vocabulary vocabulary() {
    var values = several(14, this::value);
    values.add(value());
    var other = value();
    return new Vocabulary(values, Map.of(other, values.get(0), other + "_", ""));
  }

  private PropertyType type(Map<String, Vocabulary> vocabularies) {
    var known =
        often() && !vocabularies.isEmpty() ? any(List.copyOf(vocabularies.values())) : vocabulary();
    return switch (random.nextInt(13)) {
      case 0 -> new PropertyType.Bool(often() ? null : false);
      case 1 -> new PropertyType.Whole(-5, often() ? Long.MAX_VALUE : 2, 1 + number % 3, value());
      case 2 -> new PropertyType.Decimal(0, often() ? Double.MAX_VALUE : 0.75, 0.05, "s");
      case 3 -> new PropertyType.Tier(List.of(1.0), 0.5, "x", value(), known);
      case 4 -> new PropertyType.Duration("min", often() ? Long.MAX_VALUE : 1, 5);
      case 5 -> new PropertyType.Version(1 + random.nextInt(4));
      case 6 -> new PropertyType.Language(often());
      case 7 -> new PropertyType.Uuid();
      case 8 -> new PropertyType.Moment();
      case 9 -> new PropertyType.Hash(value(), 8 + random.nextInt(9));
      case 10 -> new PropertyType.EnumList(known, 1 + random.nextInt(3));
      case 11 ->
          new PropertyType.Text(
              1 + random.nextInt(40),
              often() ? any(List.of("[A-Z]{2,40}", "x|y", "[^a-z`|]+", "a{0,3}b")) : null,
              often() ? List.of() : List.of(Transform.SCRUB_PATHS, Transform.REDACT_SECRETS),
              sentence());
      default -> new PropertyType.Enumeration(known);
    };
  }
}
