package candor.server.door;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.server.http.Request;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Undoes the encoding of a body and reads it as JSON, within bounds of size at every step. */
final class Body {

  /** 500 events of 390 bytes take 195 KB; five times that leaves room and bounds a connection. */
  static final int MOST_SENT_BYTES = 1 << 20;

  private Body() {}

  /** Returns the body's own bytes. */
  static byte[] plain(Request request) throws TurnedAway {
    checkSize(request);
    byte[] sent = request.body();
    if (isGzip(request.header("content-encoding"))) {
      return Gunzip.inflate(sent);
    }
    return sent;
  }

  static void checkSize(Request request) throws TurnedAway {
    if (request.body().length > MOST_SENT_BYTES) {
      throw Problems.tooLarge("A body may have at most " + MOST_SENT_BYTES + " bytes as sent.");
    }
  }

  private static boolean isGzip(@Nullable String encoding) throws TurnedAway {
    if (encoding == null) {
      return false;
    }
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "", "identity" -> false;
      case "gzip", "x-gzip" -> true;
      default ->
          throw new TurnedAway(
              Problems.problem(
                      415,
                      "The content encoding is not supported",
                      "Send the body plain or with Content-Encoding gzip.")
                  .with("Accept-Encoding", "gzip, identity"));
    };
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
