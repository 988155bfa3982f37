package candor.server.door;

import candor.json.Json;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is one request with documents of sessions. For one thread at a time. */
final class UsageVisit implements Visit {

  /** As many as a native batch has events. */
  static final int MOST_DOCUMENTS = 500;

  private final Registry registry;
  private final Door.DailySecret secret;
  private final Request request;
  private Registry.@Nullable App app;

  UsageVisit(Registry registry, Door.DailySecret secret, Request request) {
    this.registry = registry;
    this.secret = secret;
    this.request = request;
  }

  /** Clients that can be told an address and no header carry the key in the address. */
  @Override
  public Registry.@Nullable App app() {
    String named = request.header("candor-key");
    String key = named == null ? request.parameter("key") : named;
    if (key != null) {
      Registry.App found = registry.byKey(key);
      app = found != null && found.keys().usage().equals(key) ? found : null;
    }
    return app;
  }

  @Override
  public Response stranger() {
    return Problems.problem(
        401,
        "The key opens no app",
        "Send the app's usage key in the header Candor-Key, or as ?key= in the address.");
  }

  @Override
  public Parcel read(Instant received) throws TurnedAway {
    Registry.App opened = app;
    if (opened == null) {
      throw new TurnedAway(stranger());
    }
    var messages = new UsageMessages(opened, secret);
    documents(Body.json(Body.plain(request))).forEach(messages::add);
    return messages.parcel();
  }

  private static List<Json> documents(Json body) throws TurnedAway {
    return switch (body) {
      case Json.Dictionary one -> List.of(one);
      case Json.Array several when several.items().size() > MOST_DOCUMENTS ->
          throw Problems.tooLarge(
              "A request may hold at most " + MOST_DOCUMENTS + " documents of sessions.");
      case Json.Array several -> several.items();
      default ->
          throw Problems.unreadable(
              "The body must be the document of a session, or a list of such.");
    };
  }

  @Override
  public Response accepted(Receipt receipt) {
    return NativeVisit.told(receipt);
  }

  @Override
  public Response tooLarge() {
    return Problems.tooLarge("What the request holds is too much for one record.").response();
  }

  @Override
  public Response overloaded() {
    return Problems.overloaded();
  }
}
