package candor.server.zstd;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Computes XXH64 with seed 0, by which frames are checked. No state. */
final class XxHash {

  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P1_AND_P2 = 0x60EA27EEADC0B5D6L;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private XxHash() {}

  static long of(byte[] bytes, int from, int to) {
    int at = from;
    long hash = P5;
    if (to - from >= 32) {
      long[] lanes = {P1_AND_P2, P2, 0, -P1};
      for (; to - at >= 32; at += 32) {
        for (int lane = 0; lane < lanes.length; lane++) {
          lanes[lane] = round(lanes[lane], (long) LONGS.get(bytes, at + 8 * lane));
        }
      }
      hash =
          Long.rotateLeft(lanes[0], 1)
              + Long.rotateLeft(lanes[1], 7)
              + Long.rotateLeft(lanes[2], 12)
              + Long.rotateLeft(lanes[3], 18);
      for (long lane : lanes) {
        hash = (hash ^ round(0, lane)) * P1 + P4;
      }
    }
    return finish(tail(hash + (to - from), bytes, at, to));
  }

  private static long round(long lane, long input) {
    return Long.rotateLeft(lane + input * P2, 31) * P1;
  }

  private static long tail(long begun, byte[] bytes, int from, int to) {
    long hash = begun;
    int at = from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      hash = Long.rotateLeft(hash ^ round(0, (long) LONGS.get(bytes, at)), 27) * P1 + P4;
    }
    if (to - at >= Integer.BYTES) {
      long word = (int) INTS.get(bytes, at) & 0xffffffffL;
      hash = Long.rotateLeft(hash ^ (word * P1), 23) * P2 + P3;
      at += Integer.BYTES;
    }
    for (; at < to; at++) {
      hash = Long.rotateLeft(hash ^ ((bytes[at] & 0xff) * P5), 11) * P1;
    }
    return hash;
  }

  private static long finish(long told) {
    long hash = (told ^ (told >>> 33)) * P2;
    hash = (hash ^ (hash >>> 29)) * P3;
    return hash ^ (hash >>> 32);
  }
}
