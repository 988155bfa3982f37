package candor.sdk.outbox;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids whose order is that of time: UUID version 7 of RFC 9562. For use by one thread. */
final class Ids {

  private final RandomGenerator random;

  Ids(RandomGenerator random) {
    this.random = random;
  }

  UUID next(long millis) {
    long high = (millis << 16) | 0x7000 | (random.nextLong() & 0xfff);
    long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
