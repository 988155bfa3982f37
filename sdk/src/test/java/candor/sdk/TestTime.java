package candor.sdk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Is a clock that stands still until it is moved. */
public final class TestTime implements InstantSource {

  private final AtomicLong nanos = new AtomicLong();
  private volatile Instant now = Instant.parse("2026-11-25T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Lets time pass. */
  public void pass(Duration time) {
    now = now.plus(time);
    nanos.addAndGet(time.toNanos());
  }

  /** Sets the clock, as a person or a laptop that wakes up does; no time has passed. */
  public void set(Instant instant) {
    now = instant;
  }

  /** Returns the time that has passed, which no setting of the clock changes. */
  public long nanos() {
    return nanos.get();
  }
}
