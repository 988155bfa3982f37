package candor.server.otlp;

import candor.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes what clients are told, in the form that they speak. No state.
 *
 * <p>Success is {@code ExportLogsServiceResponse}, failure {@code google.rpc.Status}.
 */
public final class LogsAnswer {

  private static final byte[] NOTHING = {};

  private LogsAnswer() {}

  /** Names the forms of the protocol. */
  public enum Form {
    /** Binary, as most clients send by default. */
    PROTOBUF("application/x-protobuf"),
    /** Text. */
    JSON("application/json");

    private final String contentType;

    Form(String contentType) {
      this.contentType = contentType;
    }

    /**
     * Returns the media type.
     *
     * @return as it stands in Content-Type
     */
    public String contentType() {
      return contentType;
    }
  }

  /**
   * Says that everything was taken.
   *
   * @param form the client's form
   * @return the body
   */
  public static byte[] taken(Form form) {
    return form == Form.PROTOBUF ? NOTHING : new JsonWriter().open().close().bytes();
  }

  /**
   * Says that something was kept out; the client must not send it again.
   *
   * @param form the client's form
   * @param rejected how many records were refused; 0 when only parts of them were
   * @param message what and why, for the log of the client
   * @return the body
   */
  public static byte[] partial(Form form, long rejected, String message) {
    if (form == Form.PROTOBUF) {
      return field(1, number(1, rejected), text(2, message)); // partial_success
    }
    return new JsonWriter()
        .open()
        .name("partialSuccess")
        .open()
        .name("rejectedLogRecords")
        .text(Long.toString(rejected))
        .name("errorMessage")
        .text(message)
        .close()
        .close()
        .bytes();
  }

  /**
   * Says why nothing was taken.
   *
   * @param form the client's form
   * @param code the code of google.rpc
   * @param message why
   * @return the body
   */
  public static byte[] failed(Form form, int code, String message) {
    if (form == Form.PROTOBUF) {
      var body = new ByteArrayOutputStream();
      body.writeBytes(number(1, code));
      body.writeBytes(text(2, message));
      return body.toByteArray();
    }
    return new JsonWriter()
        .open()
        .name("code")
        .number(code)
        .name("message")
        .text(message)
        .close()
        .bytes();
  }

  private static byte[] number(int field, long value) {
    var out = new ByteArrayOutputStream();
    if (value != 0) { // Nothing is written of what has its default.
      varint(out, field << 3 | Wire.VARINT);
      varint(out, value);
    }
    return out.toByteArray();
  }

  private static byte[] text(int field, String text) {
    return field(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] field(int field, byte[]... parts) {
    var out = new ByteArrayOutputStream();
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    varint(out, field << 3 | Wire.BYTES);
    varint(out, length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
