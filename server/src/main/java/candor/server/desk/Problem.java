package candor.server.desk;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.http.Response;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Is an answer that says what is wrong (RFC 9457). Never holds what the client sent.
 *
 * @param status the status code
 * @param title the kind of problem
 * @param detail what would be right
 * @param parameter the parameter that is wrong, or null
 */
record Problem(int status, String title, String detail, @Nullable String parameter) {

  static Problem badParameter(String parameter, String detail) {
    return new Problem(400, "A parameter is wrong", detail, parameter);
  }

  static Problem of(int status, String title, String detail) {
    return new Problem(status, title, detail, null);
  }

  Response response() {
    var members = new LinkedHashMap<String, Json>();
    members.put("type", new Json.Text("about:blank"));
    members.put("title", new Json.Text(title));
    members.put("status", new Json.Whole(status));
    members.put("detail", new Json.Text(detail));
    if (parameter != null) {
      members.put("parameter", new Json.Text(parameter));
    }
    return Response.text(
            status, "application/problem+json", JsonWriter.write(new Json.Dictionary(members)))
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }
}
