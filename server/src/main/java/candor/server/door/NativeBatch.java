package candor.server.door;

import candor.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is the envelope of a native batch, its parts checked for their types and nothing else.
 *
 * @param plan the hash of the plan that the sender follows
 * @param app the app's id
 * @param sentAt when it was sent by the device's clock, or null
 * @param install the install id as sent, or null
 * @param session the session id as sent, or null
 * @param debug whether a developer's build sent it
 * @param context what rides on every event
 * @param events the events as sent
 * @param crashes the crash reports as sent
 * @param feedback what people typed, as sent
 * @param marks the first-of-period marks, or null
 * @param summary the once-per-session document, or null
 * @param erase whether everything known of the install is to be erased
 * @param unknown how many members the envelope has that the dialect does not know
 */
record NativeBatch(
    String plan,
    String app,
    @Nullable Instant sentAt,
    @Nullable String install,
    @Nullable String session,
    boolean debug,
    Map<String, Json> context,
    List<Json> events,
    List<Json> crashes,
    List<Json> feedback,
    Json.@Nullable Dictionary marks,
    Json.@Nullable Dictionary summary,
    boolean erase,
    int unknown) {

  /** An hour of the busiest app; more in one request is no batch but a dump. */
  static final int MOST_EVENTS = 500;

  /** What the envelope may hold. */
  private static final List<String> MEMBERS =
      List.of(
          "plan",
          "app",
          "sent_at",
          "install",
          "session",
          "debug",
          "context",
          "events",
          "crashes",
          "feedback",
          "marks",
          "summary",
          "erase");

  static NativeBatch of(Json document) throws TurnedAway {
    if (!(document instanceof Json.Dictionary root)) {
      throw Problems.unreadable("The body must be a JSON object.");
    }
    var events = Parts.array(root, "events");
    var crashes = Parts.array(root, "crashes");
    var feedback = Parts.array(root, "feedback");
    if (events.size() + crashes.size() + feedback.size() > MOST_EVENTS) {
      throw Problems.tooLarge("A batch may hold at most " + MOST_EVENTS + " events.");
    }
    return new NativeBatch(
        Parts.text(root, "plan"),
        Parts.text(root, "app"),
        Parts.moment(root, "sent_at"),
        Parts.textOrNull(root, "install"),
        Parts.textOrNull(root, "session"),
        Parts.flag(root, "debug"),
        Parts.members(root, "context"),
        events,
        crashes,
        feedback,
        Parts.dictionaryOrNull(root, "marks"),
        Parts.dictionaryOrNull(root, "summary"),
        Parts.flag(root, "erase"),
        unknown(root));
  }

  private static int unknown(Json.Dictionary root) {
    int unknown = 0;
    for (String name : root.members().keySet()) {
      unknown += MEMBERS.contains(name) ? 0 : 1;
    }
    return unknown;
  }
}
