package candor.server.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.CohortQuestioner.FunnelOf;
import candor.server.query.CohortQuestioner.Spread;
import candor.server.query.Questioner.Interval;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks hundreds of random questions and compares each answer with a slow, obvious count. */
final class CohortsAgreeTest {

  private static final Instant FROM = Instant.parse("2026-10-08T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-10T13:00:00Z");

  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/New_York"),
          ZoneId.of("Asia/Kathmandu"));

  private static final List<String> STEPS = List.of("opened", "sent", "sent:source=ui");

  @TempDir static Path dir;

  private static final Map<String, RawList> LISTS = new LinkedHashMap<>();
  private static final Map<String, Plan> PLANS = new LinkedHashMap<>();
  private static Store store;
  private static CohortQuestioner questions;

  @BeforeAll
  static void fill() throws IOException {
    store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    for (Model model : Model.values()) {
      String app = model.name().toLowerCase(java.util.Locale.ROOT);
      PLANS.put(app, Samples.plan(app, model));
      store.adopt(PLANS.get(app));
      var list = new RawList(app, model, random(model.name().length()));
      list.fill(store, FROM, TO, 700);
      LISTS.put(app, list);
    }
    questions = CohortQuestioner.over(store, PLANS::get, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  private static SlowCourse slow(String app) {
    return new SlowCourse(Objects.requireNonNull(LISTS.get(app)));
  }

  @Test
  void everyRetentionAgrees() throws BadQuestion {
    long returned = 0;
    for (int seed = 0; seed < 300; seed++) {
      RandomGenerator random = random(seed);
      Interval period = List.of(Interval.DAY, Interval.WEEK, Interval.MONTH).get(random.nextInt(3));
      Scope scope = scope(random, "install", 40);
      var answer = questions.retention(scope, period).cohorts();
      List<String> lines =
          answer.stream()
              .map(c -> SlowCount.key(c.start(), period, scope.zone()) + c.active())
              .toList();
      assertEquals(slow("install").retention(scope, period, NOW), lines, "seed " + seed + scope);
      returned += answer.stream().mapToLong(c -> c.active().getLast()).sum();
    }
    assertTrue(returned > 0, "somebody must come back");
  }

  @Test
  void everyFunnelAgrees() throws BadQuestion {
    long arrived = 0;
    long divided = 0;
    for (int seed = 0; seed < 250; seed++) {
      RandomGenerator random = random(seed);
      String app = seed % 4 == 0 ? "daily" : "install";
      Scope scope = scope(random, app, 40);
      var steps = new ArrayList<String>();
      do {
        steps.add(STEPS.get(random.nextInt(STEPS.size())));
      } while (steps.size() < 2 || (steps.size() < 8 && random.nextInt(3) > 0));
      long longest = (app.equals("daily") ? 1 : 6) * 86_400_000L;
      var window = Duration.ofMillis(1 + random.nextLong(longest));
      String by = random.nextInt(3) > 0 ? "" : random.nextBoolean() ? "os" : "source";
      var of = new FunnelOf(steps, window, by);
      var answer = questions.funnel(scope, of);
      assertEquals(
          slow(app).funnel(scope, of, null), lines(answer.steps()), "seed " + seed + scope + of);
      if (!by.isEmpty()) {
        var parts = answer.parts().stream().map(p -> p.value() + lines(p.steps())).toList();
        assertEquals(slow(app).parts(scope, of), parts, "seed " + seed + scope + of);
        divided += parts.size();
      }
      arrived += answer.steps().getLast().installs();
    }
    assertTrue(arrived > 0 && divided > 0, "somebody must arrive, with a value");
  }

  private static List<String> lines(List<CohortQuestioner.Step> steps) {
    return steps.stream()
        .map(s -> s.event() + " " + s.installs() + " " + s.medianMillis())
        .toList();
  }

  @Test
  void everyLengthOfSessionsAgrees() throws BadQuestion {
    for (int seed = 0; seed < 300; seed++) {
      RandomGenerator random = random(seed);
      String app = List.copyOf(LISTS.keySet()).get(random.nextInt(3));
      Scope scope = scope(random, app, 40);
      assertSpread(slow(app).sessions(scope), questions.sessions(scope), "seed " + seed + scope);
    }
  }

  @Test
  void everyPercentileAgrees() throws BadQuestion {
    for (int seed = 0; seed < 300; seed++) {
      RandomGenerator random = random(seed);
      String app = List.copyOf(LISTS.keySet()).get(random.nextInt(3));
      Scope scope = scope(random, app, 40);
      String property = random.nextBoolean() ? "gain" : "cold_ms";
      String own = property.equals("gain") ? "sent" : "opened";
      String event = random.nextBoolean() ? "" : own;
      assertSpread(
          slow(app).numbers(scope, event, property),
          questions.percentiles(scope, event, property),
          "seed " + seed + scope);
    }
  }

  private static void assertSpread(List<Double> sorted, Spread spread, String about) {
    assertEquals(sorted.size(), spread.count(), about);
    if (sorted.isEmpty()) {
      assertEquals(List.of(), spread.percentiles(), about);
      assertEquals(List.of(), spread.bins(), about);
      return;
    }
    assertEquals(sorted.getFirst(), spread.least(), about);
    assertEquals(sorted.getLast(), spread.greatest(), about);
    for (int i = 0; i < CohortQuestioner.SHARES.size(); i++) {
      double expected = SlowCourse.quantile(sorted, CohortQuestioner.SHARES.get(i));
      assertEquals(expected, spread.percentiles().get(i), 1e-6, about);
    }
    var bins = spread.bins();
    assertTrue(bins.size() <= 20, about);
    for (int i = 0; i < bins.size(); i++) {
      var bin = bins.get(i);
      boolean last = i == bins.size() - 1;
      long expected =
          sorted.stream().filter(x -> x >= bin.from() && (last || x < bin.to())).count();
      assertEquals(expected, bin.count(), about + bin);
    }
    assertEquals(sorted.size(), bins.stream().mapToLong(CohortQuestioner.Bin::count).sum());
  }

  @Test
  void everyCounterAgrees() throws BadQuestion {
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = random(seed);
      String app = List.copyOf(LISTS.keySet()).get(random.nextInt(3));
      Scope scope = scope(random, app, 3);
      var counted = questions.counters(scope).counters().getFirst();
      List<RawList.Raw> sent =
          new SlowCount(Objects.requireNonNull(LISTS.get(app))).events(scope, "sent").toList();
      boolean known = app.equals("install") || (app.equals("daily") && Trends.withinOneDay(scope));
      Long installs = known ? (Long) SlowCount.measure(Questioner.Measure.INSTALLS, sent) : null;
      assertEquals(
          new CohortQuestioner.Counted("total_sent", sent.size(), installs),
          counted,
          "seed " + seed + scope);
    }
  }

  @Test
  void aStepIsLaterThanTheOneBeforeAndWithinTheWindow() throws Exception {
    Plan plan = Samples.plan("edges", Model.INSTALL);
    PLANS.put("edges", plan);
    store.adopt(plan);
    long day = Duration.ofDays(1).toMillis();
    var messages = new ArrayList<Message>();
    for (long later : new long[] {0, 1, day, day + 1}) {
      var sender = Samples.sender(Samples.install(messages.size()), "mac");
      messages.add(
          Samples.sent(Samples.id(9_000_000 + messages.size()), Samples.NOON, sender, "ui"));
      Instant at = Samples.NOON.plusMillis(later);
      UUID id = Samples.id(9_000_000 + messages.size());
      messages.add(new Message.Track(id, "opened", at, sender, Map.of()));
    }
    long end = store.position() + 100;
    store.apply(List.of(Samples.delivery(end, "edges", messages.toArray(Message[]::new))));
    Instant last = Samples.NOON.plus(Duration.ofDays(2));
    var scope = new Scope("edges", false, Samples.NOON, last, ZoneOffset.UTC, List.of());
    var of = new FunnelOf(List.of("sent", "opened"), Duration.ofDays(1), "");
    var steps = questions.funnel(scope, of).steps();

    assertEquals(4, steps.getFirst().installs());
    assertEquals(Long.valueOf(day / 2 + 1), steps.getFirst().medianMillis());
    assertEquals(2, steps.getLast().installs());
    Spread sessions = questions.sessions(scope);
    assertEquals(4, sessions.count());
    assertEquals(day + 1.0, sessions.greatest());
  }

  @Test
  void whoCannotBeRecognisedIsNotFollowed() {
    var none = new Scope("none", false, FROM, TO, ZoneOffset.UTC, List.of());
    var daily = new Scope("daily", false, FROM, TO, ZoneOffset.UTC, List.of());
    var steps = List.of("opened", "sent");
    assertRefused("app", () -> questions.funnel(none, new FunnelOf(steps, Duration.ofDays(1), "")));
    assertRefused(
        "window", () -> questions.funnel(daily, new FunnelOf(steps, Duration.ofDays(2), "")));
    for (Scope scope : List.of(none, daily)) {
      assertRefused("period", () -> questions.retention(scope, Interval.DAY));
      assertRefused("period", () -> questions.retention(scope, Interval.MONTH));
    }
  }

  @Test
  void whatThePlanDoesNotHoldIsRefusedByName() {
    var scope = new Scope("install", false, FROM, TO, ZoneOffset.UTC, List.of());
    var day = Duration.ofDays(1);
    var both = List.of("opened", "sent");
    assertRefused(
        "steps", () -> questions.funnel(scope, new FunnelOf(List.of("opened", "x"), day, "")));
    assertRefused("steps", () -> questions.funnel(scope, new FunnelOf(List.of("opened"), day, "")));
    assertRefused(
        "steps",
        () -> questions.funnel(scope, new FunnelOf(List.of("opened", "sent:gone=1"), day, "")));
    assertRefused("window", () -> questions.funnel(scope, new FunnelOf(both, Duration.ZERO, "")));
    assertRefused("by", () -> questions.funnel(scope, new FunnelOf(both, day, "x")));
    assertRefused("property", () -> questions.percentiles(scope, "", "os"));
    assertRefused("property", () -> questions.percentiles(scope, "opened", "gain"));
    assertRefused("event", () -> questions.adoption(scope, "x"));
    assertRefused("period", () -> questions.retention(scope, Interval.HOUR));
    var years = new Scope("install", false, Instant.EPOCH, TO, ZoneOffset.UTC, List.of());
    assertRefused("from", () -> questions.retention(years, Interval.WEEK));
  }

  private static void assertRefused(
      String parameter, org.junit.jupiter.api.function.Executable question) {
    assertEquals(parameter, assertThrows(BadQuestion.class, question).parameter());
  }

  private static Scope scope(RandomGenerator random, String app, int days) {
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    Instant from = FROM.minusSeconds(86_400).plusSeconds(random.nextInt(40 * 86_400));
    Instant to = from.plusMillis(1 + random.nextLong(days * 86_400_000L));
    var filters = new ArrayList<Scope.Filter>();
    if (random.nextInt(3) == 0) {
      filters.add(new Scope.Filter("os", Scope.Operator.NOT, List.of("mac")));
    }
    if (random.nextInt(5) == 0) {
      filters.add(new Scope.Filter("source", Scope.Operator.IS, List.of("ui", "api")));
    }
    return new Scope(app, random.nextInt(6) == 0, from, to, zone, filters);
  }
}
