package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Refusal;
import candor.server.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Turns the events of one Aptabase request into messages. For one thread and one use. */
final class AptabaseMessages {

  /** What the clients' own service takes; older events are their queue's leftovers. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private static final int MOST_KEY = 40;
  private static final int MOST_VALUE = 180;

  private final Registry.App app;
  private final Plan plan;
  private final Ids ids;
  private final Instant received;
  private final List<Message> messages = new ArrayList<>();
  private final Counts refused = new Counts();
  private long uninvited;
  private int place;
  private @Nullable AptabaseEvent previous;
  private @Nullable Sender sender;

  AptabaseMessages(Registry.App app, Ids ids, Instant received) {
    this.app = app;
    this.plan = app.plan();
    this.ids = ids;
    this.received = received;
  }

  /**
   * Adds one event.
   *
   * @param event the event
   * @param browser the user agent of the page that may have sent it, or null
   */
  void add(AptabaseEvent event, @Nullable String browser) {
    int mine = place++;
    Instant at = event.timestamp() == null ? null : Moments.read(event.timestamp());
    if (at == null) {
      refuse(
          event,
          "timestamp",
          event.timestamp() == null ? Refusal.Reason.MISSING : Refusal.Reason.WRONG_FORM);
      return;
    }
    if (at.isBefore(received.minus(OLDEST))) {
      refuse(event, "timestamp", Refusal.Reason.TOO_OLD);
      return;
    }
    Refusal.Reason session = AptabaseSession.wrong(event.session(), received);
    if (session != null) {
      refuse(event, "sessionId", session);
      return;
    }
    Map<String, Json> props = props(event);
    if (props == null) {
      return;
    }
    Instant happened = at.isAfter(received) ? received : at;
    Sender by = sender(event, browser);
    messages.add(
        event.name().equals(AptabaseMarks.NAME) && plan.identity().marks()
            ? AptabaseMarks.read(ids.at(mine), happened, by, props)
            : new Message.Track(ids.at(mine), event.name(), happened, by, props));
  }

  private void refuse(AptabaseEvent event, String field, Refusal.Reason reason) {
    refused.add(plan, event.name(), field, reason);
  }

  /** Reads the properties; returns null after having refused the event for them. */
  private @Nullable Map<String, Json> props(AptabaseEvent event) {
    Json props = event.props();
    if (props instanceof Json.Text text) {
      props = parsed(text.value());
    }
    if (event.props() == null || props instanceof Json.Nothing) {
      return Map.of();
    }
    if (!(props instanceof Json.Dictionary dictionary)) {
      refuse(event, "props", Refusal.Reason.WRONG_TYPE);
      return null;
    }
    var kept = new LinkedHashMap<String, Json>();
    for (Map.Entry<String, Json> prop : dictionary.members().entrySet()) {
      if (prop.getKey().isEmpty() || prop.getKey().length() > MOST_KEY) {
        refuse(event, Refusal.UNPLANNED, Refusal.Reason.TOO_LONG);
        return null;
      }
      kept.put(prop.getKey(), asPlanned(event.name(), prop.getKey(), cut(prop.getValue())));
    }
    return kept;
  }

  /** Makes 0 and 1 truth values where the plan has one: some of these clients know no other. */
  private Json asPlanned(String event, String key, Json value) {
    if (!(value instanceof Json.Whole number) || number.value() < 0 || number.value() > 1) {
      return value;
    }
    Plan.Event planned = plan.events().get(event);
    Property property = planned == null ? null : planned.properties().get(key);
    boolean isTruth = property != null && property.type() instanceof PropertyType.Bool;
    return isTruth ? new Json.Bool(number.value() == 1) : value;
  }

  private static @Nullable Json parsed(String text) {
    try {
      return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      return null;
    }
  }

  /** Cuts a string as the clients' own service does, on a border of characters. */
  private static Json cut(Json value) {
    if (!(value instanceof Json.Text text) || text.value().length() <= MOST_VALUE) {
      return value;
    }
    int end = MOST_VALUE - 1;
    if (Character.isHighSurrogate(text.value().charAt(end - 1))) {
      end--;
    }
    return new Json.Text(text.value().substring(0, end) + "…");
  }

  private Sender sender(AptabaseEvent event, @Nullable String browser) {
    AptabaseEvent before = previous;
    Sender known = sender;
    if (known != null && before != null && isSameSender(before, event)) {
      return known;
    }
    var context = new AptabaseContext(plan, event.system(), browser);
    uninvited += context.uninvited();
    String session = AptabaseSession.kept(event.session());
    Sender fresh = new Sender(null, session, event.debug(), context.planned());
    previous = event;
    sender = fresh;
    return fresh;
  }

  private static boolean isSameSender(AptabaseEvent a, AptabaseEvent b) {
    return Objects.equals(a.session(), b.session()) && a.system().equals(b.system());
  }

  /** Says whether an event was refused for its form. */
  boolean isInvalid() {
    return !refused.all().isEmpty();
  }

  Parcel parcel() {
    return new Parcel(plan, app.hash(), messages, new BitSet(), refused.all(), Map.of(), uninvited);
  }
}
