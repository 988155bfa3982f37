package candor.example.shimmy;

import candor.json.Json;
import candor.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Is one answer.
 *
 * @param status the status code
 * @param type the media type
 * @param body the body
 */
record Reply(int status, String type, byte[] body) {

  static Reply json(Json body) {
    return new Reply(200, "application/json", JsonWriter.bytes(body));
  }

  static Reply text(String type, String body) {
    return new Reply(200, type, body.getBytes(StandardCharsets.UTF_8));
  }

  static Reply problem(int status, String detail) {
    Json body = object("error", new Json.Text(detail));
    return new Reply(status, "application/json", JsonWriter.bytes(body));
  }

  boolean failed() {
    return status >= 400;
  }

  /** Makes an object of names and values that take turns. */
  static Json object(Object... pairs) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      members.put((String) pairs[i], value(pairs[i + 1]));
    }
    return new Json.Dictionary(members);
  }

  private static Json value(Object plain) {
    if (plain instanceof Json json) {
      return json;
    }
    if (plain instanceof Integer number) {
      return new Json.Whole(number);
    }
    if (plain instanceof Boolean truth) {
      return truth ? Json.TRUE : Json.FALSE;
    }
    return new Json.Text(plain.toString());
  }
}
