package candor.server.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks thousands of random questions and compares each answer with a slow, obvious count. */
@Order(7)
final class QuestionsAgreeTest {

  private static final Instant FROM = Instant.parse("2026-10-08T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-20T00:00:00Z");

  /** Samoa skipped the 30th of December 2011. */
  private static final Instant SKIPPED = Instant.parse("2011-12-30T10:00:00Z");

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("Pacific/Apia"));

  private static final List<String> PROPERTIES =
      List.of("os", "version", "cold_ms", "source", "stream", "gain", "parts", "event");

  @TempDir static Path dir;

  private static final Map<String, RawList> LISTS = new LinkedHashMap<>();
  private static final Map<String, Plan> PLANS = new LinkedHashMap<>();
  private static Store store;
  private static Questioner questions;

  @BeforeAll
  static void fill() throws IOException {
    store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    for (Model model : Model.values()) {
      String app = model.name().toLowerCase(java.util.Locale.ROOT);
      PLANS.put(app, Samples.plan(app, model));
      store.adopt(PLANS.get(app));
      var list = new RawList(app, model, random(model.name().length()));
      list.fill(store, SKIPPED.minusSeconds(300_000), SKIPPED.plusSeconds(300_000), 100);
      list.fill(store, FROM, TO, 700);
      LISTS.put(app, list);
    }
    questions = new StoreQuestions(store, PLANS::get, Clock.systemUTC());
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  @Test
  void theSetsAgreeWithTheRows() throws IOException {
    assertEquals(List.of(), store.verifySets());
    LISTS.forEach((app, list) -> assertEquals(list.events.size(), store.storedEvents(app)));
  }

  @Test
  void everyTrendAgrees() throws BadQuestion {
    for (int seed = 0; seed < 1000; seed++) {
      RandomGenerator random = random(seed);
      Measure measure = pick(random, List.of(Measure.values()));
      String app =
          measure == Measure.INSTALLS ? "install" : pick(random, List.copyOf(LISTS.keySet()));
      Interval interval = pick(random, List.of(Interval.values()));
      Scope scope = scope(random, app, interval == Interval.HOUR ? 4 : 30, PROPERTIES);
      String by = random.nextInt(3) == 0 ? "" : pick(random, PROPERTIES);
      var of = new TrendOf(event(random, by), measure, interval, by);
      var answer = questions.trend(scope, of);

      String about = "seed " + seed + " " + scope + " " + of;
      assertEquals(
          SlowCount.keys(scope, interval),
          answer.starts().stream().map(at -> SlowCount.key(at, interval, scope.zone())).toList(),
          about);
      List<String> lines =
          answer.series().stream()
              .map(s -> (by.isEmpty() ? "" : s.name()) + s.values() + " of " + s.total())
              .toList();
      assertEquals(slow(app).trend(scope, of), lines, about);
    }
  }

  @Test
  @Tag("X-17")
  void dailyPseudonymsAreCountedByDayOnly() throws BadQuestion {
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = random(seed);
      Scope scope = scope(random, "daily", 20, PROPERTIES);
      var of = new TrendOf("", Measure.INSTALLS, Interval.DAY, "");
      var series = questions.trend(scope, of).series().getFirst();

      String slow = slow("daily").trend(scope, of).getFirst();
      assertEquals(slow.substring(0, slow.indexOf(" of")), series.values().toString());
      assertEquals(Trends.withinOneDay(scope), series.total() != null, "seed " + seed);
    }
  }

  @Test
  void everyTopAgrees() throws BadQuestion {
    for (int seed = 0; seed < 400; seed++) {
      RandomGenerator random = random(seed);
      Scope scope = scope(random, "install", 30, PROPERTIES);
      String property = pick(random, PROPERTIES);
      String event = event(random, property);
      int limit = 1 + random.nextInt(12);
      var top = questions.top(scope, event, property, limit);

      var expected = slow("install").ranked(scope, event, property, Measure.EVENTS, limit);
      assertEquals(
          expected,
          top.items().stream().map(i -> Map.entry(i.value(), i.events())).toList(),
          "seed " + seed);
      var installs = slow("install").ranked(scope, event, property, Measure.INSTALLS, 99);
      var byName = new LinkedHashMap<String, Long>();
      installs.forEach(e -> byName.put(e.getKey(), e.getValue()));
      top.items().forEach(i -> assertEquals(byName.get(i.value()), i.installs()));
    }
  }

  @Test
  void everyActiveInstallAgrees() throws BadQuestion {
    for (int seed = 0; seed < 400; seed++) {
      RandomGenerator random = random(seed);
      Scope scope = scope(random, "install", 40, PROPERTIES);
      assertEquals(
          slow("install").active(scope), lines(questions.active(scope)), "seed " + seed + scope);
    }
  }

  @Test
  @Tag("X-17")
  void everyMarkAgrees() throws BadQuestion {
    for (int seed = 0; seed < 300; seed++) {
      RandomGenerator random = random(seed);
      Model model = random.nextBoolean() ? Model.NONE : Model.DAILY;
      String app = model == Model.NONE ? "none" : "daily";
      Scope scope = scope(random, app, 40, List.of("os", "version"));
      List<String> expected = slow(app).marked(scope, model);
      List<String> answer = new ArrayList<>();
      questions
          .active(scope)
          .days()
          .forEach(d ->
              answer.add(
                  "%s %s %s %s %s %s"
                      .formatted(
                          d.day(),
                          model == Model.NONE ? d.dau() : "-",
                          d.wau(),
                          d.mau(),
                          d.fresh(),
                          d.returning())));
      assertEquals(expected, answer, "seed " + seed + scope);
    }
  }

  private static List<String> lines(Answers.Active active) {
    return active.days().stream()
        .map(d ->
            "%s %s %s %s %s %s"
                .formatted(d.day(), d.dau(), d.wau(), d.mau(), d.fresh(), d.returning()))
        .toList();
  }

  private static SlowCount slow(String app) {
    return new SlowCount(java.util.Objects.requireNonNull(LISTS.get(app)));
  }

  private static String event(RandomGenerator random, String property) {
    return switch (property) {
      case "cold_ms" -> random.nextBoolean() ? "" : "opened";
      case "source", "stream", "gain", "parts" -> random.nextBoolean() ? "" : "sent";
      default -> pick(random, List.of("", "opened", "sent"));
    };
  }

  private static Scope scope(RandomGenerator random, String app, int days, List<String> names) {
    ZoneId zone = pick(random, ZONES);
    Instant from =
        random.nextInt(5) == 0
            ? SKIPPED.minusSeconds(random.nextInt(300_000))
            : FROM.plusSeconds(random.nextInt(40 * 86_400));
    Instant to = from.plusMillis(1 + random.nextLong(days * 86_400_000L));
    if (random.nextBoolean()) {
      from = from.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
      to = to.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
    var filters = new ArrayList<Scope.Filter>();
    while (random.nextInt(3) == 0) {
      filters.add(filter(random, pick(random, names)));
    }
    return new Scope(app, random.nextInt(6) == 0, from, to, zone, filters);
  }

  private static Scope.Filter filter(RandomGenerator random, String property) {
    List<String> values =
        switch (property) {
          case "os" -> List.of("mac", "win", "linux", "plan9");
          case "version" -> List.of("1.1.0", "1.2.0", "1.13.0", "9");
          case "cold_ms" -> List.of("3", "10", "20");
          case "gain" -> List.of("0.25", "1.0", "1.75");
          case "stream" -> List.of("true", "false");
          case "parts" -> List.of("a", "b", "zz");
          case "event" -> List.of("sent", "opened");
          default -> List.of("ui", "api", "i");
        };
    List<Scope.Operator> operators =
        switch (property) {
          case "cold_ms", "gain" ->
              List.of(Scope.Operator.GT, Scope.Operator.LT, Scope.Operator.IS, Scope.Operator.NOT);
          case "stream" -> List.of(Scope.Operator.IS, Scope.Operator.NOT, Scope.Operator.SET);
          default ->
              List.of(
                  Scope.Operator.IS,
                  Scope.Operator.NOT,
                  Scope.Operator.CONTAINS,
                  Scope.Operator.SET);
        };
    Scope.Operator operator = pick(random, operators);
    int count = 1 + random.nextInt(values.size() - 1);
    return new Scope.Filter(property, operator, values.subList(0, count));
  }

  private static <T> T pick(RandomGenerator random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
