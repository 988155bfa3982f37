package candor.sdk.ring;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.sdk.typed.Event;
import candor.sdk.typed.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Is the way of events from many recording threads to the one that reads them as messages.
 *
 * <p>{@link #offer} is safe for use by many threads and never waits; {@link #next} belongs to one.
 */
public final class Recording {

  /** Events that may come while the reader sleeps for a moment or writes to a slow disk. */
  public static final int CAPACITY = 1024;

  private final Shapes shapes;
  private final Ring ring;

  /**
   * Prepares for the events of a plan.
   *
   * @param plan what may be recorded
   */
  public Recording(Plan plan) {
    this.shapes = new Shapes(plan);
    this.ring = new Ring(CAPACITY, Math.max(1, shapes.mostValues()));
  }

  /**
   * Returns the channel of every event.
   *
   * @return the channels by the place of the event
   */
  public List<String> channels() {
    return shapes.events().stream().map(Shapes.Shape::channel).toList();
  }

  /**
   * Takes an event.
   *
   * @param event the event
   * @param place its place
   * @param atMillis when it happened, in milliseconds since 1970
   * @return false when there is no room and it is lost
   */
  public boolean offer(Event event, int place, long atMillis) {
    return ring.offer(event, place, atMillis);
  }

  /**
   * Tells whether nothing waits. For the one that reads.
   *
   * @return true when {@link #next} has nothing to take
   */
  public boolean isEmpty() {
    return ring.peek() == null;
  }

  /**
   * Reads the context that generated code hands over.
   *
   * @param plan the plan that the code was generated from
   * @param writer hands over values by their places
   * @return the values by name
   */
  public static Map<String, Json> context(Plan plan, Consumer<Values> writer) {
    var shape = Shapes.Shape.of("", "", plan.context());
    var slot = new Slot(shape.names().size(), 0);
    writer.accept(slot);
    return Shapes.properties(shape, slot);
  }

  /**
   * Is a message with the channel that decides over it.
   *
   * @param channel the channel
   * @param message the message
   */
  public record Taken(String channel, Message message) {}

  /**
   * Takes the oldest event out.
   *
   * @param sender the setting that it is given
   * @param ids makes its id from its time in milliseconds
   * @return the message, or null when nothing waits
   */
  public @Nullable Taken next(Sender sender, LongFunction<UUID> ids) {
    while (true) {
      Slot slot = ring.peek();
      if (slot == null) {
        return null;
      }
      try {
        var taken = taken(slot, sender, ids);
        if (taken != null) {
          return taken;
        }
      } finally {
        ring.take();
      }
    }
  }

  private @Nullable Taken taken(Slot slot, Sender sender, LongFunction<UUID> ids) {
    var shape = shapes.at(slot.event());
    if (shape == null) {
      return null;
    }
    var id = ids.apply(slot.atMillis());
    var at = Instant.ofEpochMilli(slot.atMillis());
    var properties = Shapes.properties(shape, slot);
    var message =
        slot.event() == Event.SUMMARY
            ? new Message.Summary(id, at, sender, properties)
            : new Message.Track(id, shape.name(), at, sender, properties);
    return new Taken(shape.channel(), message);
  }
}
