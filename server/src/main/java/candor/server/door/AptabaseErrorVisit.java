package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.json.Json;
import candor.plan.Refusal;
import candor.server.door.Door.DailySecret;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Is one error that an Aptabase client of 2026 tells. It becomes a crash report: of the stack names
 * and places are read. What says nothing of an error is refused, and what breaks a limit of the
 * dialect turns the request away. For one thread at a time.
 */
final class AptabaseErrorVisit implements Visit {

  private static final String TEXT = "text/plain; charset=utf-8";

  /**
   * The most characters of each part that is a text. Besides these the dialect knows {@code
   * isDebug}, true or false; any other part is uninvited.
   */
  private static final Map<String, Integer> MOST =
      Map.ofEntries(
          Map.entry("errormessage", 5_000),
          Map.entry("errortype", 100),
          Map.entry("stacktrace", 10_000),
          Map.entry("timestamp", 40),
          Map.entry("platform", 30),
          Map.entry("osname", 30),
          Map.entry("osversion", 100),
          Map.entry("appversion", 50),
          Map.entry("sdkversion", 40),
          Map.entry("sessionid", 36),
          Map.entry("severity", 20),
          Map.entry("kind", 20));

  private static final String IS_DEBUG = "isdebug";

  /** Of these the plan's context may name some. */
  private static final List<String> SYSTEM =
      List.of("osname", "osversion", "appversion", "sdkversion");

  /** The kinds of errors that the app did not get over. */
  private static final Set<String> UNHANDLED = Set.of("crash", "unhandled");

  private final Registry registry;
  private final DailySecret secret;
  private final Request request;
  private Registry.@Nullable App app;

  AptabaseErrorVisit(Registry registry, DailySecret secret, Request request) {
    this.registry = registry;
    this.secret = secret;
    this.request = request;
  }

  @Override
  public Registry.@Nullable App app() {
    app = AptabaseVisit.opened(registry, request);
    return app;
  }

  @Override
  public Response stranger() {
    boolean isMissing = request.header("app-key") == null;
    return told(
        isMissing ? 400 : 401,
        isMissing ? "The header App-Key is missing." : "The app key opens no app.");
  }

  @Override
  public Parcel read(Instant received) throws TurnedAway {
    Registry.App opened = app;
    if (opened == null) {
      throw new TurnedAway(stranger());
    }
    byte[] plain = Body.plain(request);
    Map<String, Json> parts = AptabaseEvent.lowerCased(Body.json(plain), "error");
    for (Map.Entry<String, Integer> limit : MOST.entrySet()) {
      AptabaseEvent.text(parts, limit.getKey(), limit.getValue());
    }
    var system = new HashMap<>(parts);
    system.keySet().retainAll(SYSTEM);
    var context = new AptabaseContext(opened.plan(), system, null);
    var messages = new ArrayList<Message>();
    var refused = new Counts();
    Instant at = at(parts, received);
    if (at == null) {
      refused.add(opened.plan(), "crash", "timestamp", Refusal.Reason.WRONG_FORM);
    } else {
      Sender sender = sender(parts, context);
      List<Thrown> chain = chain(parts);
      if (chain.stream().allMatch(AptabaseErrorVisit::saysNothing)) {
        refused.add(opened.plan(), "crash", "chain", Refusal.Reason.MISSING);
      } else {
        UUID id = Ids.of(secret, opened.id(), plain).at(0);
        messages.add(new Message.Crash(id, at, sender, isHandled(parts), chain));
      }
    }
    return new Parcel(
        opened.plan(),
        opened.hash(),
        messages,
        new BitSet(),
        refused.all(),
        Map.of(),
        context.uninvited() + strangers(parts));
  }

  /** Counts the parts that the dialect does not know; what is null was not attached at all. */
  private static long strangers(Map<String, Json> parts) {
    return parts.entrySet().stream()
        .filter(part -> !MOST.containsKey(part.getKey()) && !part.getKey().equals(IS_DEBUG))
        .filter(part -> !(part.getValue() instanceof Json.Nothing))
        .count();
  }

  private static Sender sender(Map<String, Json> parts, AptabaseContext context) throws TurnedAway {
    String session = AptabaseSession.kept(AptabaseEvent.text(parts, "sessionid"));
    boolean isDebug = AptabaseEvent.isDebug(parts.get(IS_DEBUG));
    return new Sender(null, session, isDebug, context.planned());
  }

  private static List<Thrown> chain(Map<String, Json> parts) throws TurnedAway {
    String type = text(parts, "errortype");
    return StackText.chain(type, text(parts, "errormessage"), text(parts, "stacktrace"));
  }

  private static boolean saysNothing(Thrown thrown) {
    return thrown.type().isBlank() && thrown.message().isBlank() && thrown.frames().isEmpty();
  }

  /** Returns when it happened, never ahead of our clock; null when that is unreadable. */
  private static @Nullable Instant at(Map<String, Json> parts, Instant received) throws TurnedAway {
    String told = AptabaseEvent.text(parts, "timestamp");
    if (told == null) {
      return received;
    }
    Instant at = Moments.read(told);
    return at != null && at.isAfter(received) ? received : at;
  }

  private static boolean isHandled(Map<String, Json> parts) throws TurnedAway {
    boolean isFatal = text(parts, "severity").equalsIgnoreCase("fatal");
    return !isFatal && !UNHANDLED.contains(text(parts, "kind").toLowerCase(Locale.ROOT));
  }

  private static String text(Map<String, Json> parts, String name) throws TurnedAway {
    String text = AptabaseEvent.text(parts, name);
    return text == null ? "" : text;
  }

  @Override
  public Response accepted(Receipt receipt) {
    return Response.empty(202).with(Cors.ORIGIN_FIELD, Cors.ANY);
  }

  @Override
  public Response tooLarge() {
    return Problems.tooLarge("What the error tells is too much for one record.").response();
  }

  @Override
  public Response overloaded() {
    return Problems.overloaded();
  }

  private static Response told(int status, String sentence) {
    return Response.text(status, TEXT, sentence).with(Cors.ORIGIN_FIELD, Cors.ANY);
  }
}
