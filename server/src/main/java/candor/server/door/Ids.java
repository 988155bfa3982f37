package candor.server.door;

import candor.server.door.Door.DailySecret;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads ids that clients made and derives stable ones where the dialect has none. */
final class Ids {

  /** Characters of an id in canonical form. */
  static final int LENGTH = 36;

  /** What each character counts as a hexadecimal digit, or -1. */
  private static final byte[] DIGITS = digits();

  private final long high;
  private final long low;

  private Ids(byte[] digest) {
    var longs = ByteBuffer.wrap(digest);
    // RFC 9562: version 8 is free for ids made in one's own way.
    this.high = (longs.getLong() & ~0xf000L) | 0x8000L;
    this.low = (longs.getLong() & ~(3L << 62)) | 2L << 62;
  }

  /**
   * Derives the ids of one request.
   *
   * @param secret keeps the parts from being tried out
   * @param app the app's id
   * @param parts all that tells the request from any other of the app
   */
  static Ids of(DailySecret secret, String app, byte[]... parts) {
    var told = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      // The length first, so that no two lists of parts run together to the same bytes.
      told.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
      told.writeBytes(part);
    }
    return new Ids(secret.digest(app, told.toByteArray()));
  }

  /** Derives the id of what an install told of one moment. */
  static UUID of(UUID install, Instant at) {
    var told = ByteBuffer.allocate(3 * Long.BYTES);
    told.putLong(install.getMostSignificantBits()).putLong(install.getLeastSignificantBits());
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return new Ids(sha.digest(told.putLong(at.toEpochMilli()).array())).at(0);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Makes ids of a digest that nobody can have guessed. */
  static Ids of(byte[] digest) {
    return new Ids(digest);
  }

  /** Returns the id of one message by its place in the request. */
  UUID at(int place) {
    return new UUID(high, low ^ place);
  }

  /** Returns the id that a text is in canonical form, or null when it is none. */
  static @Nullable UUID read(String text) {
    if (text.length() != LENGTH) {
      return null;
    }
    long high = 0;
    long low = 0;
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (c != '-') {
          return null;
        }
        continue;
      }
      int digit = c < DIGITS.length ? DIGITS[c] : -1;
      if (digit < 0) {
        return null;
      }
      if (i < 18) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return new UUID(high, low);
  }

  /** Returns the id whose characters begin at a place, or null when they are none. */
  static @Nullable UUID read(byte[] bytes, int from) {
    long high = 0;
    long low = 0;
    int wrong = 0;
    for (int i = 0; i < LENGTH; i++) {
      byte b = bytes[from + i];
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        wrong |= b ^ '-';
        continue;
      }
      int digit = b < 0 ? -1 : DIGITS[b];
      wrong |= digit >> 31;
      if (i < 18) {
        high = high << 4 | digit;
      } else {
        low = low << 4 | digit;
      }
    }
    return wrong == 0 ? new UUID(high, low) : null;
  }

  private static byte[] digits() {
    var digits = new byte[128];
    for (char c = 0; c < digits.length; c++) {
      digits[c] = (byte) Character.digit(c, 16);
    }
    return digits;
  }
}
