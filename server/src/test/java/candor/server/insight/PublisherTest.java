package candor.server.insight;

import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Promises.Identity.Model;
import candor.plan.Questions;
import candor.plan.Questions.Kpi;
import candor.server.insight.Insights.Item;
import candor.server.insight.Insights.Row;
import candor.server.insight.Insights.Table;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what is published of a store, and attacks all of it. */
@Tag("SHI-51")
@Tag("SHI-55")
final class PublisherTest {

  private static final int GROUP = 5;

  /** A Wednesday: the week to 23 November is over for two days and more. */
  private static final Clock NOW = clock("2026-11-25T12:00:00Z");

  private static final Instant WEEK = Instant.parse("2026-11-16T00:00:00Z");

  @TempDir Path dir;

  private static Clock clock(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }

  private static Plan plan(Model identity, String... shows) {
    Plan p = Samples.plan("app", identity);
    var kpis =
        List.of(
            kpi("people", "wau"),
            kpi("sends", "events", "source"),
            kpi("users", "installs", "source"),
            new Kpi("cold", "How slow?", "median", List.of("opened"), "cold_ms", List.of("os")));
    return new Plan(
        p.app(),
        p.channels(),
        p.identity(),
        p.times(),
        p.context(),
        p.vocabularies(),
        p.events(),
        p.counters(),
        p.person(),
        p.summary(),
        p.crash(),
        p.feedback(),
        p.never(),
        new Questions(kpis, List.of(), List.of(), List.of("os")),
        p.retention(),
        new Promises.Disclosure(List.of(shows), GROUP),
        p.reviews(),
        p.client());
  }

  private static Kpi kpi(String id, String measure, String... by) {
    return new Kpi(id, id + "?", measure, List.of("sent"), null, List.of(by));
  }

  private Store open(Plan plan) throws IOException {
    Store store =
        EmbeddedStore.open(dir.resolve("s" + dir.toFile().list().length), StoreOptions.DEFAULT);
    store.adopt(plan);
    return store;
  }

  private static Message.Track opened(long id, Instant at, int install, String os, long ms) {
    return new Message.Track(
        id(id), "opened", at, sender(install(install), os), Map.of("cold_ms", new Json.Whole(ms)));
  }

  @Test
  void manyWhoAskAtOnceGetOneEdition() throws Exception {
    Plan plan = plan(Model.INSTALL, "people", "sends");
    try (Store store = open(plan);
        var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      var publisher = new Publisher(store, NOW);
      Callable<Insights> ask = () -> Objects.requireNonNull(publisher.of(plan, "sha256:1"));
      var editions = Collections.newSetFromMap(new IdentityHashMap<Insights, Boolean>());
      for (var edition : askers.invokeAll(Collections.nCopies(8, ask))) {
        editions.add(edition.get());
      }
      assertEquals(1, editions.size());
    }
  }

  private static Insights publish(Store store, Plan plan, Clock clock) throws IOException {
    return Objects.requireNonNull(new Publisher(store, clock).of(plan, "sha256:1"));
  }

  @Test
  void aPlanThatShowsNothingPublishesNothing() throws IOException {
    Plan plan = plan(Model.INSTALL);
    try (Store store = open(plan)) {
      assertNull(new Publisher(store, NOW).of(plan, "sha256:1"));
    }
  }

  @Test
  @Tag("SHI-52")
  @Tag("SHI-53")
  void speedByHardwareIsPublishedWithTheBestAndWithoutSmallGroups() throws IOException {
    Plan plan = plan(Model.INSTALL, "cold");
    try (Store store = open(plan)) {
      var all = new ArrayList<Message>();
      for (int i = 0; i < 20; i++) {
        all.add(opened(i, WEEK.plusSeconds(i), i, i < 8 ? "mac" : "win", i < 8 ? 203 : 397));
      }
      all.add(opened(99, WEEK, 99, "linux", 1));
      store.apply(List.of(delivery(1, "app", all.toArray(Message[]::new))));

      Item cold = publish(store, plan, NOW).items().getFirst();

      assertEquals(400, cold.figure());
      Table table = cold.tables().getFirst();
      assertEquals(List.of(new Row("win", 400, 10)), table.rows(), "mac hides the one linux");
      assertTrue(table.hides());
      store.apply(
          List.of(
              delivery(
                  2,
                  "app",
                  opened(200, WEEK, 200, "linux", 1),
                  opened(201, WEEK, 201, "linux", 1),
                  opened(202, WEEK, 202, "linux", 1),
                  opened(203, WEEK, 203, "linux", 1))));
      table = publish(store, plan, NOW).items().getFirst().tables().getFirst();
      assertEquals("linux", table.best());
      assertEquals(
          List.of(new Row("win", 400, 10), new Row("mac", 200, 5), new Row("linux", 1, 5)),
          table.rows());
    }
  }

  @Test
  void aWeekIsPublishedOnceItIsOverForTwoDaysAndDoesNotChange() throws IOException {
    Plan plan = plan(Model.INSTALL, "people");
    try (Store store = open(plan)) {
      var week = WEEK.plusSeconds(6 * 86_400);
      store.apply(List.of(delivery(1, "app", sends(0, 12, week))));
      var publisher = new Publisher(store, NOW);
      var before = new Publisher(store, clock("2026-11-24T23:00:00Z"));

      assertEquals(
          LocalDate.parse("2026-11-09"), Objects.requireNonNull(before.of(plan, "h")).from());
      assertEquals(10, figure(publisher, plan));
      store.apply(List.of(delivery(2, "app", sends(100, 30, week))));
      assertEquals(10, figure(publisher, plan), "what comes late changes nothing");
    }
  }

  private static @Nullable Double figure(Publisher publisher, Plan plan) throws IOException {
    return Objects.requireNonNull(publisher.of(plan, "h")).items().getFirst().figure();
  }

  private static Message[] sends(int first, int count, Instant at) {
    var all = new Message[count];
    for (int i = 0; i < count; i++) {
      all[i] = sent(id(first + i), at, sender(install(first + i), "mac"), "ui");
    }
    return all;
  }

  /** The figures of weeks that overlap could be subtracted; these are the same weeks or others. */
  @Test
  void periodsOfDifferentDaysAreTheSameOrDoNotOverlap() {
    var weeks = new HashSet<LocalDate>();
    for (int day = 0; day < 400; day++) {
      Instant at = Instant.parse("2026-01-01T12:00:00Z").plusSeconds(86_400L * day);
      var grid = Grid.at(Clock.fixed(at, ZoneOffset.UTC));
      assertEquals(grid.from().plusWeeks(1), grid.to());
      assertTrue(grid.to().plusDays(2).atStartOfDay().toInstant(ZoneOffset.UTC).isBefore(at));
      weeks.add(grid.from());
    }
    for (LocalDate week : weeks) {
      assertEquals(1, week.getDayOfWeek().getValue());
    }
  }

  @Test
  void nothingSmallComesOutOfAllThatIsPublished() throws IOException {
    var random = new Random(7);
    for (Model identity : List.of(Model.INSTALL, Model.DAILY)) {
      Plan plan = plan(identity, "people", "sends", "users", "cold", "os");
      for (int round = 0; round < 3; round++) {
        try (Store store = open(plan)) {
          var truth = fill(store, random);
          attack(publish(store, plan, NOW), truth, identity);
        }
      }
    }
  }

  /** Stores random events of one week and returns the installs by property and value. */
  private static Map<String, Map<String, Set<Integer>>> fill(Store store, Random random)
      throws IOException {
    var truth = new TreeMap<String, Map<String, Set<Integer>>>();
    var all = new ArrayList<Message>();
    for (int i = 0; i < 60; i++) {
      int install = random.nextInt(40);
      String os = List.of("mac", "win", "linux").get(Math.min(2, random.nextInt(6)));
      String source = List.of("ui", "api", "plugin").get(random.nextInt(14) / 6);
      Instant at = WEEK.plusSeconds(random.nextInt(86_400));
      all.add(sent(id(i), at, sender(install(install), os), source));
      note(truth, "os", os, install);
      note(truth, "source", source, install);
    }
    store.apply(List.of(delivery(1, "app", all.toArray(Message[]::new))));
    return truth;
  }

  private static void note(
      Map<String, Map<String, Set<Integer>>> truth, String name, String value, int install) {
    truth
        .computeIfAbsent(name, n -> new TreeMap<>())
        .computeIfAbsent(value, v -> new HashSet<>())
        .add(install);
  }

  private static void attack(
      Insights insights, Map<String, Map<String, Set<Integer>>> truth, Model identity) {
    for (Item item : insights.items()) {
      Double figure = item.figure();
      assertTrue(
          figure == null || !Measuring.counts(item.measure()) || figure % GROUP == 0,
          item + " is not rounded");
      for (Table table : item.tables()) {
        var cells = Objects.requireNonNull(truth.get(table.property()));
        var hidden = new TreeMap<>(cells);
        for (Row row : table.rows()) {
          int behind = Objects.requireNonNull(hidden.remove(row.value())).size();
          assertTrue(behind >= GROUP, row + " stands for " + behind);
          assertEquals(behind - behind % GROUP, row.installs(), "rounded down");
        }
        if (!table.rows().isEmpty() && !hidden.isEmpty()) {
          assertTrue(hidden.size() > 1, "the total tells the only hidden cell of " + table);
          int together = hidden.values().stream().mapToInt(Set::size).sum();
          assertTrue(together >= GROUP, "the total tells a group of " + together);
        }
      }
    }
    assertEquals(identity == Model.DAILY, !insights.items().get(2).cannot().isEmpty());
  }
}
