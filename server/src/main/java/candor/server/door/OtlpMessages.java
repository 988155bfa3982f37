package candor.server.door;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Refusal;
import candor.server.otlp.LogRecord;
import candor.server.registry.Registry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns records of a log into messages. For one thread and one use.
 *
 * <p>A record with the name of an event is that event, one that tells of an exception is a crash
 * report. Any other is a line of a log and refused: no plan has such.
 */
final class OtlpMessages {

  private static final String CRASH = "crash";

  /** The name of an event before the protocol had a place for it. */
  private static final String NAME = "event.name";

  private static final String ID = "log.record.uid";
  private static final String TYPE = "exception.type";
  private static final String MESSAGE = "exception.message";
  private static final String STACK = "exception.stacktrace";

  /** What clients and their plug-ins attach to records by themselves. */
  private static final List<String> ATTACHED = List.of("code.", "thread.", "exception.", "log.");

  /** From here on the protocol calls a record fatal. */
  private static final int FATAL = 21;

  private static final long NANOS_A_MILLI = 1_000_000;

  private final Registry.App app;
  private final Plan plan;
  private final Ids ids;
  private final Instant received;
  private final List<Message> messages = new ArrayList<>();
  private final Counts refused = new Counts();
  private final Counts dropped = new Counts();
  private @Nullable OtlpOrigin origin;
  private long uninvited;
  private int place;

  OtlpMessages(Registry.App app, Ids ids, Instant received) {
    this.app = app;
    this.plan = app.plan();
    this.ids = ids;
    this.received = received;
  }

  void add(LogRecord record) {
    int mine = place++;
    uninvited += record.unread();
    String name = name(record);
    boolean isEvent = plan.events().containsKey(name);
    boolean isCrash = !isEvent && (has(record, TYPE) || has(record, MESSAGE));
    String told = isCrash ? CRASH : name;
    if (record.isAmbiguous()) {
      refused.add(plan, told, "attributes", Refusal.Reason.WRONG_FORM);
    } else if (name.isEmpty() && !isCrash) {
      refused.add(plan, "", "event_name", Refusal.Reason.MISSING);
    } else if (record.timeNanos() < 0 || record.observedNanos() < 0) {
      refused.add(plan, told, "time", Refusal.Reason.WRONG_FORM);
    } else {
      messages.add(isCrash ? crash(record, mine) : track(record, name, mine));
    }
  }

  private static String name(LogRecord record) {
    return record.event().isEmpty() ? text(record, NAME) : record.event();
  }

  private static boolean has(LogRecord record, String attribute) {
    return record.attributes().get(attribute) instanceof Json.Text;
  }

  private static String text(LogRecord record, String attribute) {
    return record.attributes().get(attribute) instanceof Json.Text text ? text.value() : "";
  }

  private Message track(LogRecord record, String name, int mine) {
    var own = new LinkedHashMap<String, Json>();
    record
        .attributes()
        .forEach((attribute, value) -> {
          if (isPlanned(name, attribute)) {
            own.put(attribute, value);
          } else if (ATTACHED.stream().anyMatch(attribute::startsWith)) {
            uninvited += attribute.equals(ID) ? 0 : 1;
          } else if (!isEnvelope(attribute)) {
            own.put(attribute, value);
          }
        });
    return new Message.Track(id(record, mine), name, at(record), sender(record, name), own);
  }

  private boolean isPlanned(String event, String attribute) {
    Plan.Event planned = plan.events().get(event);
    return (planned != null && planned.properties().containsKey(attribute))
        || plan.context().containsKey(attribute);
  }

  private static boolean isEnvelope(String attribute) {
    return attribute.equals(NAME) || attribute.equals(ID) || OtlpOrigin.isIdentity(attribute);
  }

  /** Of a report only what the exception says is read; the plan's context is that of its origin. */
  private Message crash(LogRecord record, int mine) {
    for (String attribute : record.attributes().keySet()) {
      boolean isRead = attribute.startsWith("exception.") || isEnvelope(attribute);
      uninvited += isRead ? 0 : 1;
    }
    boolean handled = record.severity() < FATAL && !record.severityText().equalsIgnoreCase("fatal");
    return new Message.Crash(
        id(record, mine),
        at(record),
        sender(record, CRASH),
        handled,
        StackText.chain(text(record, TYPE), text(record, MESSAGE), text(record, STACK)));
  }

  private Sender sender(LogRecord record, String event) {
    OtlpOrigin known = origin;
    if (known == null || !known.isOf(record.resource())) {
      known = new OtlpOrigin(plan, record.resource());
      uninvited += known.uninvited();
      origin = known;
    }
    return known.sender(record.attributes(), event, dropped);
  }

  private UUID id(LogRecord record, int mine) {
    UUID own = SentryId.read(record.attributes().get(ID));
    return own == null ? ids.at(mine) : own;
  }

  private Instant at(LogRecord record) {
    long nanos = record.timeNanos() == 0 ? record.observedNanos() : record.timeNanos();
    return nanos == 0 ? received : Instant.ofEpochMilli(nanos / NANOS_A_MILLI);
  }

  Parcel parcel() {
    return new Parcel(
        plan, app.hash(), messages, new BitSet(), refused.all(), dropped.all(), uninvited);
  }
}
