package candor.server.log;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Lays a record out on disk: its length, where its commit began, a check, the bytes.
 *
 * <p>The check covers the bytes (CRC32C), the length and the position, so that bytes which strayed
 * from another place are not believed. The begin of the commit tells a torn tail from damage: a
 * commit is only written when the one before is on the medium.
 */
final class Frame {
  /** Length, offset of the commit in the file, check: an int each. */
  static final int HEADER = 3 * Integer.BYTES;

  private static final int COMMIT = Integer.BYTES;
  private static final int CHECK = 2 * Integer.BYTES;

  private Frame() {}

  /** Sums up the bytes of a record; costly, so done before any lock. */
  static int sum(byte[] record) {
    var sum = new CRC32C();
    sum.update(record, 0, record.length);
    return (int) sum.getValue();
  }

  /** Writes a frame whose place is not known yet. */
  static void put(ByteBuffer into, byte[] record, int sum) {
    into.putInt(record.length).putInt(0).putInt(sum).put(record);
  }

  /** Completes a frame now that its place is known, and returns where the next begins. */
  static int seal(ByteBuffer bytes, int at, int commitOffset, long position) {
    int length = bytes.getInt(at);
    bytes.putInt(at + COMMIT, commitOffset);
    bytes.putInt(at + CHECK, check(bytes.getInt(at + CHECK), length, commitOffset, position));
    return at + HEADER + length;
  }

  /** Returns the length of the record that a frame claims to hold. */
  static int length(ByteBuffer bytes, int at) {
    return bytes.getInt(at);
  }

  /** Returns where in the file a frame claims that its commit began. */
  static int commit(ByteBuffer bytes, int at) {
    return bytes.getInt(at + COMMIT);
  }

  /** Tells whether a whole frame is what was once written at this position. */
  static boolean intact(ByteBuffer bytes, int at, long position) {
    int length = length(bytes, at);
    var sum = new CRC32C();
    sum.update(bytes.slice(at + HEADER, length));
    return bytes.getInt(at + CHECK)
        == check((int) sum.getValue(), length, commit(bytes, at), position);
  }

  private static int check(int sum, int length, int commitOffset, long position) {
    long mixed = (((long) length << 32) | commitOffset) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 29) ^ position) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 32) ^ (sum & 0xFFFFFFFFL)) * 0x94D049BB133111EBL;
    return (int) (mixed >>> 32);
  }
}
