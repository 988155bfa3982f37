package candor.server.desk;

import candor.server.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Is a form with a file, as browsers send it (RFC 7578). Immutable by agreement: bytes are not
 * copied.
 *
 * @param fields the short fields by name
 * @param file the bytes of the file; empty when none was chosen
 * @param name what the file is called on the machine that sent it; may be anything, or empty
 */
record PostedFile(Map<String, String> fields, byte[] file, String name) {

  /** A form has a handful of parts; more is no form of ours. */
  private static final int MOST_PARTS = 8;

  /** A mark of a form is under a hundred bytes, a digest as well. */
  private static final int MOST_FIELD_BYTES = 1_024;

  private static final Pattern BOUNDARY =
      Pattern.compile(
          "multipart/form-data\\s*;.*?boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?.*",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern NAME =
      Pattern.compile(
          "content-disposition:\\s*form-data\\s*;\\s*name=\"([a-z]{1,20})\"(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern FILE_NAME =
      Pattern.compile("filename=\"([^\"]{0,300})\"", Pattern.CASE_INSENSITIVE);

  /** Reads a form; null when the body is none. */
  static @Nullable PostedFile read(Request request) {
    var type =
        BOUNDARY.matcher(Objects.requireNonNullElse(request.header("content-type"), "").strip());
    return type.matches() ? parts(request.body(), type.group(1)) : null;
  }

  private static @Nullable PostedFile parts(byte[] body, String boundary) {
    byte[] first = latin("--" + boundary);
    byte[] next = latin("\r\n--" + boundary);
    byte[] gap = latin("\r\n\r\n");
    var fields = new LinkedHashMap<String, String>();
    byte[] file = {};
    String called = "";
    if (find(body, first, 0) != 0) {
      return null;
    }
    int at = first.length;
    for (int part = 0; part < MOST_PARTS; part++) {
      if (find(body, latin("--"), at) == at) {
        return new PostedFile(fields, file, called);
      }
      int head = find(body, gap, at);
      int end = head < 0 ? -1 : find(body, next, head + gap.length);
      if (end < 0) {
        return null;
      }
      var name = NAME.matcher(new String(body, at, head - at, StandardCharsets.UTF_8).strip());
      byte[] content = Arrays.copyOfRange(body, head + gap.length, end);
      if (!name.matches()) {
        return null;
      }
      if (name.group(2).contains("filename=")) {
        file = content;
        var fileName = FILE_NAME.matcher(name.group(2));
        called = fileName.find() ? fileName.group(1) : "";
      } else if (content.length <= MOST_FIELD_BYTES) {
        fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
      }
      at = end + next.length;
    }
    return null;
  }

  private static int find(byte[] body, byte[] sought, int from) {
    for (int i = from; i <= body.length - sought.length; i++) {
      if (Arrays.equals(body, i, i + sought.length, sought, 0, sought.length)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
