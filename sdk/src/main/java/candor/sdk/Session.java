package candor.sdk;

import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Is the id of what goes on now: another one with each process, and after a gap if the app wants
 * that. In memory alone. Safe for use by many threads.
 *
 * <p>A gap is measured by two clocks and the longer measure counts: the one that never runs
 * backwards stands still while a laptop sleeps, and the one that does not may be set back.
 */
final class Session {

  private final @Nullable Duration gap;
  private final InstantSource time;
  private final LongSupplier nanos;
  private final Supplier<UUID> ids;
  private volatile String id;
  private long lastMillis;
  private long lastNanos;

  Session(Options options, Supplier<UUID> ids) {
    this.gap = options.sessionGap;
    this.time = options.time;
    this.nanos = options.nanos;
    this.ids = ids;
    this.id = ids.get().toString();
    this.lastMillis = time.millis();
    this.lastNanos = nanos.getAsLong();
  }

  String id() {
    return id;
  }

  /** Notes that something was recorded, and begins another session after a gap. */
  synchronized void touch() {
    if (gap == null) {
      return;
    }
    long nowMillis = time.millis();
    long nowNanos = nanos.getAsLong();
    var passed = Duration.ofNanos(nowNanos - lastNanos);
    var onTheClock = Duration.ofMillis(nowMillis - lastMillis);
    if (passed.compareTo(gap) >= 0 || onTheClock.compareTo(gap) >= 0) {
      renew();
    }
    lastMillis = nowMillis;
    lastNanos = nowNanos;
  }

  void renew() {
    id = ids.get().toString();
  }
}
