package candor.compile.java;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.sdk.typed.Event;
import candor.sdk.typed.Recorder;
import candor.sdk.typed.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Turns events back into messages, by the plan that they were generated from. Insists that every
 * place is a property, that it is given once, and in the form that its type asks for.
 */
final class Replayed implements Recorder {

  private static final UUID ID = UUID.fromString("01912345-6789-7abc-8def-0123456789ab");

  private final Plan plan;
  private final Sender sender;
  private final List<Message> messages = new ArrayList<>();

  Replayed(Plan plan, Map<String, Json> context) {
    this.plan = plan;
    boolean install = plan.identity().model() == Identity.Model.INSTALL;
    this.sender = new Sender(install ? ID.toString() : null, null, false, context);
  }

  @Override
  public void record(Event event) {
    messages.add(message(event));
  }

  List<Message> messages() {
    return messages;
  }

  private Message message(Event event) {
    if (event.place() == Event.SUMMARY) {
      var planned = Objects.requireNonNull(plan.summary()).properties();
      return new Message.Summary(ID, Instant.EPOCH, sender, values(planned, event));
    }
    var name = List.copyOf(new TreeMap<>(plan.events()).keySet()).get(event.place());
    var planned = Objects.requireNonNull(plan.events().get(name)).properties();
    return new Message.Track(ID, name, Instant.EPOCH, sender, values(planned, event));
  }

  private static Map<String, Json> values(Map<String, Property> planned, Event event) {
    var reader = new Reader(planned);
    event.write(reader);
    return reader.values;
  }

  /** Takes values by place and keeps them by name. */
  static final class Reader implements Values {

    private final List<Map.Entry<String, Property>> places;
    final Map<String, Json> values = new LinkedHashMap<>();

    Reader(Map<String, Property> planned) {
      this.places = List.copyOf(new TreeMap<>(planned).entrySet());
    }

    @Override
    public void truth(int place, boolean value) {
      keep(place, new Json.Bool(value), PropertyType.Kind.BOOLEAN);
    }

    @Override
    public void whole(int place, long value) {
      keep(place, new Json.Whole(value), PropertyType.Kind.WHOLE);
    }

    @Override
    public void decimal(int place, double value) {
      // JSON has no word for other numbers, and a recorder never throws.
      if (Double.isFinite(value)) {
        keep(place, new Json.Decimal(value), PropertyType.Kind.DECIMAL);
      }
    }

    @Override
    public void choice(int place, int choice) {
      keep(place, new Json.Text(list(place).get(choice)), PropertyType.Kind.TEXT);
    }

    @Override
    public void choices(int place, int[] choices) {
      var all = new ArrayList<Json>();
      for (int choice : choices) {
        all.add(new Json.Text(list(place).get(choice)));
      }
      keep(place, new Json.Array(all), PropertyType.Kind.TEXTS);
    }

    @Override
    public void text(int place, String value) {
      if (ClosedList.isClosed(type(place))) {
        throw new AssertionError("a value of a closed list came as text: " + places.get(place));
      }
      keep(place, new Json.Text(value), PropertyType.Kind.TEXT);
    }

    private PropertyType type(int place) {
      return places.get(place).getValue().type();
    }

    private List<String> list(int place) {
      return ClosedList.of("", "", type(place)).values();
    }

    private void keep(int place, Json value, PropertyType.Kind kind) {
      var name = places.get(place).getKey();
      if (type(place).kind() != kind || values.put(name, value) != null) {
        throw new AssertionError(name + " came as " + kind + " with " + values.keySet());
      }
    }
  }
}
