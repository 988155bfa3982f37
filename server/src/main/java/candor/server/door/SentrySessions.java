package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.server.door.Door.DailySecret;
import candor.server.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client tells of sessions into counts. For one thread and one request.
 *
 * <p>A client tells of one session several times: that it began, that it met an error, how it
 * ended. Each of these becomes a message of its own, whose id is made of the session's number and
 * of what is told, so that it counts once, however often it is told. The number itself goes
 * nowhere, and neither does the user that some clients name.
 */
final class SentrySessions {

  /** Stands for these messages in refusals: a word of the grammar, not of any plan. */
  static final String NAME = "sessions";

  /** Minutes told of together; a client that was cut off for an hour has as many. */
  private static final int MOST_AGGREGATES = 100;

  private static final String ABNORMAL = "abnormal";
  private static final String CRASHED = "crashed";
  private static final String ERRORED = "errored";
  private static final String STARTED = "started";

  private final Registry.App app;
  private final DailySecret secret;
  private final Function<@Nullable Json, Instant> times;
  private final String sentAt;

  /**
   * Begins with one request.
   *
   * @param app the app that it belongs to
   * @param secret makes the ids of what has none of its own
   * @param times reads a time and puts it right
   * @param sentAt when the client says that it sent; tells equal counts of two moments apart
   */
  SentrySessions(
      Registry.App app,
      DailySecret secret,
      Function<@Nullable Json, Instant> times,
      String sentAt) {
    this.app = app;
    this.secret = secret;
    this.times = times;
    this.sentAt = sentAt;
  }

  boolean arePlanned() {
    Plan.Crash crash = app.plan().crash();
    return crash != null && crash.sessions();
  }

  /** Reads one session or many; what is neither tells nothing. */
  List<Message> read(Json payload) {
    if (!(payload instanceof Json.Dictionary told)) {
      return List.of();
    }
    return told.get("aggregates") instanceof Json.Array minutes
        ? aggregates(told, minutes)
        : session(told);
  }

  private List<Message> session(Json.Dictionary told) {
    String status = SentryParts.text(told.get("status"));
    boolean isFirst = Json.TRUE.equals(told.get("init"));
    var messages = new ArrayList<Message>();
    if (isFirst) {
      messages.add(one(told, STARTED));
    }
    if (number(told.get("errors")) > 0 || status.equals(CRASHED)) {
      messages.add(one(told, ERRORED));
    }
    if (status.equals(CRASHED) || status.equals(ABNORMAL)) {
      messages.add(one(told, status));
    }
    return messages;
  }

  private Message one(Json.Dictionary told, String what) {
    return new Message.Outcomes(
        id(told, what),
        times.apply(told.get("started")),
        sender(told),
        what.equals(STARTED) ? 1 : 0,
        what.equals(ERRORED) ? 1 : 0,
        what.equals(CRASHED) ? 1 : 0,
        what.equals(ABNORMAL) ? 1 : 0);
  }

  /** The number of a session is drawn by chance, so that nobody can try it out. */
  private UUID id(Json.Dictionary told, String what) {
    UUID session = SentryId.read(told.get("sid"));
    byte[] word = utf8(what);
    if (session == null) {
      return Ids.of(secret, app.id(), utf8(NAME), word, JsonWriter.bytes(told)).at(0);
    }
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      sha.update(word);
      return Ids.of(sha.digest(utf8(session.toString()))).at(0);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Message> aggregates(Json.Dictionary told, Json.Array minutes) {
    var messages = new ArrayList<Message>();
    Ids ids = Ids.of(secret, app.id(), utf8(NAME), utf8(sentAt), JsonWriter.bytes(told));
    Sender sender = sender(told);
    for (Json each :
        minutes.items().subList(0, Math.min(minutes.items().size(), MOST_AGGREGATES))) {
      if (each instanceof Json.Dictionary minute) {
        messages.add(aggregate(ids.at(messages.size()), minute, sender));
      }
    }
    return messages;
  }

  /** Sessions of a server are told of when they are over, each by how it ended. */
  private Message aggregate(UUID id, Json.Dictionary minute, Sender sender) {
    long errored = number(minute.get(ERRORED));
    long crashed = number(minute.get(CRASHED));
    long abnormal = number(minute.get(ABNORMAL));
    return new Message.Outcomes(
        id,
        times.apply(minute.get("started")),
        sender,
        number(minute.get("exited")) + errored + crashed + abnormal,
        errored + crashed,
        crashed,
        abnormal);
  }

  /** What is no number is none; what is too large is kept so large that the firewall refuses it. */
  private static long number(@Nullable Json value) {
    return value instanceof Json.Whole whole
        ? Math.max(0, Math.min(whole.value(), Integer.MAX_VALUE))
        : 0;
  }

  private Sender sender(Json.Dictionary told) {
    var attributes =
        told.get("attrs") instanceof Json.Dictionary attrs ? attrs : new Json.Dictionary(Map.of());
    var parts = SentryParts.of(attributes);
    return new Sender(null, null, parts.isDebug(), parts.context(app.plan()));
  }
}
