package candor.server.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.server.query.CohortQuestioner.BandsOf;
import candor.server.query.Questioner.Interval;
import candor.server.store.EmbeddedStore;
import candor.server.store.Samples;
import candor.server.store.StoreOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for one person's session in the answers about an app that sends whole sessions. */
final class SessionsStayTogetherTest {

  private static final String INSTALL = "0b0c9f6e-3f4b-4a51-9d0b-6f1f6f8b2f11";

  @TempDir Path dir;

  @Test
  @Tag("SHI-55")
  void answersAddUpAndNoneTellsOneSession() throws Exception {
    Plan plan = Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "shimmy.yaml")).plan());
    try (var store = EmbeddedStore.open(dir, StoreOptions.DEFAULT)) {
      store.adopt(plan);
      var sender = new Sender(INSTALL, INSTALL, false, Map.of());
      Map<String, Json> session =
          Map.of(
              "session_duration_minutes", new Json.Whole(4321),
              "hardware_tier", new Json.Text("workstation"));
      var summary = new Message.Summary(Samples.id(7), Samples.NOON, sender, session);
      store.apply(List.of(Samples.delivery(100, "shimmy", summary)));
      var clock = Clock.fixed(Samples.NOON.plusSeconds(30), ZoneOffset.UTC);
      var live = new StoreQuestions(store, id -> plan, clock).live("shimmy", false);
      var scope =
          new Scope(
              "shimmy",
              false,
              Samples.NOON.minus(Duration.ofDays(1)),
              Samples.NOON.plus(Duration.ofDays(1)),
              ZoneOffset.UTC,
              List.of());
      var courses = CohortQuestioner.over(store, id -> plan, clock);
      var of =
          new BandsOf("session_summary", "session_duration_minutes", "hardware_tier", Interval.DAY);

      assertEquals(1, live.latest().size());
      assertEquals(Map.of(), live.latest().getFirst().values());
      assertEquals("workstation", courses.bands(scope, of).bands().getFirst().value());
      assertEquals(1, courses.adoption(scope, "").active());
      for (Object answer :
          List.of(
              live, courses.bands(scope, of), courses.sessions(scope), courses.counters(scope))) {
        assertFalse(answer.toString().contains(INSTALL), "no answer names an install or a session");
      }
    }
  }
}
