package candor.server.intake;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.plan.Refusal;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Is an intake with the plan of Dimmy, and a client of Sentry in front of it. */
final class SentrySender {

  static final String ID = "0c1207fb1bc84f1495582639629868b2";
  static final UUID UUID_OF_ID = UUID.fromString("0c1207fb-1bc8-4f14-9558-2639629868b2");
  static final String INSTALL = "550e8400-e29b-41d4-a716-446655440000";

  static final String EVENT =
      """
      {"event_id":"%s","timestamp":"2026-11-22T09:59:00.123456Z","platform":"node",
       "release":"dimmy@0.6.27+7","environment":"production","server_name":"alices-laptop",
       "user":{"id":"%s","username":"alice","ip_address":"203.0.113.9"},
       "contexts":{"os":{"name":"Debian","kernel_version":"6.18-alice"},"device":{"arch":"x64"}},
       "extra":{"environ":{"HOME":"/home/alice"}},"modules":{"alice":"1"},
       "exception":{"values":[
         {"type":"Inner","value":"no file /home/alice/secret.txt"},
         {"type":"Outer","value":"key sk-live-CANARY0123456789abcdef","mechanism":{"handled":false},
          "stacktrace":{"frames":[
            {"function":"main","filename":"/home/alice/app/main.js","lineno":3},
            {"function":"boom","filename":"C:\\\\Users\\\\alice\\\\boom.js?a=b","lineno":7,"colno":9,
             "in_app":true,"context_line":"let alice","vars":{"who":"alice"}}]}}]}}\
      """
          .formatted(ID, INSTALL)
          .replace("\n", "");

  final Stand stand;
  final Registry.App dimmy;

  SentrySender(Path directory) throws IOException {
    this(directory, "");
  }

  /** Opens with a line more in what the plan says of crash reports. */
  SentrySender(Path directory, String more) throws IOException {
    stand = new Stand(directory);
    String yaml =
        Files.readString(Path.of("..", "plans", "dimmy.yaml"))
            .replace("\ncrash:\n", "\ncrash:\n" + more);
    dimmy = stand.apps.adopt(Objects.requireNonNull(PlanFile.read(utf8(yaml)).plan()));
  }

  String path(String kind) {
    return "/api/" + dimmy.keys().sentryProject() + "/" + kind;
  }

  Map<String, String> auth() {
    return Map.of(
        "x-sentry-auth", "Sentry sentry_version=7, sentry_key=" + dimmy.keys().sentry() + ", x=y");
  }

  Response envelope(String body) {
    return stand.post(path("envelope/"), auth(), utf8(body));
  }

  static String item(String type, String payload) {
    return "{\"type\":\"" + type + "\"}\n" + payload + "\n";
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  List<Message> kept() {
    return stand.deliveries().stream().flatMap(d -> d.messages().stream()).toList();
  }

  Message.Crash crash() {
    return (Message.Crash) kept().getFirst();
  }

  Map<Refusal, Long> refused() {
    return stand.deliveries().getLast().refused();
  }
}
