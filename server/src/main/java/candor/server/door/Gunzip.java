package candor.server.door;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Undoes gzip (RFC 1952) of one member, within bounds. One inflater is kept for each thread. */
final class Gunzip {

  /** Room for the largest batch many times over; a body that holds more is an attack or a fault. */
  static final int MOST_BYTES = 8 << 20;

  /** Batches shrink 6 to 40 times; what shrinks more carries nothing worth keeping. */
  static final int MOST_RATIO = 200;

  /** Below this no ratio is an attack: a short body of one repeated word may shrink 500 times. */
  private static final int HARMLESS_BYTES = 64 << 10;

  private static final int HEADER_BYTES = 10;
  private static final int TRAILER_BYTES = 8;
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xe0;

  private static final ThreadLocal<Gunzip> OF_THREAD = ThreadLocal.withInitial(Gunzip::new);

  private final Inflater inflater = new Inflater(true);
  private byte[] buffer = new byte[HARMLESS_BYTES];

  private Gunzip() {}

  static byte[] inflate(byte[] sent) throws TurnedAway {
    return OF_THREAD.get().run(sent);
  }

  private byte[] run(byte[] sent) throws TurnedAway {
    int from = headerEnd(sent);
    inflater.reset();
    inflater.setInput(sent, from, sent.length - from);
    try {
      int length = inflateWithin(sent.length);
      checkTrailer(sent, length);
      return Arrays.copyOf(buffer, length);
    } catch (DataFormatException e) {
      throw damaged();
    } finally {
      if (buffer.length > 1 << 20) {
        buffer = new byte[HARMLESS_BYTES];
      }
    }
  }

  private int inflateWithin(int sentBytes) throws DataFormatException, TurnedAway {
    long most = most(sentBytes);
    int length = 0;
    while (!inflater.finished()) {
      if (length == buffer.length) {
        if (length >= most) {
          throw growsBeyond();
        }
        buffer = Arrays.copyOf(buffer, Math.min(MOST_BYTES, buffer.length * 2));
      }
      int got = inflater.inflate(buffer, length, buffer.length - length);
      if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
        throw damaged();
      }
      length += got;
    }
    if (length > most) {
      throw growsBeyond();
    }
    return length;
  }

  /** Returns how many bytes a body may hold by its size as sent. */
  static long most(int sentBytes) {
    return Math.min(MOST_BYTES, Math.max(HARMLESS_BYTES, (long) sentBytes * MOST_RATIO));
  }

  static TurnedAway growsBeyond() {
    return Problems.tooLarge("The body grows beyond what its size or the limit allows.");
  }

  private void checkTrailer(byte[] sent, int length) throws TurnedAway {
    int at = sent.length - inflater.getRemaining();
    if (inflater.getRemaining() != TRAILER_BYTES) {
      throw damaged();
    }
    var crc = new CRC32();
    crc.update(buffer, 0, length);
    if (little(sent, at) != (int) crc.getValue() || little(sent, at + 4) != length) {
      throw damaged();
    }
  }

  private static int headerEnd(byte[] sent) throws TurnedAway {
    boolean known =
        sent.length > HEADER_BYTES + TRAILER_BYTES
            && sent[0] == 0x1f
            && sent[1] == (byte) 0x8b
            && sent[2] == 8
            && (sent[3] & RESERVED) == 0;
    if (!known) {
      throw damaged();
    }
    int flags = sent[3];
    int at = HEADER_BYTES;
    if ((flags & HAS_EXTRA) != 0) {
      at += 2 + ((sent[at] & 0xff) | (sent[at + 1] & 0xff) << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      at = behindZero(sent, at);
    }
    if ((flags & HAS_COMMENT) != 0) {
      at = behindZero(sent, at);
    }
    if ((flags & HAS_CRC) != 0) {
      at += 2;
    }
    if (at > sent.length - TRAILER_BYTES) {
      throw damaged();
    }
    return at;
  }

  private static int behindZero(byte[] sent, int from) throws TurnedAway {
    for (int at = from; at < sent.length; at++) {
      if (sent[at] == 0) {
        return at + 1;
      }
    }
    throw damaged();
  }

  private static int little(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | (bytes[at + 3] & 0xff) << 24;
  }

  private static TurnedAway damaged() {
    return Problems.unreadable("The body is not one whole gzip member.");
  }
}
