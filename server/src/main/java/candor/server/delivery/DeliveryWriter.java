package candor.server.delivery;

import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes deliveries one after the other with the same buffers. For one thread. */
final class DeliveryWriter {

  private static final int NANOS_PER_MILLI = 1_000_000;

  private final Sink sink = new Sink();
  private final StringTable strings = new StringTable();
  private final List<Sender> senders = new ArrayList<>();
  private long clock;

  byte[] write(Delivery delivery) {
    sink.clear();
    strings.clear();
    try {
      sink.one(DeliveryCodec.VERSION);
      string(delivery.app());
      string(delivery.plan());
      clock = delivery.received().toEpochMilli();
      sink.signed(clock);
      sink.varint(finePart(delivery.received()));
      senders(delivery.messages());
      messages(delivery.messages());
      refused(delivery);
      return sink.sealed();
    } finally {
      senders.clear();
    }
  }

  private void senders(List<Message> messages) {
    for (Message message : messages) {
      numberOf(message.sender());
    }
    sink.varint(senders.size());
    for (Sender sender : senders) {
      sender(sender);
    }
  }

  private int numberOf(Sender sender) {
    int last = senders.size() - 1;
    if (last >= 0 && senders.get(last).equals(sender)) {
      return last;
    }
    int known = senders.indexOf(sender);
    if (known < 0) {
      senders.add(sender);
      return last + 1;
    }
    return known;
  }

  private void sender(Sender sender) {
    String install = sender.install();
    String session = sender.session();
    sink.one(
        (install == null ? 0 : Form.INSTALL)
            | (session == null ? 0 : Form.SESSION)
            | (sender.debug() ? Form.DEBUG : 0));
    if (install != null) {
      text(install);
    }
    if (session != null) {
      text(session);
    }
    dictionary(sender.context());
  }

  private void messages(List<Message> messages) {
    sink.varint(messages.size());
    int sender = 0;
    for (Message message : messages) {
      int number = numberOf(message.sender());
      message(message, number, number == sender ? 0 : Form.OTHER_SENDER);
      sender = number;
    }
  }

  private void message(Message message, int sender, int other) {
    switch (message) {
      case Message.Track track -> {
        head(track, track.id(), Form.TRACK | other, sender);
        string(track.name());
        dictionary(track.props());
      }
      case Message.Summary summary -> {
        head(summary, summary.id(), Form.SUMMARY | other, sender);
        dictionary(summary.props());
      }
      case Message.Marks marks -> {
        String cohort = marks.cohort();
        int periods =
            (marks.day() ? Form.DAY : 0)
                | (marks.week() ? Form.WEEK : 0)
                | (marks.month() ? Form.MONTH : 0)
                | (cohort == null ? 0 : Form.COHORT);
        head(marks, marks.id(), Form.MARKS | periods | other, sender);
        if (cohort != null) {
          string(cohort);
        }
      }
      case Message.Crash crash -> {
        head(crash, crash.id(), Form.CRASH | other, sender);
        dictionary(Reports.members(crash));
      }
      case Message.Outcomes told -> {
        head(told, told.id(), Form.OUTCOMES | other, sender);
        sink.varint(told.started());
        sink.varint(told.errored());
        sink.varint(told.crashed());
        sink.varint(told.abnormal());
      }
      case Message.Feedback feedback -> {
        head(feedback, feedback.id(), Form.FEEDBACK | other, sender);
        dictionary(Reports.members(feedback));
      }
      case Message.Erase erase -> head(erase, erase.id(), Form.ERASE | other, sender);
    }
  }

  private void head(Message message, UUID id, int kind, int sender) {
    int fine = finePart(message.at());
    sink.one(kind | (fine == 0 ? 0 : Form.FINE_TIME));
    if ((kind & Form.OTHER_SENDER) != 0) {
      sink.varint(sender);
    }
    sink.fixed64(id.getMostSignificantBits());
    sink.fixed64(id.getLeastSignificantBits());
    long millis = message.at().toEpochMilli();
    sink.signed(millis - clock);
    clock = millis;
    if (fine != 0) {
      sink.varint(fine);
    }
  }

  private static int finePart(Instant instant) {
    return instant.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI;
  }

  private void refused(Delivery delivery) {
    sink.varint(delivery.refused().size());
    delivery
        .refused()
        .forEach((refusal, count) -> {
          string(refusal.event());
          string(refusal.field());
          string(refusal.reason().code());
          sink.varint(count);
        });
  }

  private void dictionary(Map<String, Json> members) {
    sink.varint(members.size());
    for (Map.Entry<String, Json> member : members.entrySet()) {
      string(member.getKey());
      value(member.getValue());
    }
  }

  private void value(Json value) {
    switch (value) {
      case Json.Nothing _ -> sink.one(Form.NOTHING);
      case Json.Bool bool -> sink.one(bool.value() ? Form.YES : Form.NO);
      case Json.Whole whole -> {
        sink.one(Form.WHOLE);
        sink.signed(whole.value());
      }
      case Json.Decimal decimal -> {
        sink.one(Form.DECIMAL);
        sink.fixed64(Double.doubleToRawLongBits(decimal.value()));
      }
      case Json.Text text -> text(text.value());
      case Json.Array array -> {
        sink.one(Form.ARRAY);
        sink.varint(array.items().size());
        array.items().forEach(this::value);
      }
      case Json.Dictionary dictionary -> {
        sink.one(Form.DICTIONARY);
        dictionary(dictionary.members());
      }
    }
  }

  /** Writes a string where only a string can stand: 0 for a new one, or its number plus one. */
  private void string(String text) {
    int number = strings.numberOrAdd(text);
    sink.varint(number + 1L);
    if (number < 0) {
      sink.text(text);
    }
  }

  /** Writes a string where any value can stand. */
  private void text(String text) {
    if (UuidText.matches(text)) {
      sink.one(Form.UUID_TEXT);
      var uuid = UUID.fromString(text);
      sink.fixed64(uuid.getMostSignificantBits());
      sink.fixed64(uuid.getLeastSignificantBits());
      return;
    }
    int number = strings.numberOrAdd(text);
    if (number < 0) {
      sink.one(Form.NEW_TEXT);
      sink.text(text);
    } else {
      sink.varint((long) number + Form.FIRST_KNOWN_TEXT);
    }
  }
}
