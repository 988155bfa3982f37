package candor.server;

import candor.server.delivery.DamagedDelivery;
import candor.server.delivery.Delivery;
import candor.server.delivery.DeliveryCodec;
import candor.server.delivery.Origin;
import candor.server.log.EventLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Is what the pump carries at once: records of the log, decoded one after the other while the store
 * takes them. For one thread, and for one walk.
 *
 * <p>A whole list decoded in advance would live long enough to be copied by the collector, which
 * took a fifth of the processor.
 */
final class Cargo implements Iterable<Delivery> {

  private final List<EventLog.Entry> sound = new ArrayList<>();
  private final Set<Origin> origins = new LinkedHashSet<>();
  private final long begin;
  private final BiConsumer<EventLog.Entry, DamagedDelivery> damaged;
  private long messages;
  private long fresh;

  /**
   * Looks at the outside of every record.
   *
   * @param entries the records
   * @param begin the log's end when the server started
   * @param damaged hears of every record that cannot be read and is left out
   */
  Cargo(
      List<EventLog.Entry> entries,
      long begin,
      BiConsumer<EventLog.Entry, DamagedDelivery> damaged) {
    this.begin = begin;
    this.damaged = damaged;
    for (EventLog.Entry entry : entries) {
      try {
        origins.add(DeliveryCodec.origin(entry.bytes()));
        sound.add(entry);
      } catch (DamagedDelivery e) {
        damaged.accept(entry, e);
      }
    }
  }

  /** Returns every app and plan that a delivery is of. */
  Set<Origin> origins() {
    return origins;
  }

  /** Returns how many messages were taken so far. */
  long messages() {
    return messages;
  }

  /** Returns how many of them came since the server started. */
  long fresh() {
    return fresh;
  }

  @Override
  public Iterator<Delivery> iterator() {
    Iterator<EventLog.Entry> entries = sound.iterator();
    return new Iterator<>() {
      private @Nullable Delivery next;

      @Override
      public boolean hasNext() {
        while (next == null && entries.hasNext()) {
          next = decode(entries.next());
        }
        return next != null;
      }

      @Override
      public Delivery next() {
        Delivery taken = hasNext() ? next : null;
        if (taken == null) {
          throw new NoSuchElementException();
        }
        next = null;
        return counted(taken);
      }
    };
  }

  private @Nullable Delivery decode(EventLog.Entry entry) {
    try {
      return DeliveryCodec.read(entry.end(), entry.bytes());
    } catch (DamagedDelivery e) {
      damaged.accept(entry, e);
      return null;
    }
  }

  private Delivery counted(Delivery delivery) {
    messages += delivery.messages().size();
    fresh += delivery.end() > begin ? delivery.messages().size() : 0;
    return delivery;
  }
}
