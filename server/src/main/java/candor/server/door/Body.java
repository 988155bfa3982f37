package candor.server.door;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.server.http.Request;
import candor.server.zstd.Zstd;
import candor.server.zstd.ZstdException;
import java.util.Locale;

/** Undoes the encoding of a body and reads it as JSON, within bounds of size at every step. */
final class Body {

  /** 500 events of 390 bytes take 195 KB; five times that leaves room and bounds a connection. */
  static final int MOST_SENT_BYTES = 1 << 20;

  private static final String KNOWN = "gzip, deflate, br, zstd";

  private Body() {}

  /** Returns the body's own bytes. */
  static byte[] plain(Request request) throws TurnedAway {
    byte[] sent = request.body();
    if (sent.length > MOST_SENT_BYTES) {
      throw Problems.tooLarge("A body may have at most " + MOST_SENT_BYTES + " bytes as sent.");
    }
    String encoding = request.header("content-encoding");
    if (encoding == null) {
      return sent;
    }
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> sent;
      case "gzip", "x-gzip" -> Gunzip.inflate(sent);
      case "deflate" -> Unzlib.inflate(sent);
      case "br" -> Unbrotli.decode(sent);
      case "zstd" -> unzstd(sent);
      default -> throw unknown();
    };
  }

  private static byte[] unzstd(byte[] sent) throws TurnedAway {
    try {
      return Zstd.decode(sent, (int) Gunzip.most(sent.length));
    } catch (ZstdException e) {
      throw e.isTooLarge()
          ? Gunzip.growsBeyond()
          : Problems.unreadable("The body is not whole frames of Zstandard.");
    }
  }

  private static TurnedAway unknown() {
    String detail = "Send the body plain, or with the content encoding " + KNOWN + ".";
    return new TurnedAway(
        Problems.problem(415, "The content encoding is not supported", detail)
            .with("Accept-Encoding", KNOWN),
        detail);
  }

  /** Reads one document. */
  static Json json(byte[] plain) throws TurnedAway {
    try {
      return JsonReader.read(plain);
    } catch (JsonException e) {
      throw Problems.unreadable("The body is not the JSON expected: " + e.getMessage() + ".");
    }
  }
}
