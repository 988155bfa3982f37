package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.http.Response;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps what the plan does not hold out of records, answers and figures, wherever it is hidden. */
@Tag("T03")
final class SmugglingTest {

  private static final String SECRET = "alice.liddell@wonderland.example";
  private static final String EVENT_HEAD =
      "\"id\":\"01920000-0000-7000-8000-000000000001\",\"at\":\"2026-11-22T09:59:58Z\"";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"install\":\"@\"",
        "\"session\":\"@\"",
        "\"@\":1",
        "\"unknown\":\"@\"",
        "\"unknown\":{\"deep\":[{\"@\":\"@\"}]}",
        "\"context\":{\"@\":1}",
        "\"context\":{\"app_version\":\"@\"}",
        "\"context\":{\"app_version\":\"1.2.3-@\"}",
        "\"context\":{\"locale\":\"@\"}",
        "\"context\":{\"os_name\":\"@\"}",
        "\"context\":{\"os_name\":[\"@\"]}",
        "\"context\":{\"total_memory_gb\":\"@\"}",
        "\"context\":{\"APP_VERSION\":\"@\"}",
        "\"context\":{\"app_version \":\"@\"}",
        "\"context\":{\"app_versi\\u043en\":\"@\"}",
        "\"marks\":{\"day\":true,\"cohort\":\"@\"}",
        "\"marks\":{\"day\":\"@\",\"@\":true}",
        "\"marks\":{\"id\":\"@\",\"at\":\"@\",\"day\":true}",
        "\"summary\":{\"minutes\":\"@\"}",
        "\"summary\":{\"minutes\":3,\"@\":\"@\"}",
        "\"summary\":{\"id\":\"@\",\"minutes\":3}",
        "\"events\":[\"@\"]",
        "\"events\":[{\"@\":\"@\"}]",
        "\"events\":[{#,\"name\":\"@\"}]",
        "\"events\":[{#,\"name\":[\"@\"]}]",
        "\"events\":[{#,\"name\":\"@\",\"props\":{\"@\":\"@\"}}]",
        "\"events\":[{\"id\":\"@\",\"at\":\"@\",\"name\":\"app_launched\"}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"at2\":\"@\"}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"props\":\"@\"}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"props\":{\"@\":true}}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"props\":{\"cold\":\"@\"}}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"props\":{\"cold\":{\"@\":true}}}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"props\":{\"c\\u043eld\":\"@\"}}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"props\":{\"cold\\u202e\":\"@\"}}]",
        "\"events\":[{#,\"name\":\"app_launched\",\"props\":{\"cold\\u0000@\":true}}]",
        "\"events\":[{#,\"name\":\"APP_LAUNCHED\",\"props\":{\"cold\":\"@\"}}]",
        "\"events\":[{#,\"name\":\"app_launched/@\"}]",
        "\"events\":[{#,\"name\":\"message_sent\",\"props\":{\"source\":\"@\"}}]",
        "\"events\":[{#,\"name\":\"message_sent\",\"props\":{\"source\":\"chat_ui\",\"tokens\":\"@\"}}]",
        "\"events\":[{#,\"name\":\"message_sent\",\"props\":{\"source\":\"chat_ui @\"}}]",
      })
  void aPlantedValueIsFoundNowhereBehindTheNativeDoor(String hiding) {
    var stand = new Stand(directory);
    for (String model : new String[] {"none", "daily", "install"}) {
      String more = hiding.replace("#", EVENT_HEAD).replace("@", SECRET);
      Response response = stand.post(model, Batches.batch(stand, model, more));
      assertEquals(200, response.status());
      assertNowhere(stand, response);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"sessionId\":\"S\",Y,\"eventName\":\"app_launched\"",
        "Y,\"eventName\":\"S\"",
        "Y,\"eventName\":\"app_launched\",\"S\":\"S\"",
        "Y,\"eventName\":\"app_launched\",\"props\":{\"S\":\"S\"}",
        "Y,\"eventName\":\"app_launched\",\"props\":{\"cold\":\"S\"}",
        "Y,\"eventName\":\"app_launched\",\"props\":{\"app_version\":\"S\"}",
        "Y,\"eventName\":\"app_launched\",\"props\":\"{\\\"S\\\":\\\"S\\\"}\"",
        "Y,\"eventName\":\"app_launched\",\"props\":\"S\"",
        "\"systemProps\":{\"sdkVersion\":\"S\"},\"eventName\":\"app_launched\"",
        "\"systemProps\":{\"sdkVersion\":\"x\",\"S\":\"S\"},\"eventName\":\"app_launched\"",
        "\"systemProps\":{\"sdkVersion\":\"x\",\"osVersion\":\"S\",\"appVersion\":\"S\","
            + "\"deviceModel\":\"S\"},\"eventName\":\"app_launched\"",
      })
  void aPlantedValueIsFoundNowhereBehindTheDoorOfAptabase(String hiding) {
    var stand = new Stand(directory);
    String system = "\"systemProps\":{\"sdkVersion\":\"x\"}";
    String event = hiding.replace("Y", system).replace("S\"", SECRET + "\"");
    String body =
        "[{\"timestamp\":\"2026-11-22T09:59:58Z\"," + event.replace("S\\", SECRET + "\\") + "}]";
    var headers =
        Map.of(
            "app-key", stand.app("daily").keys().aptabase(),
            "user-agent", "Browser of " + SECRET,
            "referer", "https://example.org/" + SECRET);

    Response response =
        stand.post("/api/v0/events", headers, body.getBytes(StandardCharsets.UTF_8));

    assertEquals(200, response.status());
    assertNowhere(stand, response);
  }

  private static void assertNowhere(Stand stand, Response response) {
    var traces = new StringBuilder();
    traces.append(new String(response.body(), StandardCharsets.UTF_8)).append(response.headers());
    traces.append(stand.tally.snapshot());
    stand.deliveries().forEach(traces::append);
    stand.log.records().forEach(r -> traces.append(new String(r, StandardCharsets.ISO_8859_1)));
    for (String piece : new String[] {"alice", "liddell", "wonderland"}) {
      assertTrue(traces.indexOf(piece) < 0, () -> "found " + piece + " in " + traces);
    }
  }
}
