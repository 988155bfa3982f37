package candor.server.door;

import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.server.door.Door.DailySecret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns one native batch into messages. For one thread and one use. */
final class NativeMessages {

  /** A clock this wrong is corrected; below it the network may be the cause. */
  private static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

  private final Plan plan;
  private final DailySecret secret;
  private final Instant received;
  private final long shiftMillis;
  private final Sender sender;
  private final List<Message> messages = new ArrayList<>();
  private final Counts refused = new Counts();
  private final Counts dropped = new Counts();
  private final BitSet judged = new BitSet();
  private NativeBatch batch;
  private long uninvited;

  NativeMessages(Plan plan, NativeBatch batch, DailySecret secret, Instant received) {
    this.secret = secret;
    this.plan = plan;
    this.batch = batch;
    this.received = received;
    this.shiftMillis = shiftMillis(batch.sentAt(), received);
    this.sender = new Sender(batch.install(), session(), batch.debug(), batch.context());
  }

  private static long shiftMillis(@Nullable Instant sentAt, Instant received) {
    if (sentAt == null) {
      return 0;
    }
    long skew = received.toEpochMilli() - sentAt.toEpochMilli();
    return Math.abs(skew) > TOLERATED_SKEW.toMillis() ? skew : 0;
  }

  /** Lets pass only what the dialect calls a session: a UUID cannot spell a name. */
  private @Nullable String session() {
    String session = batch.session();
    if (session != null && Ids.read(session) == null) {
      dropped.add(plan, "", "session", Refusal.Reason.WRONG_FORM);
      return null;
    }
    return session;
  }

  /** Returns who says it all. */
  Sender sender() {
    return sender;
  }

  /** Returns how far the sender's clock is put right. */
  long shiftMillis() {
    return shiftMillis;
  }

  /** Adds the events and everything beside them. */
  Parcel parcel() {
    for (Json event : batch.events()) {
      event(event);
    }
    return parcel(batch);
  }

  /** Adds what stands beside the events, as the whole batch has it. */
  Parcel parcel(NativeBatch whole) {
    batch = whole;
    uninvited += whole.unknown();
    attachments();
    return new Parcel(
        plan, whole.plan(), messages, judged, refused.all(), dropped.all(), uninvited);
  }

  /** Adds an event that was judged while it was read. */
  void judged(Message.Track event) {
    judged.set(messages.size());
    messages.add(event);
  }

  /** Adds one event. */
  void event(Json sent) {
    if (!(sent instanceof Json.Dictionary event)) {
      refused.add(plan, "", "", Refusal.Reason.WRONG_TYPE);
      return;
    }
    var parts = new EventParts(event);
    if (!(parts.name instanceof Json.Text name)) {
      refused.add(plan, "", "name", missingOrWrong(parts.name));
      return;
    }
    UUID id = parts.id instanceof Json.Text text ? Ids.read(text.value()) : null;
    if (id == null) {
      refused.add(plan, name.value(), "id", missingOrWrong(parts.id));
      return;
    }
    Instant at = parts.at instanceof Json.Text text ? Moments.read(text.value()) : null;
    if (at == null) {
      refused.add(plan, name.value(), "at", missingOrWrong(parts.at));
      return;
    }
    Json props = parts.props;
    if (props != null && !(props instanceof Json.Dictionary) && !(props instanceof Json.Nothing)) {
      refused.add(plan, name.value(), "props", Refusal.Reason.WRONG_TYPE);
      return;
    }
    Map<String, Json> members = props instanceof Json.Dictionary d ? d.members() : Map.of();
    uninvited += parts.unknown;
    messages.add(new Message.Track(id, name.value(), shifted(at), sender, members));
  }

  /** Is what one event brings, found in one walk over its members. */
  private static final class EventParts {
    private @Nullable Json id;
    private @Nullable Json name;
    private @Nullable Json at;
    private @Nullable Json props;
    private int unknown;

    EventParts(Json.Dictionary event) {
      event.members().forEach(this::take);
    }

    private void take(String part, Json value) {
      switch (part) {
        case "id" -> id = value;
        case "name" -> name = value;
        case "at" -> at = value;
        case "props" -> props = value;
        default -> unknown++;
      }
    }
  }

  /** Says which of three things is wrong with a part that could not be used. */
  static Refusal.Reason missingOrWrong(@Nullable Json part) {
    return switch (part) {
      case null -> Refusal.Reason.MISSING;
      case Json.Nothing _ -> Refusal.Reason.MISSING;
      case Json.Text _ -> Refusal.Reason.WRONG_FORM;
      default -> Refusal.Reason.WRONG_TYPE;
    };
  }

  private Instant shifted(Instant at) {
    return shiftMillis == 0 ? at : at.plusMillis(shiftMillis);
  }

  /** Reads what rides beside the events. */
  private void attachments() {
    for (Json crash : batch.crashes()) {
      if (crash instanceof Json.Dictionary d) {
        messages.add(Reports.crash(own(d, "crash"), ownTime(d), sender, d.members()));
      } else {
        refused.add(plan, "crash", "", Refusal.Reason.WRONG_TYPE);
      }
    }
    for (Json typed : batch.feedback()) {
      if (typed instanceof Json.Dictionary d) {
        messages.add(Reports.feedback(own(d, "feedback"), ownTime(d), sender, d.members()));
      } else {
        refused.add(plan, "feedback", "", Refusal.Reason.WRONG_TYPE);
      }
    }
    Json.Dictionary marks = batch.marks();
    if (marks != null) {
      marks(marks);
    }
    Json.Dictionary summary = batch.summary();
    if (summary != null) {
      summary(summary);
    }
    if (batch.erase()) {
      messages.add(new Message.Erase(derived("erase", Json.NOTHING), received, sender));
    }
  }

  private void marks(Json.Dictionary marks) {
    var cohort = marks.get("cohort");
    messages.add(
        new Message.Marks(
            own(marks, "marks"),
            ownTime(marks),
            sender,
            marks.get("day") instanceof Json.Bool day && day.value(),
            marks.get("week") instanceof Json.Bool week && week.value(),
            marks.get("month") instanceof Json.Bool month && month.value(),
            cohort instanceof Json.Text text ? text.value() : null));
  }

  private void summary(Json.Dictionary summary) {
    var fields = new LinkedHashMap<>(summary.members());
    for (String ours : List.of("id", "at")) {
      if (plan.summary() == null || !plan.summary().properties().containsKey(ours)) {
        fields.remove(ours);
      }
    }
    messages.add(new Message.Summary(own(summary, "summary"), ownTime(summary), sender, fields));
  }

  /** Takes the id that the client made, or derives one. */
  private UUID own(Json.Dictionary part, String kind) {
    UUID own = part.get("id") instanceof Json.Text text ? Ids.read(text.value()) : null;
    return own == null ? derived(kind, part) : own;
  }

  private Instant ownTime(Json.Dictionary part) {
    Instant own = part.get("at") instanceof Json.Text text ? Moments.read(text.value()) : null;
    return own == null ? received : shifted(own);
  }

  /**
   * Derives an id that a repeat of the batch has again. The ids of the events tell batches apart;
   * without events the sender and the time of sending must.
   */
  private UUID derived(String kind, Json part) {
    var told = new ByteArrayOutputStream();
    for (Message message : messages) {
      if (message instanceof Message.Track track) {
        told.writeBytes(track.id().toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    if (told.size() == 0 && batch.sentAt() != null) {
      told.writeBytes(batch.sentAt().toString().getBytes(StandardCharsets.UTF_8));
    }
    String senders = kind + '|' + batch.app() + '|' + batch.install() + '|' + batch.session();
    return Ids.of(
            secret,
            batch.app(),
            senders.getBytes(StandardCharsets.UTF_8),
            JsonWriter.bytes(part),
            JsonWriter.bytes(new Json.Dictionary(batch.context())),
            told.toByteArray())
        .at(0);
  }
}
