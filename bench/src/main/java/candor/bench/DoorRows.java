package candor.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Makes the same messages in the words of every door: the event {@code transcription.cancelled} of
 * Dimmy with its context, a crash report of Dimmy with twenty calls, a session of Shimmy. Whatever
 * tells two messages apart at a door is new each time.
 */
final class DoorRows {

  private static final String JSON = "application/json";
  private static final String ID = Load.ID_SLOT;
  private static final String INSTALL = "6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001";
  private static final String SESSION = "01a2011d-e19d-7de8-b348-8a4056ab1474";
  private static final String CONTEXT =
      "\"app_version\":\"0.6.27\",\"os\":\"linux\",\"arch\":\"x86_64\"";
  private static final int CALLS = 20;
  private static final String EVENTS = "native, events";

  private final Function<String, String> dimmy;
  private final Function<String, String> shimmy;
  private final String now = Instant.now().toString();
  private final List<DoorRow> rows = new ArrayList<>();

  /**
   * Begins.
   *
   * @param dimmy gives the keys of Dimmy by their names, and {@code hash}, that of its plan
   * @param shimmy the same of Shimmy
   */
  DoorRows(Function<String, String> dimmy, Function<String, String> shimmy) {
    this.dimmy = dimmy;
    this.shimmy = shimmy;
  }

  List<DoorRow> all() {
    for (int events : new int[] {1, 25}) {
      natives(events);
      aptabase(events);
      postHog(events);
      otlp(events);
    }
    crashes();
    usage(1);
    usage(25);
    return rows;
  }

  private void row(
      String name, String path, Map<String, String> headers, String body, int events, String peer) {
    row(name, path, headers, body.getBytes(StandardCharsets.UTF_8), events, peer);
  }

  private void row(
      String name, String path, Map<String, String> headers, byte[] body, int events, String peer) {
    var all = new TreeMap<>(headers);
    all.putIfAbsent("Content-Type", JSON);
    all.put("X-Forwarded-For", Load.NETWORK_SLOT);
    rows.add(new DoorRow(name, path, all, body, events, peer));
  }

  private static String times(int count, String one) {
    return String.join(",", Collections.nCopies(count, one));
  }

  private String head(Function<String, String> app, String id) {
    return "{\"plan\":\"%s\",\"app\":\"%s\",\"sent_at\":\"%s\",\"install\":\"%s\",\"session\":\"%s\","
        .formatted(app.apply("hash"), id, now, INSTALL, SESSION);
  }

  private void natives(int events) {
    String event =
        "{\"id\":\"%s\",\"name\":\"transcription.cancelled\",\"at\":\"%s\",\"props\":{\"audio_secs\":3.5}}"
            .formatted(ID, now);
    row(
        EVENTS,
        "/v1/events",
        Map.of("Candor-Key", dimmy.apply("native")),
        head(dimmy, "dimmy")
            + "\"context\":{"
            + CONTEXT
            + "},\"events\":["
            + times(events, event)
            + "]}",
        events,
        EVENTS);
  }

  private void aptabase(int events) {
    // The dialect has no ids: the session is new each time, and with it what is derived.
    String event =
        "{\"timestamp\":\"%s\",\"sessionId\":\"%s\",\"eventName\":\"transcription.cancelled\",\"systemProps\":{\"isDebug\":false,\"osName\":\"linux\",\"appVersion\":\"0.6.27\",\"sdkVersion\":\"aptabase-swift@0.3.11\"},\"props\":{\"audio_secs\":3.5}}"
            .formatted(now, ID);
    row(
        events == 1 ? "Aptabase, single" : "Aptabase, batch",
        events == 1 ? "/api/v0/event" : "/api/v0/events",
        Map.of("App-Key", dimmy.apply("aptabase")),
        events == 1 ? event : "[" + times(events, event) + "]",
        events,
        EVENTS);
  }

  private void postHog(int events) {
    String event =
        "{\"event\":\"transcription.cancelled\",\"uuid\":\"%s\",\"distinct_id\":\"%s\",\"timestamp\":\"%s\",\"properties\":{\"audio_secs\":3.5,%s,\"session_id\":\"%s\",\"$ip\":null,\"$lib\":\"posthog-node\",\"$lib_version\":\"5.70.0\",\"$add\":{\"total_transcriptions_cancelled\":1},\"$set\":{\"latest_os\":\"linux\"}}}"
            .formatted(ID, INSTALL, now, CONTEXT, SESSION);
    String key = dimmy.apply("posthog");
    row(
        "PostHog, older form",
        events == 1 ? "/i/v0/e/" : "/batch/",
        Map.of(),
        "{\"api_key\":\"%s\",\"sent_at\":\"%s\",\"batch\":[%s]}"
            .formatted(key, now, times(events, event)),
        events,
        EVENTS);
    row(
        "PostHog, newer form",
        "/i/v1/analytics/events",
        Map.of("Authorization", "Bearer " + key, "PostHog-Sdk-Info", "posthog-node/5.70.0"),
        "{\"created_at\":\"" + now + "\",\"batch\":[" + times(events, event) + "]}",
        events,
        EVENTS);
  }

  private void otlp(int events) {
    var headers = Map.of("Authorization", "Bearer " + dimmy.apply("native"));
    String attribute = "{\"key\":\"%s\",\"value\":{\"%s\":%s}}";
    var attributes = new StringJoiner(",");
    attributes.add(attribute.formatted("audio_secs", "doubleValue", "3.5"));
    attributes.add(attribute.formatted("log.record.uid", "stringValue", '"' + ID + '"'));
    var resource = new StringJoiner(",");
    var bytes = new OtlpBytes();
    resource()
        .forEach((name, value) -> {
          resource.add(attribute.formatted(name, "stringValue", '"' + value + '"'));
          bytes.attribute(1, name, value);
        });
    long nanos = Instant.parse(now).toEpochMilli() * 1_000_000;
    String record =
        "{\"timeUnixNano\":\"%d\",\"eventName\":\"transcription.cancelled\",\"attributes\":[%s]}"
            .formatted(nanos, attributes);
    row(
        "OpenTelemetry, JSON",
        "/v1/logs",
        headers,
        "{\"resourceLogs\":[{\"resource\":{\"attributes\":[%s]},\"scopeLogs\":[{\"logRecords\":[%s]}]}]}"
            .formatted(resource, times(events, record)),
        events,
        EVENTS);
    var scope = new OtlpBytes();
    for (int i = 0; i < events; i++) {
      scope.message(
          2,
          new OtlpBytes()
              .fixed(1, nanos)
              .attribute(6, "audio_secs", 3.5)
              .attribute(6, "log.record.uid", ID)
              .text(12, "transcription.cancelled"));
    }
    var all = new OtlpBytes().message(1, new OtlpBytes().message(1, bytes).message(2, scope));
    var protobuf = new TreeMap<>(headers);
    protobuf.put("Content-Type", "application/x-protobuf");
    row("OpenTelemetry, protobuf", "/v1/logs", protobuf, all.toBytes(), events, EVENTS);
  }

  private static Map<String, String> resource() {
    return new TreeMap<>(
        Map.of(
            "service.version", "0.6.27",
            "os.type", "linux",
            "host.arch", "amd64",
            "app.installation.id", INSTALL,
            "session.id", SESSION));
  }

  private void crashes() {
    String thrown = "{\"type\":\"TypeError\",\"%s\":\"cannot load the model\",%s}";
    String own =
        "\"frames\":["
            + times(
                CALLS, "{\"function\":\"load\",\"module\":\"model.js\",\"line\":7,\"own\":true}")
            + "]";
    row(
        "native, crash",
        "/v1/events",
        Map.of("Candor-Key", dimmy.apply("native")),
        head(dimmy, "dimmy")
            + "\"context\":{%s},\"crashes\":[{\"id\":\"%s\",\"at\":\"%s\",\"handled\":true,\"chain\":[%s]}]}"
                .formatted(CONTEXT, ID, now, thrown.formatted("message", own)),
        1,
        "native, crash");
    String frames =
        "\"stacktrace\":{\"frames\":["
            + times(
                CALLS,
                "{\"function\":\"load\",\"filename\":\"/app/model.js\",\"lineno\":7,\"in_app\":true}")
            + "]}";
    String event =
        "{\"event_id\":\"%s\",\"timestamp\":\"%s\",\"platform\":\"node\",\"release\":\"dimmy@0.6.27\",\"environment\":\"production\",\"user\":{\"id\":\"%s\"},\"contexts\":{\"os\":{\"name\":\"Linux\"},\"device\":{\"arch\":\"x64\"}},\"exception\":{\"values\":[%s]}}"
            .formatted(ID, now, INSTALL, thrown.formatted("value", frames));
    var dsn = URI.create(dimmy.apply("sentry"));
    row(
        "Sentry, envelope",
        "/api" + dsn.getPath() + "/envelope/?sentry_version=7&sentry_key=" + dsn.getUserInfo(),
        Map.of("Content-Type", "application/x-sentry-envelope"),
        "{\"sent_at\":\"" + now + "\"}\n{\"type\":\"event\"}\n" + event + "\n",
        1,
        "native, crash");
  }

  private void usage(int documents) {
    String metrics =
        "{\"daily_active_usage\":true,\"session_duration_minutes\":120,\"requests_per_session\":47,\"total_tokens_generated\":18340,\"models_used_count\":2,\"api_endpoints_used\":[\"/api/generate\",\"/v1/models\"],\"integration_type\":\"vscode\",\"deployment_type\":\"development\",\"hardware_tier\":\"workstation\",\"region_indicator\":\"americas\",\"avg_response_time_ms\":250,\"peak_requests_per_hour\":30,\"gpu_detected\":true,\"gpu_vendor\":\"nvidia\"}";
    if (documents == 1) {
      row(
          "native, summary",
          "/v1/events",
          Map.of("Candor-Key", shimmy.apply("native")),
          head(shimmy, "shimmy").replace(INSTALL, ID)
              + "\"context\":{\"version\":\"1.9.0\",\"platform\":\"linux-x64\"},\"summary\":"
              + metrics
              + "}",
          1,
          "native, summary");
    }
    // The id of the install is what tells one document from the other.
    String document =
        "{\"session_id\":\"%s\",\"timestamp\":\"%s\",\"version\":\"1.9.0\",\"platform\":\"linux-x64\",\"metrics\":%s}"
            .formatted(ID, now, metrics);
    row(
        "usage",
        "/v1/usage",
        Map.of("Candor-Key", shimmy.apply("usage")),
        documents == 1 ? document : "[" + times(documents, document) + "]",
        documents,
        "native, summary");
  }
}
