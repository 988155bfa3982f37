package candor.server.door;

import candor.json.Json;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and writes the ids of the dialect: 32 hexadecimal digits, from some clients hyphenated. */
final class SentryId {

  private static final int DIGITS = 32;

  private SentryId() {}

  /** Returns the id, or null when the value is none. */
  static @Nullable UUID read(@Nullable Json value) {
    if (!(value instanceof Json.Text text)) {
      return null;
    }
    String written = text.value();
    if (written.length() != DIGITS) {
      return Ids.read(written);
    }
    for (int i = 0; i < DIGITS; i++) {
      if (!HexFormat.isHexDigit(written.charAt(i))) {
        return null;
      }
    }
    return new UUID(
        HexFormat.fromHexDigitsToLong(written, 0, DIGITS / 2),
        HexFormat.fromHexDigitsToLong(written, DIGITS / 2, DIGITS));
  }

  static String hex(UUID id) {
    var hex = HexFormat.of();
    return hex.toHexDigits(id.getMostSignificantBits())
        + hex.toHexDigits(id.getLeastSignificantBits());
  }
}
