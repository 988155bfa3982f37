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
    return unzipped(Body.plain(request));
  }

  /** Gzip begins with bytes that no text has, zlib with a letter that begins no JSON. */
  private static byte[] unzipped(byte[] bytes) throws TurnedAway {
    if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
      return Gunzip.inflate(bytes);
    }
    return bytes.length > 2 && bytes[0] == 0x78 ? Unzlib.inflate(bytes) : bytes;
  }

  /** Reads the one event of the older path, which the oldest clients send as base64 of zlib. */
  static Json event(byte[] plain) throws TurnedAway {
    try {
      return json(isBase64(plain) ? unzipped(Base64.getMimeDecoder().decode(plain)) : plain);
    } catch (JsonException e) {
      throw Problems.unreadable("The body is not the JSON expected: " + e.getMessage() + ".");
    } catch (IllegalArgumentException notBase64) {
      throw Problems.unreadable("The body is neither JSON nor base64.");
    }
  }

  /**
   * Zlib begins with 0x78, which is {@code eA} to {@code eP} in base64, and gzip is {@code H4};
   * JSON never begins so.
   */
  private static boolean isBase64(byte[] plain) {
    boolean isZlib = plain.length > 2 && plain[0] == 'e' && plain[1] >= 'A' && plain[1] <= 'P';
    return isZlib || (plain.length > 2 && plain[0] == 'H' && plain[1] == '4');
  }

  /** Reads one document. Clients of Python may write in it what JSON has no word for. */
  static Json json(byte[] document) throws JsonException {
    try {
      return JsonReader.read(document, 0, document.length, LIMITS);
    } catch (JsonException e) {
      byte[] mended = BareNumbers.replaced(document);
      if (mended == null) {
        throw e;
      }
      return JsonReader.read(mended, 0, mended.length, LIMITS);
    }
  }
}
