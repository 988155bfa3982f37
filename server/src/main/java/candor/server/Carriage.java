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

  /**
   * Waits until the store has it. Of what was carried not even the last file of the log stays.
   *
   * @throws IOException if it could not be written; then nothing happens
   * @throws TimeoutException if the store is behind; then it happens later
   */
  void carry(Delivery delivery, Duration atMost)
      throws IOException, TimeoutException, InterruptedException {
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
      tide.await(durable.get(atMost.toSeconds(), TimeUnit.SECONDS), atMost);
      log.turn();
    } catch (ExecutionException e) {
      throw new IOException("the log could not be written", e.getCause());
    }
  }
}
