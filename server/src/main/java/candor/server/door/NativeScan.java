package candor.server.door;

import candor.event.Message;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.server.door.Door.DailySecret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads a native batch without building a tree of its events. For one thread and one use.
 *
 * <p>It takes what our own clients send: no white space between the members of the envelope, and
 * what tells the sender before the events. Anything else, and anything wrong, it leaves to the
 * reader of all JSON, whose word on it counts; single unusual events go that way alone.
 */
final class NativeScan {

  /** Two bytes a value at least: below this no document can hold too many of them. */
  private static final int MOST_BYTES = 2 * JsonReader.Limits.DEFAULT.nodes();

  /** Members of an envelope; far below the limit of any object. */
  private static final int MOST_MEMBERS = 32;

  /** What may stand behind the events, as nothing of it changes how they are read. */
  private static final Set<String> BEHIND =
      Set.of("crashes", "feedback", "marks", "summary", "erase");

  /** Depth of what stands in the envelope, and in its list of events. */
  private static final int IN_ENVELOPE = 1;

  private static final int IN_EVENTS = 2;

  private final byte[] bytes;
  private final DailySecret secret;
  private final JsonReader reader;
  private final BiFunction<String, String, @Nullable Plan> plans;
  private final Instant received;
  private final Map<String, Json> members = new LinkedHashMap<>();
  private @Nullable NativeMessages messages;
  private int at = 1;

  private NativeScan(
      byte[] bytes,
      DailySecret secret,
      BiFunction<String, String, @Nullable Plan> plans,
      Instant received) {
    this.secret = secret;
    this.bytes = bytes;
    this.reader = JsonReader.parts(bytes);
    this.plans = plans;
    this.received = received;
  }

  /**
   * Reads a batch.
   *
   * @param bytes the body
   * @param secret keeps derived ids from telling what was sent
   * @param plans finds the plan of an app and a hash, or null
   * @param received when it came
   * @return what it brings, or null when it is unusual or wrong
   */
  static @Nullable Parcel read(
      byte[] bytes,
      DailySecret secret,
      BiFunction<String, String, @Nullable Plan> plans,
      Instant received) {
    if (bytes.length < 2 || bytes.length > MOST_BYTES || bytes[0] != '{') {
      return null;
    }
    try {
      return new NativeScan(bytes, secret, plans, received).envelope();
    } catch (JsonException | TurnedAway e) {
      // The reader of all JSON finds the same and says it with the right place.
      return null;
    }
  }

  private @Nullable Parcel envelope() throws JsonException, TurnedAway {
    do {
      if (!member() || members.size() > MOST_MEMBERS) {
        return null;
      }
    } while (goesOn());
    NativeMessages begun = messages;
    if (bytes[at - 1] != '}' || !isBlank(at) || begun == null) {
      return null;
    }
    return begun.parcel(NativeBatch.of(new Json.Dictionary(members)));
  }

  private boolean isBlank(int from) {
    int i = from;
    while (byteAt(i) == '\n' || byteAt(i) == '\r' || byteAt(i) == ' ' || byteAt(i) == '\t') {
      i++;
    }
    return i == bytes.length;
  }

  private boolean goesOn() {
    return at < bytes.length && bytes[at++] == ',';
  }

  private boolean member() throws JsonException, TurnedAway {
    if (byteAt(at) != '"' || !(reader.part(at, IN_ENVELOPE) instanceof Json.Text name)) {
      return false;
    }
    at = reader.after();
    if (byteAt(at++) != ':' || members.containsKey(name.value())) {
      return false;
    }
    if (name.value().equals("events")) {
      members.put(name.value(), Json.NOTHING);
      return events();
    }
    if (messages != null && !BEHIND.contains(name.value())) {
      return false;
    }
    members.put(name.value(), reader.part(at, IN_ENVELOPE));
    at = reader.after();
    return true;
  }

  private boolean events() throws JsonException, TurnedAway {
    var batch = NativeBatch.of(new Json.Dictionary(members));
    Plan plan = plans.apply(batch.app(), batch.plan());
    if (plan == null || byteAt(at) != '[') {
      return false;
    }
    var begun = new NativeMessages(plan, batch, secret, received);
    messages = begun;
    if (byteAt(at + 1) == ']') {
      at += 2;
      return true;
    }
    var scan =
        new EventScan(bytes, Firewall.pass(plan, begun.sender(), bytes), begun.shiftMillis());
    int count = 0;
    do {
      at++;
      event(scan, begun);
    } while (byteAt(at) == ',' && ++count < NativeBatch.MOST_EVENTS);
    return byteAt(at++) == ']';
  }

  private void event(EventScan scan, NativeMessages begun) throws JsonException {
    Message.Track judged = scan.read(at);
    if (judged == null) {
      begun.event(reader.part(at, IN_EVENTS));
      at = reader.after();
    } else {
      begun.judged(judged);
      at = scan.after();
    }
  }

  private int byteAt(int place) {
    return place < bytes.length ? bytes[place] : 0;
  }
}
