package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.server.door.Door.DailySecret;
import candor.server.registry.Registry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns the items of an envelope into messages. For one thread and one use.
 *
 * <p>Events that tell of an error become crash reports, feedback becomes feedback. All else is left
 * unread and counted as uninvited, an item as one.
 */
final class SentryMessages {

  private static final String CRASH = "crash";
  private static final String FEEDBACK = "feedback";

  /** The levels of an event that has no exception and tells of an error all the same. */
  private static final Set<String> ERRORS = Set.of("error", "fatal");

  /** The service puts clocks right from here on; below it clients may have waited to send. */
  private static final Duration TOLERATED_SKEW = Duration.ofMinutes(55);

  private final Registry.App app;
  private final Plan plan;
  private final DailySecret secret;
  private final Instant received;
  private final long shiftMillis;
  private final SentrySessions sessions;
  private final SentryLimits limits = new SentryLimits();
  private final List<Message> messages = new ArrayList<>();
  private final Counts refused = new Counts();
  private final @Nullable UUID named;
  private @Nullable UUID first;
  private long uninvited;

  SentryMessages(Registry.App app, DailySecret secret, Instant received, Json.Dictionary header) {
    this.app = app;
    this.plan = app.plan();
    this.secret = secret;
    this.received = received;
    this.named = SentryId.read(header.get("event_id"));
    Instant sent =
        header.get("sent_at") instanceof Json.Text text ? Moments.read(text.value()) : null;
    long skew = sent == null ? 0 : received.toEpochMilli() - sent.toEpochMilli();
    this.shiftMillis = Math.abs(skew) >= TOLERATED_SKEW.toMillis() ? skew : 0;
    this.sessions = new SentrySessions(app, secret, this::moment, sentAt(header));
  }

  private static String sentAt(Json.Dictionary header) {
    return SentryParts.text(header.get("sent_at"));
  }

  void add(SentryEnvelope.Item item) {
    switch (item.type()) {
      case "event", "feedback", "user_report" -> read(item);
      case "session", "sessions" -> {
        if (sessions.arePlanned()) {
          read(item);
        } else {
          limits.notInThisPlan("session");
          uninvited++;
        }
      }
      default -> {
        limits.leftOut(item.type());
        uninvited++;
      }
    }
  }

  private void read(SentryEnvelope.Item item) {
    limits.read(plan, item.type());
    try {
      Json payload = SentryBody.json(item.payload());
      switch (item.type()) {
        case "user_report" -> userReport(payload);
        case "session", "sessions" -> messages.addAll(sessions.read(payload));
        default -> event(payload, item.type());
      }
    } catch (JsonException e) {
      refused.add(plan, named(item), "", Refusal.Reason.WRONG_FORM);
    }
  }

  private static String named(SentryEnvelope.Item item) {
    return switch (item.type()) {
      case "event" -> CRASH;
      case "session", "sessions" -> SentrySessions.NAME;
      default -> FEEDBACK;
    };
  }

  /** Adds one event: a report of an error, or feedback in the same form. */
  void event(Json payload, String type) {
    if (!(payload instanceof Json.Dictionary event)) {
      refused.add(plan, CRASH, "", Refusal.Reason.WRONG_TYPE);
      return;
    }
    var parts = SentryParts.of(event);
    boolean asFeedback = type.equals(FEEDBACK) || parts.isFeedback() || parts.isTypedMessage(plan);
    uninvited += parts.uninvited(asFeedback);
    UUID id = id(event);
    if (asFeedback) {
      messages.add(
          new Message.Feedback(
              id, at(event), sender(parts), parts.kind(plan), parts.typed(), parts.email()));
    } else {
      crash(event, parts, id);
    }
  }

  private void crash(Json.Dictionary event, SentryParts parts, UUID id) {
    var chain = SentryErrors.chain(event);
    if (chain.isEmpty() && ERRORS.contains(parts.level())) {
      chain = SentryErrors.message(event);
    }
    if (chain.isEmpty()) {
      // What was only said is a line of a log, and no plan has such.
      refused.add(plan, CRASH, "exception", Refusal.Reason.MISSING);
      return;
    }
    boolean handled = SentryErrors.isHandled(event, parts.level());
    messages.add(new Message.Crash(id, at(event), sender(parts), handled, chain));
  }

  private Sender sender(SentryParts parts) {
    return new Sender(parts.install(plan), null, parts.isDebug(), parts.context(plan));
  }

  /** Adds feedback of the older form, which names an event and has no id of its own. */
  private void userReport(Json payload) {
    if (!(payload instanceof Json.Dictionary report)) {
      refused.add(plan, FEEDBACK, "", Refusal.Reason.WRONG_TYPE);
      return;
    }
    var nobody = new Sender(null, null, false, Map.of());
    messages.add(
        new Message.Feedback(
            derived(report),
            received,
            nobody,
            SentryParts.defaultKind(plan),
            SentryParts.text(report.get("comments")),
            report.get("email") instanceof Json.Text email ? email.value() : null));
  }

  /** The first report of an envelope has the envelope's own id. */
  private UUID id(Json.Dictionary event) {
    UUID own = first == null && named != null ? named : SentryId.read(event.get("event_id"));
    UUID id = own == null ? derived(event) : own;
    if (first == null) {
      first = id;
    }
    return id;
  }

  private UUID derived(Json.Dictionary part) {
    byte[] told = JsonWriter.bytes(part);
    return Ids.of(secret, app.id(), "sentry".getBytes(StandardCharsets.UTF_8), told).at(0);
  }

  private Instant at(Json.Dictionary event) {
    return moment(event.get("timestamp"));
  }

  private Instant moment(@Nullable Json time) {
    Instant at =
        switch (time) {
          case Json.Text text -> Moments.read(text.value());
          case Json.Whole seconds -> ofSeconds((double) seconds.value());
          case Json.Decimal seconds -> ofSeconds(seconds.value());
          case null, default -> null;
        };
    return at == null ? received : at.plusMillis(shiftMillis);
  }

  private static @Nullable Instant ofSeconds(double seconds) {
    // Beyond the year 9999 no time of any client is meant.
    return seconds >= 0 && seconds < 253_402_300_800.0
        ? Instant.ofEpochMilli(Math.round(seconds * 1000))
        : null;
  }

  /** Returns what the client may stop sending, or null. */
  @Nullable String limits() {
    return limits.told(app);
  }

  /** Returns the id that the client knows the request by, or null when it has none. */
  @Nullable UUID id() {
    return named == null ? first : named;
  }

  Parcel parcel() {
    return new Parcel(plan, app.hash(), messages, new BitSet(), refused.all(), Map.of(), uninvited);
  }
}
