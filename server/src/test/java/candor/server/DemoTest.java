package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plays a week of a few installs through the doors and looks at what the dashboard would show. */
final class DemoTest {

  private static final List<String> APPS = List.of("dimmy", "osaurus", "shimmy");

  @TempDir Path temp;

  @Test
  void aWeekFillsTheAnswersOfAllThreeAppsAndIsNotToldTwice() throws Exception {
    String told;
    try (var demo = demo()) {
      assertTrue(demo.lineWith("the dashboard is at").contains(demo.address().toString()));
      for (String app : APPS) {
        assertTrue(busyDays(demo, app) >= 6, app + " has days without anybody");
      }
      nothingWasTurnedAway(demo.get("/metrics").body());
      told = Files.readString(temp.resolve("demo.json"));
      assertEquals(0, demo.terminate());
    }
    try (var again = demo()) {
      assertTrue(again.lineWith("the dashboard is at").contains("http://"));
      assertTrue(stored(again.get("/metrics").body()) < 400, "the past must not be told twice");
      assertEquals(seed(told), seed(Files.readString(temp.resolve("demo.json"))));
    }
  }

  private ChildServer demo() throws Exception {
    String data = temp.toString();
    return ChildServer.start(
        "demo", "--port", "0", "--data", data, "--days", "7", "--installs", "90");
  }

  private static long busyDays(ChildServer demo, String app) throws Exception {
    Json.Dictionary answer = demo.ask(app + "/active?consistent=true");
    if (!(answer.get("days") instanceof Json.Array days)) {
      throw new AssertionError(answer.toString());
    }
    return days.items().stream()
        .filter(day -> day instanceof Json.Dictionary)
        .map(day -> ((Json.Dictionary) day).get("dau"))
        .filter(dau -> dau instanceof Json.Whole whole && whole.value() > 0)
        .count();
  }

  private static void nothingWasTurnedAway(String metrics) {
    for (String app : APPS) {
      String of = "{app=\"" + app + "\"} 0";
      assertTrue(metrics.contains("candor_events_unreadable_total" + of), metrics);
      assertTrue(metrics.contains("candor_requests_overloaded_total" + of), metrics);
    }
    assertTrue(metrics.contains("candor_requests_stranger_total 0"), metrics);
    assertTrue(metrics.contains("candor_http_errors_total 0"), metrics);
  }

  private static long stored(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("candor_events_stored_total "))
        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private static String seed(String journal) {
    return journal.substring(0, journal.indexOf("told"));
  }
}
