package candor.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/** Turns what an app measured or holds into what the plan lets it say. Pure. */
final class Measures {

  private Measures() {}

  /** Returns all 64 digits. */
  static String hash(String salt, String clear) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest((salt + ":" + clear.strip()).getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** Returns the nearest whole number of a unit, halves upwards, without ever overflowing. */
  static long whole(Duration time, String unit) {
    return switch (unit) {
      case "ms" -> milliseconds(time);
      case "s" -> nearest(time, 1);
      case "min" -> nearest(time, 60);
      case "h" -> nearest(time, 3_600);
      default -> throw new AssertionError("a unit of time that no plan can name");
    };
  }

  private static long milliseconds(Duration time) {
    long most = Long.MAX_VALUE / 1_000 - 1;
    if (time.getSeconds() > most || time.getSeconds() < -most) {
      return time.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    return time.getSeconds() * 1_000 + (time.getNano() + 500_000) / 1_000_000;
  }

  private static long nearest(Duration time, long seconds) {
    long whole = Math.floorDiv(time.getSeconds(), seconds);
    long rest = Math.floorMod(time.getSeconds(), seconds) * 1_000_000_000L + time.getNano();
    boolean up = rest >= seconds * 500_000_000L && whole < Long.MAX_VALUE;
    return up ? whole + 1 : whole;
  }
}
