package candor.server.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.CohortQuestioner.Band;
import candor.server.query.CohortQuestioner.BandsOf;
import candor.server.query.Questioner.Interval;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what is taken up, claimed and divided with slow, obvious counts. */
final class TakenUpAgreesTest {

  private static final Instant FROM = Instant.parse("2026-10-08T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-20T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-10T13:00:00Z");

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kathmandu"));

  @TempDir static Path dir;

  private static final Map<String, RawList> LISTS = new LinkedHashMap<>();
  private static final Map<String, Plan> PLANS = new LinkedHashMap<>();
  private static Store store;
  private static CohortQuestioner questions;

  @BeforeAll
  static void fill() throws IOException {
    store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    for (Model model : Model.values()) {
      String app = model.name().toLowerCase(Locale.ROOT);
      PLANS.put(app, Samples.plan(app, model));
      store.adopt(PLANS.get(app));
      var list = new RawList(app, model, random(31 + app.length()));
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

  private static Scope scope(RandomGenerator random, String app) {
    ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
    Instant from = FROM.minusSeconds(86_400).plusSeconds(random.nextInt(40 * 86_400));
    Instant to = from.plusMillis(1 + random.nextLong(40 * 86_400_000L));
    List<Scope.Filter> filters =
        random.nextInt(3) > 0
            ? List.of()
            : List.of(new Scope.Filter("os", Scope.Operator.NOT, List.of("mac")));
    return new Scope(app, random.nextInt(6) == 0, from, to, zone, filters);
  }

  @Test
  @Tag("OSA-37")
  void everyRetentionByClaimsOfDevicesAgrees() throws BadQuestion {
    long returned = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = random(seed);
      Scope scope = scope(random, random.nextBoolean() ? "none" : "daily");
      var cohorts = questions.retention(scope, Interval.WEEK).cohorts();
      List<String> lines =
          cohorts.stream()
              .map(c -> SlowCount.key(c.start(), Interval.WEEK, scope.zone()) + c.active())
              .toList();
      assertEquals(slow(scope.app()).claims(scope, NOW), lines, "seed " + seed + scope);
      returned += cohorts.stream().mapToLong(c -> c.active().getLast()).sum();
    }
    assertTrue(returned > 0, "somebody must come back");
  }

  @Test
  void everyAdoptionAgrees() throws BadQuestion {
    long first = 0;
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = random(seed);
      Scope scope = scope(random, List.copyOf(LISTS.keySet()).get(random.nextInt(3)));
      String only = random.nextBoolean() ? "" : "opened";
      var answer = questions.adoption(scope, only);
      assertEquals(slow(scope.app()).active(scope), answer.active(), "seed " + seed + scope);
      for (Answers.Use use : answer.uses()) {
        assertTrue(only.isEmpty() || use.event().equals(only), "only the event asked for");
        assertEquals(
            slow(scope.app()).use(scope, use.event()),
            use.users() + " " + use.events() + " " + use.first() + " " + use.repeated(),
            "seed " + seed + scope + use.event());
        first += Objects.requireNonNullElse(use.first(), 0L);
      }
    }
    assertTrue(first > 0, "somebody must use something for the first time");
  }

  @Test
  void everyBandAgrees() throws BadQuestion {
    for (int seed = 0; seed < 200; seed++) {
      RandomGenerator random = random(seed);
      Scope scope = scope(random, List.copyOf(LISTS.keySet()).get(random.nextInt(3)));
      boolean divided = random.nextBoolean();
      var of = new BandsOf("sent", "gain", divided ? "os" : "", Interval.DAY);
      var answer = questions.bands(scope, of);
      var expected = new TreeMap<String, List<Double>>();
      new SlowCount(Objects.requireNonNull(LISTS.get(scope.app())))
          .events(scope, "sent")
          .filter(raw -> raw.values().get("gain") instanceof Number)
          .forEach(raw -> {
            Number number = (Number) Objects.requireNonNull(raw.values().get("gain"));
            String key =
                divided
                    ? String.valueOf(raw.values().get("os"))
                    : SlowCount.key(raw.at(), Interval.DAY, scope.zone());
            expected.computeIfAbsent(key, k -> new ArrayList<>()).add(number.doubleValue());
          });
      var found = new TreeMap<String, Band>();
      for (int i = 0; i < answer.bands().size(); i++) {
        Band band = answer.bands().get(i);
        if (band.count() > 0) {
          String day =
              divided ? "" : SlowCount.key(answer.starts().get(i), Interval.DAY, scope.zone());
          found.put(divided ? band.value() : day, band);
        }
      }
      assertEquals(expected.keySet(), found.keySet(), "seed " + seed + scope);
      found.forEach((key, band) -> {
        var sorted = Objects.requireNonNull(expected.get(key)).stream().sorted().toList();
        assertEquals(sorted.size(), band.count(), key);
        assertEquals(sorted.stream().mapToDouble(x -> x).sum(), band.sum(), 1e-6, key);
        for (int i = 0; i < CohortQuestioner.SHARES.size(); i++) {
          double quantile = SlowCourse.quantile(sorted, CohortQuestioner.SHARES.get(i));
          assertEquals(quantile, band.percentiles().get(i), 1e-6, key);
        }
      });
    }
  }

  @Test
  @Tag("OSA-86")
  void everyNumberOfDifferentValuesAgrees() throws BadQuestion {
    var top = new StoreQuestions(store, PLANS::get, Clock.fixed(NOW, ZoneOffset.UTC));
    for (int seed = 0; seed < 100; seed++) {
      RandomGenerator random = random(seed);
      Scope scope = scope(random, List.copyOf(LISTS.keySet()).get(random.nextInt(3)));
      long expected =
          new SlowCount(Objects.requireNonNull(LISTS.get(scope.app())))
              .events(scope, "")
              .map(raw -> raw.values().get("version"))
              .filter(Objects::nonNull)
              .distinct()
              .count();
      assertEquals(expected, top.top(scope, "", "version", 2).different(), "seed " + seed);
    }
  }
}
