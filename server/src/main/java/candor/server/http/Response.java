package candor.server.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is one whole answer. Immutable by agreement: the body is not copied.
 *
 * @param status the status code
 * @param headers the header fields in order; Content-Length and Date are added by the server
 * @param body the body; empty for none, or where a file is the body
 * @param file the file that is the body, or null
 */
public record Response(
    int status, Map<String, String> headers, byte[] body, @Nullable Attached file) {

  private static final byte[] EMPTY = {};

  /** Copies the headers and keeps their order. */
  public Response {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /**
   * Makes an answer from memory.
   *
   * @param status the status code
   * @param headers the header fields in order
   * @param body the body; empty for none
   */
  public Response(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, null);
  }

  /**
   * Is a file on its way: already without a name, so that nothing is left of it once it is sent, or
   * when the process dies before.
   *
   * @param channel reads it; closed by the server
   * @param bytes its length
   */
  public record Attached(FileChannel channel, long bytes) {}

  /**
   * Makes an answer of a file, which is deleted. Its bytes never pass the heap.
   *
   * @param headers the header fields in order
   * @param path the file
   * @return the answer, with status 200
   * @throws IOException if the file cannot be opened
   */
  public static Response file(Map<String, String> headers, Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    return new Response(200, headers, EMPTY, new Attached(channel, channel.size()));
  }

  /**
   * Returns how long the body is.
   *
   * @return the bytes
   */
  public long length() {
    return file == null ? body.length : file.bytes();
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
    return new Response(status, more, body, file);
  }
}
