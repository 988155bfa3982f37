package candor.server.door;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.server.http.Request;
import java.util.Base64;

/** Undoes what the clients of this dialect do to bodies, within bounds at every step. */
final class SentryBody {

  /**
   * Fits what these clients attach by themselves, which is read to be left out: what an app hangs
   * on an event may nest deeper than anything that a plan holds.
   */
  private static final JsonReader.Limits LIMITS =
      new JsonReader.Limits(64, 10_000, 200_000, 1 << 20);

  private SentryBody() {}

  /** Returns the body's own bytes; some clients zip them without saying so. */
  static byte[] plain(Request request) throws TurnedAway {
    byte[] plain = Body.plain(request);
    boolean isZipped = plain.length > 2 && plain[0] == 0x1f && plain[1] == (byte) 0x8b;
    return isZipped ? Gunzip.inflate(plain) : plain;
  }

  /** Reads the one event of the older path, which the oldest clients send as base64 of zlib. */
  static Json event(byte[] plain) throws TurnedAway {
    try {
      return json(isBase64(plain) ? Unzlib.inflate(Base64.getMimeDecoder().decode(plain)) : plain);
    } catch (JsonException e) {
      throw Problems.unreadable("The body is not the JSON expected: " + e.getMessage() + ".");
    } catch (IllegalArgumentException notBase64) {
      throw Problems.unreadable("The body is neither JSON nor base64.");
    }
  }

  /** Zlib begins with 0x78, which is {@code eA} to {@code eP} in base64; JSON never does. */
  private static boolean isBase64(byte[] plain) {
    return plain.length > 2 && plain[0] == 'e' && plain[1] >= 'A' && plain[1] <= 'P';
  }

  static Json json(byte[] document) throws JsonException {
    return JsonReader.read(document, 0, document.length, LIMITS);
  }
}
