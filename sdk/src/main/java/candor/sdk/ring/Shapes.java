package candor.sdk.ring;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.sdk.typed.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows the events of a plan by their places, and turns packed values into properties. Immutable.
 */
final class Shapes {

  private final List<Shape> events;
  private final @Nullable Shape summary;
  private final int mostValues;

  Shapes(Plan plan) {
    var all = new ArrayList<Shape>();
    new TreeMap<>(plan.events())
        .forEach((name, event) -> all.add(Shape.of(name, event.channel(), event.properties())));
    this.events = List.copyOf(all);
    var document = plan.summary();
    this.summary =
        document == null
            ? null
            : Shape.of(document.name(), document.channel(), document.properties());
    int most = summary == null ? 0 : summary.names().size();
    for (Shape shape : events) {
      most = Math.max(most, shape.names().size());
    }
    this.mostValues = most;
  }

  /**
   * Is what one event looks like.
   *
   * @param name its name
   * @param channel the channel it belongs to
   * @param names the names of its properties, sorted
   * @param values the closed list of each property; empty where there is none
   */
  record Shape(String name, String channel, List<String> names, List<List<String>> values) {

    static Shape of(String name, String channel, Map<String, Property> properties) {
      var names = new ArrayList<String>();
      var values = new ArrayList<List<String>>();
      new TreeMap<>(properties)
          .forEach((property, planned) -> {
            names.add(property);
            values.add(closedList(planned.type()));
          });
      return new Shape(name, channel, List.copyOf(names), List.copyOf(values));
    }

    private static List<String> closedList(PropertyType type) {
      if (type instanceof PropertyType.Enumeration e) {
        return e.vocabulary().values();
      }
      if (type instanceof PropertyType.Tier t) {
        return t.vocabulary().values();
      }
      return type instanceof PropertyType.EnumList l ? l.vocabulary().values() : List.of();
    }
  }

  /** Returns the shapes of the events; the place of each is its index. */
  List<Shape> events() {
    return events;
  }

  int mostValues() {
    return mostValues;
  }

  /** Returns the shape at a place, or null when the plan has no such place. */
  @Nullable Shape at(int place) {
    if (place == Event.SUMMARY) {
      return summary;
    }
    return place >= 0 && place < events.size() ? events.get(place) : null;
  }

  /** Turns the values of a slot into properties by name. */
  static Map<String, Json> properties(Shape shape, Slot slot) {
    var properties = new LinkedHashMap<String, Json>();
    for (int i = 0; i < slot.count(); i++) {
      int place = slot.place(i) & 0xff;
      if (place < shape.names().size()) {
        var value = value(shape.values().get(place), slot, i);
        if (value != null) {
          properties.put(shape.names().get(place), value);
        }
      }
    }
    return properties;
  }

  private static @Nullable Json value(List<String> list, Slot slot, int i) {
    return switch (slot.kind(i)) {
      case Slot.TRUTH -> slot.number(i) == 1 ? Json.TRUE : Json.FALSE;
      case Slot.WHOLE -> new Json.Whole(slot.number(i));
      case Slot.DECIMAL -> decimal(Double.longBitsToDouble(slot.number(i)));
      case Slot.CHOICE -> choice(list, slot.number(i));
      case Slot.CHOICES -> choices(list, slot.object(i));
      default -> slot.object(i) instanceof String text ? new Json.Text(text) : null;
    };
  }

  /** Returns null for what JSON cannot say, so that it is missing rather than wrong. */
  private static @Nullable Json decimal(double value) {
    return Double.isFinite(value) ? new Json.Decimal(value) : null;
  }

  private static @Nullable Json choice(List<String> list, long choice) {
    return choice >= 0 && choice < list.size() ? new Json.Text(list.get((int) choice)) : null;
  }

  private static @Nullable Json choices(List<String> list, @Nullable Object chosen) {
    if (!(chosen instanceof int[] places)) {
      return null;
    }
    var items = new ArrayList<Json>();
    for (int place : places) {
      var item = choice(list, place);
      if (item != null) {
        items.add(item);
      }
    }
    return new Json.Array(items);
  }
}
