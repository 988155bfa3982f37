package candor.server.desk;

import candor.server.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

/** Reads forms that a page of ours sent. Stateless. */
final class PostedForm {

  /** A mark of the form and the names of the two hundred apps that a member may see. */
  private static final int MOST_FORM_BYTES = 16_384;

  private PostedForm() {}

  /** Says whether the browser itself tells that another site sent the form. */
  static boolean isForeign(Request request) {
    String site = request.header("sec-fetch-site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  /** Reads the fields; one that comes twice is none, because it could be read in two ways. */
  static Map<String, String> fields(Request request) {
    var fields = new HashMap<String, String>();
    var doubled = new HashSet<String>();
    if (request.body().length > MOST_FORM_BYTES) {
      return fields;
    }
    for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = decode(pair.substring(0, equals));
        if (fields.put(name, decode(pair.substring(equals + 1))) != null) {
          doubled.add(name);
        }
      }
    }
    fields.keySet().removeAll(doubled);
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
