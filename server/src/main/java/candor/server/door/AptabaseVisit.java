package candor.server.door;

import candor.json.Json;
import candor.server.door.Door.DailySecret;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Is one request in the dialect of Aptabase. For one thread at a time. */
final class AptabaseVisit implements Visit {

  /** What the clients put into one request, and what the service they are made for takes. */
  static final int MOST_EVENTS = 25;

  private static final String TEXT = "text/plain; charset=utf-8";

  /** What every client takes as success; none looks at the body. */
  private static final Response ACCEPTED =
      new Response(
          200,
          Map.of(
              "Content-Type",
              "application/json; charset=utf-8",
              "Cache-Control",
              "no-store",
              Cors.ORIGIN_FIELD,
              Cors.ANY),
          "{}".getBytes(StandardCharsets.UTF_8));

  private static final Response INVALID =
      Response.text(400, TEXT, "The event is too old, or one of its parts has a wrong form.")
          .with(Cors.ORIGIN_FIELD, Cors.ANY);

  private final Registry registry;
  private final DailySecret secret;
  private final Request request;
  private Registry.@Nullable App app;
  private boolean invalid;

  AptabaseVisit(Registry registry, DailySecret secret, Request request) {
    this.registry = registry;
    this.secret = secret;
    this.request = request;
  }

  @Override
  public Registry.@Nullable App app() {
    app = opened(registry, request);
    return app;
  }

  /** The service these clients are made for reads keys without regard to case. */
  static Registry.@Nullable App opened(Registry registry, Request request) {
    String sent = request.header("app-key");
    if (sent == null) {
      return null;
    }
    String key = sent.strip().toUpperCase(Locale.ROOT);
    Registry.App found = registry.byKey(key);
    return found != null && found.keys().aptabase().equals(key) ? found : null;
  }

  @Override
  public Response stranger() {
    return Response.text(404, TEXT, "No application was found with the app key given.")
        .with(Cors.ORIGIN_FIELD, Cors.ANY);
  }

  @Override
  public Parcel read(Instant received) throws TurnedAway {
    Registry.App opened = app;
    if (opened == null) {
      throw new TurnedAway(stranger());
    }
    byte[] plain = Body.plain(request);
    Json document = Body.json(plain);
    boolean single = request.path().equals(AptabaseDoor.SINGLE);
    var messages = new AptabaseMessages(opened, Ids.of(secret, opened.id(), plain), received);
    String browser = single ? request.header("user-agent") : null;
    for (AptabaseEvent event : single ? one(document) : several(document)) {
      messages.add(event, browser);
    }
    invalid = single && messages.isInvalid();
    return messages.parcel();
  }

  private static List<AptabaseEvent> one(Json document) throws TurnedAway {
    return List.of(AptabaseEvent.of(document));
  }

  private static List<AptabaseEvent> several(Json document) throws TurnedAway {
    if (!(document instanceof Json.Array array)) {
      throw Problems.unreadable("The body must be a list of events.");
    }
    if (array.items().size() > MOST_EVENTS) {
      throw Problems.unreadable("A request may hold at most " + MOST_EVENTS + " events.");
    }
    var events = new ArrayList<AptabaseEvent>(array.items().size());
    for (Json item : array.items()) {
      events.add(AptabaseEvent.of(item));
    }
    return events;
  }

  @Override
  public Response accepted(Receipt receipt) {
    return invalid ? INVALID : ACCEPTED;
  }

  @Override
  public Response tooLarge() {
    return Problems.tooLarge("What the batch holds is too much for one record.").response();
  }

  @Override
  public Response overloaded() {
    return Problems.overloaded();
  }
}
