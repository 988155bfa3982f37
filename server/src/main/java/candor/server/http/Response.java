package candor.server.http;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Is one whole answer. Immutable by agreement: the body is not copied.
 *
 * @param status the status code
 * @param headers the header fields in order; Content-Length and Date are added by the server
 * @param body the body; empty for none
 */
public record Response(int status, Map<String, String> headers, byte[] body) {

  private static final byte[] EMPTY = {};

  /** Copies the headers and keeps their order. */
  public Response {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * Makes an answer without a body.
   *
   * @param status the status code
   * @return the answer
   */
  public static Response empty(int status) {
    return new Response(status, Map.of(), EMPTY);
  }

  /**
   * Makes an answer of text.
   *
   * @param status the status code
   * @param contentType the media type with its charset
   * @param text the body, sent as UTF-8
   * @return the answer
   */
  public static Response text(int status, String contentType, String text) {
    return new Response(
        status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Makes a copy with one more header field.
   *
   * @param name the field's name
   * @param value its value
   * @return the copy
   */
  public Response with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body);
  }
}
