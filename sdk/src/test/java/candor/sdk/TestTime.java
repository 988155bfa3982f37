package candor.sdk;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Is a clock that stands still until it is moved. */
public final class TestTime implements InstantSource {

  private volatile Instant now = Instant.parse("2026-11-25T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock. */
  public void pass(Duration time) {
    now = now.plus(time);
  }
}
