package candor.sdk.outbox;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Speaks as Sentry's clients do, for crash reports and feedback: one envelope to {@code
 * /api/PROJECT/envelope/}. Stateless.
 *
 * <p>Of what these clients attach by themselves nothing is there: no host name, no list of
 * libraries, no breadcrumbs, no source lines, no threads, no device.
 *
 * @param app the id of the app, which begins the name of its release
 */
record SentryDialect(String app) implements Dialect {

  static final String DEVELOPMENT = "development";

  private static final Pattern PROJECT = Pattern.compile("(.*)/([0-9]{1,19})/?");

  /** An envelope holds one report: the service refuses more. */
  @Override
  public int mostEvents() {
    return 1;
  }

  @Override
  public boolean carries(Class<? extends Message> kind) {
    return kind == Message.Crash.class || kind == Message.Feedback.class;
  }

  @Override
  public void check(Server server) {
    envelopes(server.endpoint());
  }

  @Override
  public Request request(Server server, List<Batch> batches, Instant sentAt) {
    var body = new ByteArrayOutputStream();
    for (Message message : batches.get(0).messages()) {
      if (message instanceof Message.Crash crash) {
        envelope("event", crash.id(), crash(crash), sentAt, body);
      } else if (message instanceof Message.Feedback feedback) {
        envelope("feedback", feedback.id(), feedback(feedback), sentAt, body);
      }
    }
    String auth = "Sentry sentry_version=7,sentry_client=candor/0.1,sentry_key=" + server.key();
    return new Request(
        envelopes(server.endpoint()),
        Map.of("Content-Type", "application/x-sentry-envelope", "X-Sentry-Auth", auth),
        body.toByteArray());
  }

  /**
   * Returns where envelopes of a project go.
   *
   * @param project the address of a DSN
   * @throws IllegalArgumentException when it does not end with the number of a project
   */
  static URI envelopes(URI project) {
    var parts = PROJECT.matcher(String.valueOf(project.getRawPath()));
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "the address of a Sentry project must end with its number, as that of a DSN does");
    }
    return project.resolve(parts.group(1) + "/api/" + parts.group(2) + "/envelope/");
  }

  private static void envelope(
      String type, UUID id, byte[] payload, Instant sentAt, ByteArrayOutputStream out) {
    var header = new JsonWriter().open().name("event_id").text(hex(id));
    line(header.name("sent_at").text(Moments.text(sentAt)).close().bytes(), out);
    var item = new JsonWriter().open().name("type").text(type);
    item.name("content_type").text("application/json").name("length").number(payload.length);
    line(item.close().bytes(), out);
    line(payload, out);
  }

  private static void line(byte[] bytes, ByteArrayOutputStream out) {
    out.writeBytes(bytes);
    out.write('\n');
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }

  private byte[] crash(Message.Crash crash) {
    var out = opened(crash.id(), crash.at(), crash.sender());
    out.name("level").text(crash.handled() ? "error" : "fatal");
    tags(crash.sender().context(), out);
    out.name("exception").open().name("values").openArray();
    // The dialect wants the innermost cause first, and of each the oldest call first.
    for (int i = crash.chain().size() - 1; i >= 0; i--) {
      thrown(crash.chain().get(i), crash.handled(), out);
    }
    return out.closeArray().close().close().bytes();
  }

  private JsonWriter opened(UUID id, Instant at, Sender sender) {
    var out = new JsonWriter().open().name("event_id").text(hex(id));
    out.name("timestamp").text(Moments.text(at)).name("platform").text("java");
    var version = sender.context().getOrDefault("app_version", sender.context().get("version"));
    if (version instanceof Json.Text text) {
      out.name("release").text(app + "@" + text.value());
    }
    out.name("environment").text(sender.debug() ? DEVELOPMENT : "production");
    if (sender.install() != null) {
      out.name("user").open().name("id").text(sender.install()).close();
    }
    return out;
  }

  private static void tags(Map<String, Json> tags, JsonWriter out) {
    out.name("tags").object(tags);
  }

  private static void thrown(Thrown thrown, boolean handled, JsonWriter out) {
    out.open().name("type").text(thrown.type()).name("value").text(thrown.message());
    out.name("mechanism").open().name("type").text("generic");
    out.name("handled").value(new Json.Bool(handled)).close();
    out.name("stacktrace").open().name("frames").openArray();
    for (int i = thrown.frames().size() - 1; i >= 0; i--) {
      frame(thrown.frames().get(i), out);
    }
    out.closeArray().close().close();
  }

  private static void frame(Thrown.Frame frame, JsonWriter out) {
    out.open().name("function").text(frame.function());
    optional("module", frame.module(), out);
    if (frame.line() > 0) {
      out.name("lineno").number(frame.line());
    }
    if (frame.column() > 0) {
      out.name("colno").number(frame.column());
    }
    out.name("in_app").value(new Json.Bool(frame.own())).close();
  }

  private static void optional(String name, @Nullable String value, JsonWriter out) {
    if (value != null) {
      out.name(name).text(value);
    }
  }

  private byte[] feedback(Message.Feedback feedback) {
    var out = opened(feedback.id(), feedback.at(), feedback.sender());
    tags(Map.of("kind", new Json.Text(feedback.kind())), out);
    out.name("contexts").open().name("feedback").open();
    out.name("message").text(feedback.text());
    optional("contact_email", feedback.email(), out);
    return out.close().close().close().bytes();
  }

  @Override
  public @Nullable List<Message> read(String body) {
    return SentryBodies.messages(body);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
