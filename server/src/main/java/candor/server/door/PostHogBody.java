package candor.server.door;

import candor.json.Json;
import candor.server.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Undoes what PostHog's clients wrap JSON in, declared or not: gzip, zlib, forms, Base64 and the
 * form of LZ-string, each within bounds of size. No state.
 */
final class PostHogBody {

  private PostHogBody() {}

  static Json read(Request request) throws TurnedAway {
    if (request.method().equals("GET")) {
      String data = request.parameter("data");
      if (data == null) {
        throw Problems.unreadable("The address holds no \"data\".");
      }
      return data(data, request.parameter("compression"));
    }
    byte[] plain = unpacked(Body.plain(request));
    if (isJson(plain)) {
      return Body.json(plain);
    }
    String text = new String(plain, StandardCharsets.ISO_8859_1).strip();
    String data = field(text, "data");
    if (data == null) {
      return Body.json(unpacked(base64(text)));
    }
    String compression = field(text, "compression");
    return data(data, compression == null ? request.parameter("compression") : compression);
  }

  private static Json data(String data, @Nullable String compression) throws TurnedAway {
    byte[] plain = data.getBytes(StandardCharsets.UTF_8);
    if (isJson(plain)) {
      return Body.json(plain);
    }
    // A form makes a space of the plus sign, which the alphabet of Base64 has.
    String letters = data.strip().replace(' ', '+');
    return Body.json("lz64".equals(compression) ? LzText.read(letters) : unpacked(base64(letters)));
  }

  /** Looks at the first bytes, because headers do not always tell. */
  private static byte[] unpacked(byte[] bytes) throws TurnedAway {
    if (bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      return Gunzip.inflate(bytes);
    }
    return bytes.length > 1 && bytes[0] == 0x78 && !isJson(bytes) ? Unzlib.inflate(bytes) : bytes;
  }

  private static boolean isJson(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '{' || b == '[') {
        return true;
      }
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return false;
      }
    }
    return false;
  }

  private static @Nullable String field(String form, String name) throws TurnedAway {
    for (int from = 0; from < form.length(); ) {
      int end = form.indexOf('&', from);
      end = end < 0 ? form.length() : end;
      if (form.startsWith(name + "=", from)) {
        return decoded(form.substring(from + name.length() + 1, end));
      }
      from = end + 1;
    }
    return null;
  }

  private static String decoded(String value) throws TurnedAway {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Problems.unreadable("The form is damaged.");
    }
  }

  private static byte[] base64(String letters) throws TurnedAway {
    try {
      return Base64.getDecoder().decode(letters);
    } catch (IllegalArgumentException e) {
      throw Problems.unreadable("The body is neither JSON nor a form of it that is known.");
    }
  }
}
