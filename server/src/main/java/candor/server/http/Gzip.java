package candor.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Compresses answers for clients that ask for it. */
final class Gzip {

  /** Below this the answer fits in one packet anyway. */
  private static final int LEAST_BYTES = 1024;

  private Gzip() {}

  static Response maybe(Request request, Response response) {
    var type = header(response.headers(), "content-type");
    if (response.body().length < LEAST_BYTES
        || type == null
        || !isText(type.toLowerCase(Locale.ROOT))
        || header(response.headers(), "content-encoding") != null) {
      return response;
    }
    var headers = new LinkedHashMap<>(response.headers());
    headers.merge(
        "Vary", "Accept-Encoding", (own, also) -> own.contains(also) ? own : own + ", " + also);
    if (!accepts(request.header("accept-encoding"))) {
      return new Response(response.status(), headers, response.body());
    }
    headers.put("Content-Encoding", "gzip");
    // Other bytes under the same strong tag would be a lie (RFC 9110, 8.8.1).
    headers.computeIfPresent("ETag", (k, tag) -> tag.startsWith("W/") ? tag : "W/" + tag);
    return new Response(response.status(), headers, compress(response.body()));
  }

  private static @Nullable String header(Map<String, String> headers, String lowerCaseName) {
    for (var field : headers.entrySet()) {
      if (field.getKey().equalsIgnoreCase(lowerCaseName)) {
        return field.getValue();
      }
    }
    return null;
  }

  private static boolean isText(String type) {
    return type.startsWith("text/")
        || type.contains("json")
        || type.contains("javascript")
        || type.contains("xml");
  }

  private static boolean accepts(@Nullable String codings) {
    if (codings == null) {
      return false;
    }
    for (var coding : codings.toLowerCase(Locale.ROOT).split(",", -1)) {
      var plain = coding.replace(" ", "");
      if (plain.equals("gzip") || (plain.startsWith("gzip;q=") && !isZero(plain.substring(7)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isZero(String weight) {
    return weight.matches("0(\\.0{0,3})?");
  }

  private static byte[] compress(byte[] body) {
    var out = new ByteArrayOutputStream(body.length / 3);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail", e);
    }
    return out.toByteArray();
  }
}
