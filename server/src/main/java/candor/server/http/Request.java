package candor.server.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Is one request whose body has arrived whole. Immutable by agreement: the body is not copied.
 *
 * @param method the method in capitals
 * @param path the decoded path without the query, always starting with a slash
 * @param query the decoded query parameters in order of appearance
 * @param headers the header fields by lower-case name
 * @param body the body as sent, still encoded; empty when there is none
 * @param peer the address of the client (behind trusted proxies: as they report it); for use in
 *     memory only, never stored or logged
 */
public record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body,
    InetAddress peer) {

  /**
   * Returns one header field.
   *
   * @param lowerCaseName the name in lower case
   * @return its value, or null when it was not sent
   */
  public @Nullable String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }

  /**
   * Returns the first value of one query parameter.
   *
   * @param name the exact name
   * @return its first value, or null when it was not sent
   */
  public @Nullable String parameter(String name) {
    var values = query.get(name);
    return values == null || values.isEmpty() ? null : values.getFirst();
  }
}
