package candor.server;

import candor.server.delivery.Delivery;
import candor.server.delivery.DeliveryCodec;
import candor.server.log.EventLog;
import candor.server.log.SegmentLog;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Puts single deliveries through the log into the store, as a door does, so that each happens once
 * whatever dies when. Safe for use by many threads.
 *
 * @param log where it is durable
 * @param tide says when the store has it
 */
record Carriage(SegmentLog log, Tide tide) {

  /** Says how far what was carried came. */
  enum Arrival {
    /** The store has it, and not even the last file of the log keeps it. */
    STORED,
    /** It is durable, and the store, which is behind, will have it. */
    DURABLE
  }

  /**
   * Waits until the store has everything that was acknowledged.
   *
   * @throws TimeoutException if the store is behind
   */
  void settle(Duration atMost) throws TimeoutException, InterruptedException {
    tide.await(log.durableEnd(), atMost);
  }

  /**
   * Waits until the store has it, or until the time is over.
   *
   * @throws IOException if it was not confirmed; it may happen nevertheless
   */
  Arrival carry(Delivery delivery, Duration atMost) throws IOException, InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    long position = write(delivery, atMost);
    try {
      tide.await(position, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      log.turn();
      return Arrival.STORED;
    } catch (TimeoutException e) {
      return Arrival.DURABLE;
    }
  }

  private long write(Delivery delivery, Duration atMost) throws IOException, InterruptedException {
    var durable = new CompletableFuture<Long>();
    boolean taken =
        log.append(
            DeliveryCodec.write(delivery),
            new EventLog.Confirmation() {
              @Override
              public void durable(long position) {
                durable.complete(position);
              }

              @Override
              public void failed(IOException cause) {
                durable.completeExceptionally(cause);
              }
            });
    if (!taken) {
      throw new IOException("the log is full; the disk may be");
    }
    try {
      return durable.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the log could not be written", e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("the log did not confirm in time", e);
    }
  }
}
