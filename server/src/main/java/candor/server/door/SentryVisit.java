package candor.server.door;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.door.Door.DailySecret;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Is one request in the dialect of Sentry. For one thread at a time. */
final class SentryVisit implements Visit {

  /** What pages may read of an answer besides its body. */
  static final String EXPOSED = "x-sentry-error, x-sentry-rate-limits, retry-after";

  private final Registry registry;
  private final DailySecret secret;
  private final Request request;
  private final String project;
  private final boolean isEnvelope;
  private Registry.@Nullable App app;
  private byte @Nullable [] plain;
  private @Nullable SentryEnvelope envelope;
  private @Nullable UUID id;
  private @Nullable String limits;

  SentryVisit(Registry registry, DailySecret secret, Request request) {
    this.registry = registry;
    this.secret = secret;
    this.request = request;
    String[] segments = request.path().split("/", 5);
    this.project = segments.length > 2 ? segments[2] : "";
    this.isEnvelope = segments.length > 3 && segments[3].equals("envelope");
  }

  @Override
  public Registry.@Nullable App app() {
    SentryKey key = SentryKey.of(request, project);
    if (key == null && isEnvelope) {
      key = keyInside();
    }
    Registry.App found = key == null ? null : registry.byKey(key.text());
    boolean opens =
        found != null
            && key != null
            && found.keys().sentry().equals(key.text())
            && Long.toString(found.keys().sentryProject()).equals(project)
            && project.equals(key.project());
    app = opens ? found : null;
    return app;
  }

  /** Pages that post through a relay of their own name the key in the envelope and nowhere else. */
  private @Nullable SentryKey keyInside() {
    try {
      return envelope().header().get("dsn") instanceof Json.Text dsn
          ? SentryKey.ofDsn(dsn.value())
          : null;
    } catch (TurnedAway unreadable) {
      // Without a key it belongs to no app, so it is a stranger's and not an unreadable one.
      return null;
    }
  }

  private byte[] plain() throws TurnedAway {
    byte[] known = plain;
    if (known == null) {
      known = SentryBody.plain(request);
      plain = known;
    }
    return known;
  }

  private SentryEnvelope envelope() throws TurnedAway {
    SentryEnvelope known = envelope;
    if (known == null) {
      known = SentryEnvelope.of(plain());
      envelope = known;
    }
    return known;
  }

  @Override
  public Response stranger() {
    return told(401, "The key opens no app, or the project is not that of the key.");
  }

  @Override
  public Parcel read(Instant received) throws TurnedAway {
    Registry.App opened = app;
    if (opened == null) {
      throw new TurnedAway(stranger());
    }
    try {
      return parcel(opened, received);
    } catch (TurnedAway away) {
      Response said = told(away.response().status(), away.detail());
      throw new TurnedAway(Problems.advised(away.response(), said));
    }
  }

  private Parcel parcel(Registry.App opened, Instant received) throws TurnedAway {
    if (!isEnvelope) {
      var messages = new SentryMessages(opened, secret, received, new Json.Dictionary(Map.of()));
      messages.event(SentryBody.event(plain()), "event");
      id = messages.id();
      return messages.parcel();
    }
    var sent = envelope();
    var messages = new SentryMessages(opened, secret, received, sent.header());
    sent.items().forEach(messages::add);
    id = messages.id();
    limits = messages.limits();
    return messages.parcel();
  }

  /** Names the event again, as the service does; it is a UUID, so it cannot spell anything else. */
  @Override
  public Response accepted(Receipt receipt) {
    UUID named = id;
    var body = new JsonWriter().open();
    if (named != null) {
      body.name("id").text(SentryId.hex(named));
    }
    Response answer = answer(200, body.close().bytes());
    String told = limits;
    return told == null ? answer : answer.with("X-Sentry-Rate-Limits", told);
  }

  @Override
  public Response tooLarge() {
    return told(413, "What the envelope holds is too much for one record.");
  }

  /** Never 429: a bare one silences these clients for a minute, and all they then see is lost. */
  @Override
  public Response overloaded() {
    return told(503, "Nothing of this request was kept.")
        .with("Retry-After", Problems.RETRY_SECONDS);
  }

  private static Response told(int status, String detail) {
    return answer(status, new JsonWriter().open().name("detail").text(detail).close().bytes())
        .with("X-Sentry-Error", detail);
  }

  private static Response answer(int status, byte[] body) {
    return new Response(status, Map.of("Content-Type", "application/json"), body)
        .with(Cors.ORIGIN_FIELD, Cors.ANY)
        .with("Access-Control-Expose-Headers", EXPOSED);
  }
}
