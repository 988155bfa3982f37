package candor.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Turns identifiers of any form into fixed bits. */
final class Mixing {

  private static final int UUID_LENGTH = 36;

  private static final String HEX = "0123456789abcdefABCDEF";

  private Mixing() {}

  /** Spreads the bits of a number (the finaliser of SplitMix64), one to one. */
  static long mix(long bits) {
    long x = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    x = (x ^ (x >>> 27)) * 0x94d049bb133111ebL;
    return x ^ (x >>> 31);
  }

  /** Returns a text as 128 bits: a UUID as it is, anything else by its SHA-256. */
  static UUID key(String text) {
    if (text.length() == UUID_LENGTH && hexAndDashes(text)) {
      return UUID.fromString(text);
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      var buffer = ByteBuffer.wrap(hash);
      return new UUID(buffer.getLong(), buffer.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** Returns a text as 64 bits; ten million texts share one with a chance under 1 in 300,000. */
  static long shortKey(String text) {
    UUID key = key(text);
    return mix(mix(key.getMostSignificantBits()) + key.getLeastSignificantBits());
  }

  private static boolean hexAndDashes(String text) {
    for (int i = 0; i < UUID_LENGTH; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : HEX.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
