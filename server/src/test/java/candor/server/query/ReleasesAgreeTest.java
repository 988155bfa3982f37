package candor.server.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.crash.Originals;
import candor.server.query.Questioner.Interval;
import candor.server.query.ReportQuestioner.Rate;
import candor.server.query.ReportQuestioner.Release;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks random questions about releases and compares each answer with a slow, obvious count. */
final class ReleasesAgreeTest {

  private static final Instant FROM = Instant.parse("2026-10-20T00:00:00Z");

  private static final List<ZoneId> ZONES =
      List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kathmandu"));

  @TempDir static Path dir;

  private static final Map<String, SlowReleases> LISTS = new LinkedHashMap<>();
  private static final Map<String, Plan> PLANS = new LinkedHashMap<>();
  private static Store store;
  private static ReportQuestioner reports;

  @BeforeAll
  static void fill() throws IOException {
    store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    for (String app : List.of("install", "told", "daily", "none", "mute")) {
      PLANS.put(app, plan(app));
      store.adopt(PLANS.get(app));
      var list = new SlowReleases(app, PLANS.get(app), new Random(app.hashCode()));
      list.fill(store, FROM);
      LISTS.put(app, list);
    }
    reports = new StoreReports(store, PLANS::get, Originals.NONE);
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  private static Plan plan(String app) {
    Model model =
        switch (app) {
          case "daily" -> Model.DAILY;
          case "none" -> Model.NONE;
          default -> Model.INSTALL;
        };
    Plan bare = Samples.plan(app, model);
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
        new Plan.Crash(
            "usage",
            4096,
            50,
            model == Model.INSTALL,
            app.equals("told"),
            app.equals("mute") ? List.of("os") : List.of("os", "version"),
            List.of(),
            List.of()),
        bare.feedback(),
        bare.never(),
        bare.questions(),
        bare.retention(),
        bare.disclosure(),
        bare.reviews(),
        bare.client());
  }

  @Test
  void everyReleaseAgrees() throws BadQuestion {
    for (int seed = 0; seed < 120; seed++) {
      var random = new Random(seed);
      String app = List.copyOf(LISTS.keySet()).get(random.nextInt(LISTS.size()));
      ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
      Instant from = FROM.plusSeconds(900L * random.nextInt(96 * 25));
      Instant to = from.plusSeconds(900L * (1 + random.nextInt(96 * 12)));
      var scope = new Scope(app, random.nextInt(4) == 0, from, to, zone, List.of());
      int limit = 1 + random.nextInt(8);

      var answer = reports.releases(scope, limit);

      var lines = new ArrayList<String>();
      answer.releases().forEach(release -> lines.add(line(release)));
      Release all = answer.all();
      if (all != null) {
        lines.add(line(all) + " of " + answer.perDay());
      }
      assertEquals(
          String.join("\n", Objects.requireNonNull(LISTS.get(app)).count(scope, limit)),
          String.join("\n", lines),
          "seed " + seed + " " + scope);
    }
  }

  @Test
  void theFirstSightOfAReleaseIsThatOfAllTime() throws BadQuestion {
    for (String app : LISTS.keySet()) {
      var ever = scope(app, -30, 300);
      var expected = new TreeMap<String, Instant>();
      for (Release release : reports.releases(ever, 1_000).releases()) {
        expected.put(release.release(), release.first());
      }
      var firsts = new TreeMap<String, Instant>();
      reports.firsts(app).forEach(first -> firsts.put(first.release(), first.at()));

      assertEquals(expected, firsts, app);
      assertFalse(firsts.isEmpty(), app);
    }
  }

  @Test
  void theCourseOfAGroupAddsUpDayByDay() throws BadQuestion {
    var days = scope("told", 0, 20);
    var groups = reports.crashes(days, 100).groups();
    assertFalse(groups.isEmpty());
    for (ReportQuestioner.Group group : groups) {
      var whole = reports.courses(days, List.of(group.id()), Interval.DAY);
      long reported = 0;
      for (int day = 0; day < whole.starts().size(); day++) {
        int place = day;
        var alone = reports.courses(scope("told", day, 1), List.of(group.id()), Interval.HOUR);
        long ofDay = total(alone);
        assertEquals(
            ofDay,
            whole.courses().stream().mapToLong(c -> c.reports().get(place)).sum(),
            "day " + day);
        reported += ofDay;
      }
      assertEquals(group.crashes() + group.handled(), reported);
    }
  }

  private static long total(ReportQuestioner.Courses courses) {
    return courses.courses().stream()
        .flatMap(course -> course.reports().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  private static Scope scope(String app, int day, int days) {
    Instant from = FROM.plus(Duration.ofDays(day));
    return new Scope(app, false, from, from.plus(Duration.ofDays(days)), ZoneOffset.UTC, List.of());
  }

  private static String line(Release r) {
    return "%s %s %s %d %s %s %d %d %s %s %s"
        .formatted(
            r.release(),
            r.first(),
            r.last(),
            r.events(),
            r.installs(),
            r.sessions(),
            r.crashes(),
            r.handled(),
            rate(r.freeSessions()),
            rate(r.freeInstalls()),
            r.perDay());
  }

  private static String rate(@Nullable Rate rate) {
    return rate == null ? "-" : rate.crashed() + "/" + rate.of();
  }

  @Test
  void whatCannotBeSaidIsNotDrawnAndSaysWhy() throws BadQuestion {
    var scope =
        new Scope("mute", false, FROM, FROM.plusSeconds(86_400 * 30L), ZONES.get(0), List.of());
    var answer = reports.releases(scope, 10);

    answer.releases().forEach(release -> assertNull(release.freeInstalls()));
    assertTrue(
        answer
            .basis()
            .limits()
            .contains(
                "No share without crashes is shown: crash reports of this plan do not tell version."),
        answer.basis().limits().toString());
  }

  @Test
  void anAppWithoutVersionsHasNoReleases() {
    var bare = Samples.plan("bare", Model.NONE, Map.of(), Map.of());
    var asking = new StoreReports(store, app -> bare, Originals.NONE);
    var scope = new Scope("bare", false, FROM, FROM.plusSeconds(1), ZONES.get(0), List.of());

    assertThrows(BadQuestion.class, () -> asking.releases(scope, 10));
  }
}
