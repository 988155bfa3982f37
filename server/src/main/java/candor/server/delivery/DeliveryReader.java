package candor.server.delivery;

import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one delivery. For one thread and one use. */
final class DeliveryReader {

  private static final Map<String, Refusal.Reason> REASONS =
      Arrays.stream(Refusal.Reason.values())
          .collect(Collectors.toUnmodifiableMap(Refusal.Reason::code, Function.identity()));

  private final Cursor cursor;
  private final List<String> strings = new ArrayList<>();
  private final List<Json.Text> texts = new ArrayList<>();
  private long clock;

  DeliveryReader(Cursor cursor) {
    this.cursor = cursor;
  }

  Origin origin() {
    String app = string();
    return new Origin(app, string());
  }

  Delivery read(long end) {
    Origin origin = origin();
    clock = cursor.signed();
    Instant received = instant(clock, cursor.varint());
    List<Message> messages = messages(senders());
    Map<Refusal, Long> refused = refused();
    if (!cursor.atEnd()) {
      throw new DamagedDelivery("something follows the delivery");
    }
    return new Delivery(end, origin.app(), origin.plan(), received, messages, refused);
  }

  private List<Sender> senders() {
    int count = cursor.count();
    var senders = new ArrayList<Sender>(count);
    for (int i = 0; i < count; i++) {
      int flags = cursor.one();
      String install = (flags & Form.INSTALL) == 0 ? null : plain();
      String session = (flags & Form.SESSION) == 0 ? null : plain();
      senders.add(new Sender(install, session, (flags & Form.DEBUG) != 0, dictionary(0)));
    }
    return senders;
  }

  private String plain() {
    if (value(0) instanceof Json.Text text) {
      return text.value();
    }
    throw new DamagedDelivery("an identifier of the record is no text");
  }

  private List<Message> messages(List<Sender> senders) {
    int count = cursor.count();
    var messages = new ArrayList<Message>(count);
    int sender = 0;
    for (int i = 0; i < count; i++) {
      int kind = cursor.one();
      if ((kind & Form.OTHER_SENDER) != 0) {
        sender = index(cursor.varint(), senders.size());
      }
      index(sender, senders.size());
      messages.add(message(kind, senders.get(sender)));
    }
    return messages;
  }

  private Message message(int kind, Sender sender) {
    long high = cursor.fixed64();
    var id = new UUID(high, cursor.fixed64());
    clock += cursor.signed();
    Instant at = instant(clock, (kind & Form.FINE_TIME) == 0 ? 0 : cursor.varint());
    return switch (kind & Form.KIND_MASK) {
      case Form.TRACK -> new Message.Track(id, string(), at, sender, dictionary(0));
      case Form.SUMMARY -> new Message.Summary(id, at, sender, dictionary(0));
      case Form.ERASE -> report(kind, id, at, sender);
      default -> marks(kind, id, at, sender);
    };
  }

  private Message report(int kind, UUID id, Instant at, Sender sender) {
    return switch (kind & Form.REPORT_MASK) {
      case Form.ERASE -> new Message.Erase(id, at, sender);
      case Form.CRASH -> Reports.crash(id, at, sender, dictionary(0));
      case Form.FEEDBACK -> Reports.feedback(id, at, sender, dictionary(0));
      case Form.OUTCOMES ->
          new Message.Outcomes(
              id, at, sender, cursor.varint(), cursor.varint(), cursor.varint(), cursor.varint());
      default -> throw new DamagedDelivery("a message of the record is of no known kind");
    };
  }

  private Message.Marks marks(int kind, UUID id, Instant at, Sender sender) {
    @Nullable String cohort = (kind & Form.COHORT) == 0 ? null : string();
    return new Message.Marks(
        id,
        at,
        sender,
        (kind & Form.DAY) != 0,
        (kind & Form.WEEK) != 0,
        (kind & Form.MONTH) != 0,
        cohort);
  }

  private static Instant instant(long millis, long fine) {
    if (fine < 0 || fine >= 1_000_000) {
      throw new DamagedDelivery("a time of the record is wrong");
    }
    return Instant.ofEpochMilli(millis).plusNanos(fine);
  }

  private Map<Refusal, Long> refused() {
    int count = cursor.count();
    var refused = new HashMap<Refusal, Long>();
    for (int i = 0; i < count; i++) {
      String event = string();
      String field = string();
      Refusal.Reason reason = REASONS.get(string());
      if (reason == null) {
        throw new DamagedDelivery("the record names an unknown reason");
      }
      refused.put(new Refusal(event, field, reason), cursor.varint());
    }
    return refused;
  }

  private Map<String, Json> dictionary(int depth) {
    int count = cursor.count();
    if (count == 0) {
      return Map.of();
    }
    var names = new String[count];
    var values = new Json[count];
    for (int i = 0; i < count; i++) {
      names[i] = string();
      values[i] = value(depth);
    }
    try {
      return Json.members(names, values);
    } catch (IllegalArgumentException e) {
      throw new DamagedDelivery("a name of the record stands twice");
    }
  }

  private Json value(int depth) {
    long token = cursor.varint();
    if (token >= Form.FIRST_KNOWN_TEXT) {
      return texts.get(index(token - Form.FIRST_KNOWN_TEXT, texts.size()));
    }
    if (token < 0) {
      throw new DamagedDelivery("a value of the record is of no known kind");
    }
    return switch ((int) token) {
      case Form.NOTHING -> Json.NOTHING;
      case Form.YES -> Json.TRUE;
      case Form.NO -> Json.FALSE;
      case Form.WHOLE -> new Json.Whole(cursor.signed());
      case Form.DECIMAL -> decimal();
      case Form.NEW_TEXT -> known(cursor.text());
      case Form.UUID_TEXT -> uuid();
      default -> nested((int) token, depth + 1);
    };
  }

  private Json nested(int token, int depth) {
    if (depth > Form.DEEPEST) {
      throw new DamagedDelivery("the record is nested too deep");
    }
    if (token == Form.DICTIONARY) {
      return new Json.Dictionary(dictionary(depth));
    }
    if (token != Form.ARRAY) {
      throw new DamagedDelivery("a value of the record is of no known kind");
    }
    int count = cursor.count();
    var items = new ArrayList<Json>(count);
    for (int i = 0; i < count; i++) {
      items.add(value(depth));
    }
    return new Json.Array(items);
  }

  private Json decimal() {
    double value = Double.longBitsToDouble(cursor.fixed64());
    if (!Double.isFinite(value)) {
      throw new DamagedDelivery("a number of the record is not finite");
    }
    return new Json.Decimal(value);
  }

  private Json uuid() {
    long high = cursor.fixed64();
    return new Json.Text(new UUID(high, cursor.fixed64()).toString());
  }

  private String string() {
    long token = cursor.varint();
    if (token == 0) {
      return known(cursor.text()).value();
    }
    return strings.get(index(token - 1, strings.size()));
  }

  private Json.Text known(String text) {
    var value = new Json.Text(text);
    strings.add(text);
    texts.add(value);
    return value;
  }

  private static int index(long number, int size) {
    if (number < 0 || number >= size) {
      throw new DamagedDelivery("the record refers to something it does not hold");
    }
    return (int) number;
  }
}
