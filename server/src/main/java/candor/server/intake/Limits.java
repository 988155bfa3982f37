package candor.server.intake;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.LongSupplier;

/**
 * Limits requests by app and by peer. Safe for use by many threads; its memory never grows with the
 * number of peers.
 *
 * <p>Each bucket is one number: the moment until which the tokens handed out so far would last at
 * the allowed rate. Peers share a fixed row of buckets by a keyed hash of their address, so that no
 * address is held at all; that two busy peers share one is rare and costs them half the rate.
 */
final class Limits {

  /** Half a megabyte; ten thousand busy peers then meet another one in one of seven cases. */
  private static final int PEER_BUCKETS = 1 << 16;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final LongSupplier nanoClock;
  private final long appInterval;
  private final long peerInterval;
  private final long seed;
  private final AtomicLongArray peers = new AtomicLongArray(PEER_BUCKETS);
  private final Map<String, AtomicLongArray> apps = new ConcurrentHashMap<>();

  Limits(IntakeOptions options, LongSupplier nanoClock, long seed) {
    this.nanoClock = nanoClock;
    this.appInterval = NANOS_PER_SECOND / options.perApp();
    this.peerInterval = NANOS_PER_SECOND / options.perPeer();
    this.seed = seed;
    long now = nanoClock.getAsLong();
    for (int i = 0; i < PEER_BUCKETS; i++) {
      peers.setPlain(i, now);
    }
  }

  /** Takes one token of the peer and one of the app; returns false when one has none left. */
  boolean admit(String app, InetAddress peer) {
    long now = nanoClock.getAsLong();
    return take(peers, bucketOf(peer), now, peerInterval)
        && take(apps.computeIfAbsent(app, _ -> fresh(now)), 0, now, appInterval);
  }

  private static AtomicLongArray fresh(long now) {
    return new AtomicLongArray(new long[] {now});
  }

  private static boolean take(AtomicLongArray buckets, int index, long now, long interval) {
    while (true) {
      long until = buckets.get(index);
      long from = Math.max(until - now, 0);
      if (from > NANOS_PER_SECOND) {
        return false;
      }
      if (buckets.compareAndSet(index, until, now + from + interval)) {
        return true;
      }
    }
  }

  private int bucketOf(InetAddress peer) {
    long hash = seed;
    for (byte b : Network.of(peer)) {
      hash = (hash ^ b) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    return (int) (hash >>> 48) & (PEER_BUCKETS - 1);
  }
}
