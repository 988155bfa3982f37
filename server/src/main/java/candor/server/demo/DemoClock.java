package candor.server.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Tells a time that is set by hand while history is played, and the real time afterwards. Safe for
 * use by many threads.
 */
public final class DemoClock extends Clock {

  private final Clock real;
  private volatile Instant set;

  /**
   * Creates a clock that stands still.
   *
   * @param real tells the time once {@link #join} was called
   * @param start what it shows until it is set
   */
  public DemoClock(Clock real, Instant start) {
    this.real = real;
    this.set = start;
  }

  /**
   * Moves it forward.
   *
   * @param to what it shows from now on
   * @throws IllegalArgumentException if that lies before what it shows
   */
  public void set(Instant to) {
    if (to.isBefore(instant())) {
      throw new IllegalArgumentException("time does not go back to " + to);
    }
    set = to;
  }

  /** Lets it show the real time from now on. */
  public void join() {
    set = Instant.MAX;
  }

  @Override
  public Instant instant() {
    Instant now = set;
    return now.equals(Instant.MAX) ? real.instant() : now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    // Only instants are asked of it; the zone of a question comes with the question.
    return this;
  }
}
