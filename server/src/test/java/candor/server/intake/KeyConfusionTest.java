package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps every app's messages in that app, whatever key and name are put together. */
@Tag("T18")
final class KeyConfusionTest {

  private static final String USAGE =
      "{\"timestamp\":\"2026-11-22T09:59:58Z\",\"metrics\":{\"minutes\":3}}";

  private static final String LOGS =
      "{\"resourceLogs\":[{\"scopeLogs\":[{\"logRecords\":[{\"eventName\":\"app_launched\"}]}]}]}";

  private static final String SENTRY = "{\"message\":\"it broke\"}";

  @TempDir Path directory;

  @Test
  void aKeyOnlyOpensItsOwnAppAtItsOwnDoor() {
    var stand = new Stand(directory);
    for (Registry.App named : stand.apps.apps()) {
      for (Registry.App holder : stand.apps.apps()) {
        for (String key : keys(holder)) {
          knock(stand, named, holder, key);
        }
      }
    }
    var stored = stand.deliveries().stream().map(delivery -> delivery.app()).sorted().toList();
    // Native and Sentry: one each, because both name an app. The others name none, so each of
    // three rounds of a key lands at its own.
    assertEquals(3 + 3 + 9 + 9 + 9 + 9, stored.size());
  }

  private static void knock(Stand stand, Registry.App named, Registry.App holder, String key) {
    boolean isNative = key.equals(holder.keys().nativeKey());
    int expected = isNative && named.equals(holder) ? 200 : 401;
    assertEquals(expected, post(stand, "/v1/events", "candor-key", key, nativeBody(named)));

    int before = stand.deliveries().size();
    boolean isAptabase = key.equals(holder.keys().aptabase());
    assertEquals(
        isAptabase ? 200 : 404, post(stand, "/api/v0/event", "app-key", key, aptabaseBody()));
    if (isAptabase) {
      assertEquals(holder.id(), stand.deliveries().get(before).app());
    } else {
      assertTrue(stand.deliveries().size() == before, "nothing may be kept");
    }
    int usage = key.equals(holder.keys().usage()) ? 200 : 401;
    assertEquals(usage, post(stand, "/v1/usage", "candor-key", key, USAGE));

    int logs = isNative ? 200 : 401;
    var headers = Map.of("authorization", "Bearer " + key, "content-type", "application/json");
    assertEquals(
        logs, stand.post("/v1/logs", headers, LOGS.getBytes(StandardCharsets.UTF_8)).status());
    if (logs == 200) {
      assertEquals(holder.id(), stand.deliveries().getLast().app());
    }

    int posthog = key.equals(holder.keys().posthog()) ? 200 : 401;
    String event = "{\"api_key\":\"" + key + "\",\"event\":\"app_launched\"}";
    assertEquals(posthog, post(stand, "/e/", "user-agent", "Test/1", event));
    if (posthog == 200) {
      assertEquals(holder.id(), stand.deliveries().getLast().app());
    }

    boolean isSentry = key.equals(holder.keys().sentry()) && named.equals(holder);
    String project = "/api/" + named.keys().sentryProject() + "/store/";
    String auth = "Sentry sentry_version=7,sentry_key=" + key;
    assertEquals(isSentry ? 200 : 401, post(stand, project, "x-sentry-auth", auth, SENTRY));
  }

  private static int post(Stand stand, String path, String header, String key, String body) {
    return stand.post(path, Map.of(header, key), body.getBytes(StandardCharsets.UTF_8)).status();
  }

  private static List<String> keys(Registry.App app) {
    var keys = app.keys();
    return List.of(
        keys.nativeKey(), keys.aptabase(), keys.posthog(), keys.sentry(), keys.usage(), "", "x");
  }

  private static String nativeBody(Registry.App app) {
    return "{\"plan\":\"%s\",\"app\":\"%s\",\"events\":[%s]}"
        .formatted(app.hash(), app.id(), Batches.event(1, "app_launched", "{}"));
  }

  private static String aptabaseBody() {
    return "{\"timestamp\":\"2026-11-22T09:59:58Z\",\"eventName\":\"app_launched\","
        + "\"systemProps\":{\"sdkVersion\":\"x\"}}";
  }
}
