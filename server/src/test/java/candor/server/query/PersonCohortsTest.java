package candor.server.query;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static candor.server.store.Samples.sender;
import static candor.server.store.Samples.sent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.people.People.Census;
import candor.server.query.CohortQuestioner.Cohort;
import candor.server.query.CohortQuestioner.Holding;
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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds cohorts from what is remembered of installs. */
final class PersonCohortsTest {

  private static final String APP = "app";
  private static final List<String> PROPERTIES = List.of("first_os", "latest_source");

  private final Plan plan = Samples.plan(APP, Model.INSTALL);
  @TempDir Path dir;
  private Store store;
  private CohortQuestioner questions;
  private int messages;

  @BeforeEach
  void open() throws IOException {
    store = EmbeddedStore.open(dir, StoreOptions.DEFAULT);
    store.adopt(plan);
    var clock = Clock.fixed(NOON.plus(Duration.ofDays(3)), ZoneOffset.UTC);
    questions = CohortQuestioner.over(store, app -> plan, clock);
    // The first two come back the day after, one of them with another system.
    say(1, NOON, "mac", "ui");
    say(2, NOON, "mac", "api");
    say(3, NOON, "win", "ui");
    say(1, NOON.plus(Duration.ofDays(1)), "linux", "plugin");
    say(2, NOON.plus(Duration.ofDays(1)), "mac", "ui");
    open(4, false);
    open(5, true);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private void say(int who, Instant at, String os, String source) throws IOException {
    apply(sent(id(++messages), at, sender(install(who), os), source));
  }

  /** Has an install open the app and do no more, in a build of developers or a released one. */
  private void open(int who, boolean debug) throws IOException {
    var sender = new Sender(install(who), null, debug, Map.of("os", new Json.Text("win")));
    Map<String, Json> props = Map.of("cold_ms", new Json.Whole(1));
    apply(new Message.Track(id(++messages), "opened", NOON, sender, props));
  }

  private void apply(Message message) throws IOException {
    store.apply(List.of(delivery(store.position() + 1, APP, message)));
  }

  @Test
  @Tag("DIM-73")
  void whoComesBackCanBeToldByWhatIsRememberedOfThem() throws BadQuestion {
    assertEquals(List.of(4L, 2L), cohort(null));
    assertEquals(List.of(2L, 2L), cohort(new Holding("first_os", "mac")));
    assertEquals(List.of(2L, 0L), cohort(new Holding("first_os", "win")));
    assertEquals(List.of(1L, 1L), cohort(new Holding("latest_source", "plugin")));
    assertEquals(List.of(0L, 0L), cohort(new Holding("first_os", "amiga")));
  }

  @Test
  void whatIsNotRememberedIsRefused() {
    for (String name : List.of("os", "nothing", "first_seen", "")) {
      var refused = assertThrows(BadQuestion.class, () -> cohort(new Holding(name, "mac")));
      assertEquals("person", refused.parameter());
    }
  }

  @Test
  @Tag("DIM-66")
  void whoNeverTriedIsToldApartWithoutLookingAtEvents() throws IOException {
    Census census = store.people().census(APP, false, PROPERTIES, 10);

    assertEquals(4, census.installs());
    assertEquals(Map.of("total_sent", 3L), census.raised());
    assertEquals(Map.of("mac", 2L, "win", 2L), census.values().get("first_os"));
    assertEquals(Map.of("ui", 2L, "plugin", 1L), census.values().get("latest_source"));
  }

  @Test
  void buildsOfDevelopersAreCountedByThemselves() throws IOException {
    Census census = store.people().census(APP, true, PROPERTIES, 10);

    assertEquals(1, census.installs());
    assertEquals(Map.of(), census.raised());
    assertEquals(Map.of("win", 1L), census.values().get("first_os"));
    Census first = store.people().census(APP, true, PROPERTIES, 1);
    assertEquals(Map.of("win", 1L), first.values().get("first_os"), "the others lead elsewhere");
  }

  @Test
  void whoeverIsErasedIsNotCounted() throws IOException {
    apply(new Message.Erase(id(++messages), NOON, sender(install(1), "mac")));

    Census census = store.people().census(APP, false, PROPERTIES, 10);
    assertEquals(3, census.installs());
    assertEquals(Map.of("total_sent", 2L), census.raised());
    assertEquals(Map.of("ui", 2L), census.values().get("latest_source"));
  }

  private List<Long> cohort(@Nullable Holding who) throws BadQuestion {
    Instant from = NOON.minus(Duration.ofHours(12));
    var scope =
        new Scope(APP, false, from, from.plus(Duration.ofDays(2)), ZoneOffset.UTC, List.of());
    List<Cohort> cohorts = questions.retention(scope, Interval.DAY, who).cohorts();
    return cohorts.getFirst().active();
  }
}
