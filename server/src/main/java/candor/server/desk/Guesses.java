package candor.server.desk;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down whoever guesses secrets, by address and in memory only. Safe for use by many threads.
 *
 * <p>The first few mistakes are free; each further one doubles the wait, up to a minute. Addresses
 * of version 6 count by their network of 64 bits, which is what one household holds.
 */
final class Guesses {

  /** A person mistypes or pastes the wrong token a few times. */
  private static final int FREE = 5;

  /** 1,000 guesses then take 16 hours, and a person is never locked out for long. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Mistakes older than this are forgotten. */
  private static final Duration MEMORY = Duration.ofMinutes(30);

  /** About 2 MB at most; the oldest is forgotten first. */
  private static final int MOST_PEERS = 10_000;

  private final Clock clock;
  private final Object lock = new Object();
  private final Map<String, Mistakes> byPeer = new LinkedHashMap<>(16, 0.75f, true);

  Guesses(Clock clock) {
    this.clock = clock;
  }

  private record Mistakes(int count, Instant last, Instant until) {}

  /** Returns how long a peer has to wait before its next try is looked at. */
  Duration wait(InetAddress peer) {
    synchronized (lock) {
      var mistakes = byPeer.get(name(peer));
      Instant now = clock.instant();
      return mistakes == null || !mistakes.until().isAfter(now)
          ? Duration.ZERO
          : Duration.between(now, mistakes.until());
    }
  }

  void wrong(InetAddress peer) {
    synchronized (lock) {
      Instant now = clock.instant();
      var before = byPeer.get(name(peer));
      int count =
          before == null || before.last().plus(MEMORY).isBefore(now) ? 1 : before.count() + 1;
      byPeer.put(name(peer), new Mistakes(count, now, now.plus(delay(count))));
      if (byPeer.size() > MOST_PEERS) {
        byPeer.remove(byPeer.keySet().iterator().next());
      }
    }
  }

  void right(InetAddress peer) {
    synchronized (lock) {
      byPeer.remove(name(peer));
    }
  }

  private static Duration delay(int count) {
    if (count < FREE) {
      return Duration.ZERO;
    }
    long seconds = 1L << Math.min(count - FREE, 6);
    return seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(seconds);
  }

  private static String name(InetAddress peer) {
    byte[] address = peer.getAddress();
    return HexFormat.of().formatHex(address.length == 16 ? Arrays.copyOf(address, 8) : address);
  }
}
