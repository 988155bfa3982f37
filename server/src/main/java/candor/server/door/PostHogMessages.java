package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Refusal;
import candor.server.door.Door.DailySecret;
import candor.server.registry.Registry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns the events of one PostHog request into messages. For one thread and one use. */
final class PostHogMessages {

  /** A clock this wrong is corrected; below it the network may be the cause. */
  private static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

  /** What waited longer before it was sent is too old for any plan. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(400);

  private static final String CRASH = "$exception";
  private static final String IDENTIFY = "$identify";

  private final Registry.App app;
  private final DailySecret secret;
  private final Plan plan;
  private final PostHogBatch batch;
  private final Instant received;
  private final long skewMillis;
  private final List<Message> messages = new ArrayList<>();
  private final Set<UUID> asked = new LinkedHashSet<>();
  private final Counts refused = new Counts();
  private final Counts dropped = new Counts();
  private long uninvited;
  private int place;

  PostHogMessages(Registry.App app, DailySecret secret, PostHogBatch batch, Instant received) {
    this.app = app;
    this.secret = secret;
    this.plan = app.plan();
    this.batch = batch;
    this.received = received;
    Instant sent = batch.sentAt();
    long skew = sent == null ? 0 : received.toEpochMilli() - sent.toEpochMilli();
    this.skewMillis = Math.abs(skew) > TOLERATED_SKEW.toMillis() ? skew : 0;
  }

  void add(Json sent) {
    place++;
    if (!(sent instanceof Json.Dictionary event)) {
      refused.add(plan, "", "", Refusal.Reason.WRONG_TYPE);
      return;
    }
    UUID own = event.get("uuid") instanceof Json.Text text ? Ids.read(text.value()) : null;
    if (own != null) {
      asked.add(own);
    }
    String name = name(event);
    if (name == null) {
      refused.add(plan, "", "event", NativeMessages.missingOrWrong(event.get("event")));
      return;
    }
    Json props = event.get("properties");
    if (props != null && !(props instanceof Json.Dictionary) && !(props instanceof Json.Nothing)) {
      refused.add(plan, name, "properties", Refusal.Reason.WRONG_TYPE);
      return;
    }
    var sorted = new PostHogProperties(plan, name);
    if (props instanceof Json.Dictionary members) {
      members.members().forEach(sorted::take);
    }
    sorted.library(batch.library());
    sorted.person(event.get("$set"));
    sorted.person(event.get("$set_once"));
    uninvited += sorted.uninvited();
    add(event, name, own, sorted);
  }

  private @Nullable String name(Json.Dictionary event) {
    return switch (event.get("event")) {
      case Json.Text text when !text.value().isEmpty() -> text.value();
      case null -> batch.engage() ? IDENTIFY : null;
      default -> null;
    };
  }

  private void add(
      Json.Dictionary event, String name, @Nullable UUID own, PostHogProperties sorted) {
    boolean crash = name.equals(CRASH) && plan.crash() != null;
    String told = crash ? "crash" : name;
    Instant at = at(event, sorted);
    if (at == null) {
      refused.add(plan, told, "timestamp", Refusal.Reason.WRONG_FORM);
      return;
    }
    UUID id = own == null ? derived(event, name, sorted) : own;
    Sender sender = sender(event, told, sorted);
    messages.add(
        crash
            ? PostHogCrash.read(id, at, sender, sorted.attached())
            : new Message.Track(id, name, at, sender, sorted.own()));
  }

  /** Returns when it happened, by our clock and never ahead of it; null when that is unreadable. */
  private @Nullable Instant at(Json.Dictionary event, PostHogProperties sorted) {
    Json stamp = event.get("timestamp");
    if (stamp instanceof Json.Text text && !text.value().isEmpty()) {
      Instant told = Moments.read(text.value());
      if (told == null) {
        return null;
      }
      Instant at = ignoresSkew(event, sorted) ? told : told.plusMillis(skewMillis);
      return at.isAfter(received) ? received : at;
    }
    return event.get("offset") instanceof Json.Whole waited
        ? received.minusMillis(Math.clamp(waited.value(), 0, LONGEST_WAIT.toMillis()))
        : received;
  }

  private static boolean ignoresSkew(Json.Dictionary event, PostHogProperties sorted) {
    var options = event.get("options") instanceof Json.Dictionary d ? d.members() : Map.of();
    return Json.TRUE.equals(sorted.attached().get("$ignore_sent_at"))
        || Json.TRUE.equals(options.get("disable_skew_correction"))
        || Json.TRUE.equals(options.get("disable_skew_adjustment"));
  }

  /**
   * Derives an id that a repeat has again. The clients of old years have one of their own form; the
   * smallest clients have neither id nor time, so that only what arrives within the same second can
   * be told a repeat: somebody may do the same thing twice in a session.
   */
  private UUID derived(Json.Dictionary event, String name, PostHogProperties sorted) {
    if (sorted.attached().get("$insert_id") instanceof Json.Text insert) {
      Json time = sorted.attached().getOrDefault("$time", Json.NOTHING);
      return Ids.of(
              secret,
              app.id(),
              name.getBytes(StandardCharsets.UTF_8),
              insert.value().getBytes(StandardCharsets.UTF_8),
              JsonWriter.bytes(time))
          .at(0);
    }
    boolean timed = event.get("timestamp") instanceof Json.Text;
    long second = timed ? 0 : received.getEpochSecond();
    byte[] when = ByteBuffer.allocate(Long.BYTES).putLong(second).array();
    return Ids.of(secret, app.id(), JsonWriter.bytes(event), when).at(place);
  }

  private Sender sender(Json.Dictionary event, String name, PostHogProperties sorted) {
    String session = sorted.session();
    if (session == null && event.get("session_id") instanceof Json.Text text) {
      session = text.value();
    }
    if (session != null && Ids.read(session) == null) {
      // Only a UUID cannot spell a name.
      dropped.add(plan, name, "session", Refusal.Reason.WRONG_FORM);
      session = null;
    }
    return new Sender(install(event, name), session, false, sorted.context());
  }

  private @Nullable String install(Json.Dictionary event, String name) {
    Json told = distinctId(event);
    if (told == null) {
      return null;
    }
    if (plan.identity().model() != Identity.Model.INSTALL) {
      uninvited++;
      return null;
    }
    if (told instanceof Json.Text text && Ids.read(text.value()) != null) {
      return text.value();
    }
    dropped.add(plan, name, "install", Refusal.Reason.WRONG_FORM);
    return null;
  }

  private static @Nullable Json distinctId(Json.Dictionary event) {
    Json told = event.get("distinct_id");
    if (told == null) {
      told = event.get("$distinct_id");
    }
    if (told == null && event.get("properties") instanceof Json.Dictionary properties) {
      told = properties.get("distinct_id");
    }
    return told instanceof Json.Nothing ? null : told;
  }

  /** Returns the ids that the client gave its events. */
  Set<UUID> asked() {
    return asked;
  }

  Parcel parcel() {
    return new Parcel(
        plan, app.hash(), messages, new BitSet(), refused.all(), dropped.all(), uninvited);
  }
}
