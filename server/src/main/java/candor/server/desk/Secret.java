package candor.server.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Makes, hashes and compares what opens doors. Safe for use by many threads. */
final class Secret {

  /** 256 bits, so that one unsalted hash of it is as good as the secret is long. */
  private static final int BYTES = 32;

  private static final SecureRandom CHANCE = new SecureRandom();

  private Secret() {}

  static String fresh() {
    return text(freshBytes());
  }

  static byte[] freshBytes() {
    byte[] bytes = new byte[BYTES];
    CHANCE.nextBytes(bytes);
    return bytes;
  }

  static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(String secret) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Compares in a time that does not depend on where the two differ. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
