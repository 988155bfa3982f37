package candor.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Makes the server's own refusals (RFC 9457): constant texts that echo nothing. */
final class Problems {

  static final Response BAD_REQUEST = of(400, "The request is malformed.");
  static final Response NOT_FOUND = of(404, "There is nothing at this address.");
  static final Response NOT_ALLOWED = of(405, "This address does not take this method.");
  static final Response TIMEOUT = of(408, "The request took too long to arrive.");
  static final Response TOO_LARGE = of(413, "The body is larger than this server takes.");
  static final Response URI_TOO_LONG = of(414, "The request line is too long.");
  static final Response EXPECTATION = of(417, "Only 100-continue can be expected.");
  static final Response HEADER_TOO_LARGE = of(431, "The header is too large.");
  static final Response FAULT = of(500, "The server failed to answer.");
  static final Response NO_SUCH_CODING = of(501, "Only the chunked transfer coding is taken.");
  static final Response BUSY = of(503, "The server is busy.").with("Retry-After", "5");
  static final Response VERSION = of(505, "Only HTTP/1.1 and HTTP/1.0 are spoken.");

  private Problems() {}

  private static Response of(int status, String title) {
    var body = "{\"status\":" + status + ",\"title\":\"" + title + "\"}";
    return new Response(
        status,
        Map.of("Content-Type", "application/problem+json"),
        body.getBytes(StandardCharsets.UTF_8));
  }
}
