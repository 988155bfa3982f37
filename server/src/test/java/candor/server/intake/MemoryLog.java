package candor.server.intake;

import candor.server.delivery.Delivery;
import candor.server.delivery.DeliveryCodec;
import candor.server.log.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps records in memory and confirms them as told. */
final class MemoryLog implements EventLog {

  /** Says what becomes of an append. */
  enum Mood {
    CONFIRM,
    HOLD,
    FULL,
    FAIL
  }

  private final List<byte[]> records = new ArrayList<>();
  private final List<Confirmation> held = new ArrayList<>();
  private Mood mood = Mood.CONFIRM;

  synchronized void mood(Mood next) {
    mood = next;
  }

  @Override
  public synchronized boolean append(byte[] record, Confirmation confirmation) {
    switch (mood) {
      case FULL -> {
        return false;
      }
      case FAIL -> confirmation.failed(new IOException("the disk is full"));
      case HOLD -> {
        records.add(record.clone());
        held.add(confirmation);
      }
      case CONFIRM -> {
        records.add(record.clone());
        confirmation.durable(records.size());
      }
    }
    return true;
  }

  synchronized void confirmHeld() {
    held.forEach(confirmation -> confirmation.durable(records.size()));
    held.clear();
  }

  synchronized List<Delivery> deliveries() {
    var deliveries = new ArrayList<Delivery>();
    for (byte[] record : records) {
      deliveries.add(DeliveryCodec.read(deliveries.size() + 1L, record));
    }
    return deliveries;
  }

  synchronized List<byte[]> records() {
    return List.copyOf(records);
  }

  @Override
  public long durableEnd() {
    return records().size();
  }

  @Override
  public List<Entry> read(long from, int maxBytes) {
    throw new AssertionError("the intake never reads");
  }

  @Override
  public boolean await(long from, Duration atMost) {
    throw new AssertionError("the intake never waits");
  }

  @Override
  public void release(long upTo) {
    throw new AssertionError("the intake never releases");
  }

  @Override
  public void close() {}
}
