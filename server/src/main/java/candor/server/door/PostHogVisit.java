package candor.server.door;

import candor.event.Message;
import candor.server.door.Door.DailySecret;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Is one request in the dialect of PostHog. For one thread at a time. */
final class PostHogVisit implements Visit {

  private static final String BEARER = "bearer ";

  private final Registry registry;
  private final DailySecret secret;
  private final Request request;
  private Registry.@Nullable App app;
  private @Nullable PostHogBatch batch;
  private @Nullable TurnedAway away;
  private Set<UUID> asked = Set.of();

  PostHogVisit(Registry registry, DailySecret secret, Request request) {
    this.registry = registry;
    this.secret = secret;
    this.request = request;
  }

  @Override
  public Registry.@Nullable App app() {
    String key = headerKey();
    if (key == null) {
      key = bodyKey();
    }
    if (key != null) {
      Registry.App found = registry.byKey(key);
      app = found != null && found.keys().posthog().equals(key) ? found : null;
    }
    return app;
  }

  private @Nullable String headerKey() {
    String sent = request.header("authorization");
    return sent != null && sent.toLowerCase(Locale.ROOT).startsWith(BEARER)
        ? sent.substring(BEARER.length()).strip()
        : null;
  }

  /** The key stands inside, so the body must be read before anybody knows whose it is. */
  private @Nullable String bodyKey() {
    try {
      batch = PostHogBatch.of(request);
      return batch.key();
    } catch (TurnedAway e) {
      away = e;
      return null;
    }
  }

  @Override
  public Response stranger() {
    var known = away;
    if (known != null) {
      return failed(known.response(), known.detail());
    }
    String detail =
        isNewer()
            ? "Send the project key as Bearer."
            : "Send the project key of one app, as api_key.";
    return failed(Problems.problem(401, "The key opens no app", detail), detail);
  }

  @Override
  public Parcel read(Instant received) throws TurnedAway {
    Registry.App opened = app;
    if (opened == null) {
      throw new TurnedAway(stranger());
    }
    try {
      PostHogBatch known = batch == null ? PostHogBatch.of(request) : batch;
      var messages = new PostHogMessages(opened, secret, known, received);
      known.events().forEach(messages::add);
      asked = messages.asked();
      return messages.parcel();
    } catch (TurnedAway e) {
      throw new TurnedAway(failed(e.response(), e.detail()));
    }
  }

  @Override
  public Response accepted(Receipt receipt) {
    if (!isNewer()) {
      boolean isClosing = "1".equals(request.parameter("beacon"));
      return toOrigin(
          isClosing ? PostHogAnswers.ACCEPTED_FROM_A_CLOSING_PAGE : PostHogAnswers.ACCEPTED);
    }
    var kept = new HashSet<UUID>();
    for (Message message : receipt.kept()) {
      if (message instanceof Message.Track track) {
        kept.add(track.id());
      } else if (message instanceof Message.Crash crash) {
        kept.add(crash.id());
      }
    }
    return toOrigin(PostHogAnswers.results(asked, kept));
  }

  @Override
  public Response tooLarge() {
    var tooLarge = Problems.tooLarge("What the batch holds is too much for one record.");
    return failed(tooLarge.response(), tooLarge.detail());
  }

  @Override
  public Response overloaded() {
    return failed(Problems.overloaded(), Problems.COME_AGAIN);
  }

  private boolean isNewer() {
    return request.path().startsWith(PostHogDoor.ANSWERED_ONE_BY_ONE);
  }

  /** Problem documents are for the older form, which has none of its own. */
  private Response failed(Response problem, String detail) {
    return toOrigin(
        isNewer()
            ? Problems.advised(problem, PostHogAnswers.failed(problem.status(), detail))
            : problem);
  }

  /** What is asked with GET a cache may answer by itself, and it would keep the address. */
  private Response toOrigin(Response response) {
    Response answer = Cors.toOrigin(request, response);
    return request.method().equals("GET")
        ? answer.with("Cache-Control", PostHogAnswers.NO_STORE)
        : answer;
  }
}
