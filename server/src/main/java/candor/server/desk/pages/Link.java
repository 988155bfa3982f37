package candor.server.desk.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Is an address on a page: always a path of this server. Immutable.
 *
 * <p>There is no way to make one that names a scheme or another host, so whatever a stranger sent
 * cannot become a link that runs or leads away.
 *
 * @param segments the parts of the path, not encoded
 * @param query the parameters in order, not encoded
 */
public record Link(List<String> segments, List<Parameter> query) {

  /**
   * Is one parameter.
   *
   * @param name its name
   * @param value its value
   */
  public record Parameter(String name, String value) {}

  /** Copies the lists. */
  public Link {
    segments = List.copyOf(segments);
    query = List.copyOf(query);
  }

  /**
   * Makes an address without parameters.
   *
   * @param segments the parts of the path; none for the root
   * @return the address
   */
  public static Link to(String... segments) {
    return new Link(List.of(segments), List.of());
  }

  /**
   * Adds a parameter at the end.
   *
   * @param name its name
   * @param value its value
   * @return the longer address
   */
  public Link with(String name, String value) {
    var more = new ArrayList<>(query);
    more.add(new Parameter(name, value));
    return new Link(segments, more);
  }

  /**
   * Writes the address for an attribute.
   *
   * @return a slash, the encoded path and the encoded parameters
   */
  public String href() {
    var text = new StringBuilder();
    for (String segment : segments) {
      // A segment of dots alone would climb in the path.
      text.append('/').append(segment.matches("\\.+") ? "-" : encode(segment));
    }
    if (segments.isEmpty()) {
      text.append('/');
    }
    char separator = '?';
    for (Parameter parameter : query) {
      text.append(separator).append(encode(parameter.name())).append('=');
      text.append(encode(parameter.value()).replace("%3A", ":").replace("%2C", ","));
      separator = '&';
    }
    return text.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
