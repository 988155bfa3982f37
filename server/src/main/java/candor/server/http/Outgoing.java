package candor.server.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Turns answers into bytes. */
final class Outgoing {

  /** Bodies up to here are copied behind their header: one buffer, one write. */
  private static final int COPIED_BYTES = 16 << 10;

  /** Larger bodies go in slices of this size, so that progress on slow links can be seen. */
  private static final int SLICE_BYTES = 64 << 10;

  private static final Set<String> OURS =
      Set.of("content-length", "connection", "date", "server", "transfer-encoding", "keep-alive");

  private static final byte[][] STATUS_LINES = new byte[600][];
  private static final byte[] CLOSE = ascii("Connection: close\r\n");
  private static final byte[] KEEP_OLD = ascii("Connection: keep-alive\r\n");
  private static final byte[] LENGTH = ascii("Content-Length: ");
  private static final byte[] STREAM_HEAD =
      ascii(
          """
          Content-Type: text/event-stream\r
          Cache-Control: no-store\r
          X-Accel-Buffering: no\r
          Connection: close\r
          \r
          """);

  static {
    for (var status = 100; status < STATUS_LINES.length; status++) {
      var reason = HttpResponseStatus.valueOf(status).reasonPhrase();
      STATUS_LINES[status] = ascii("HTTP/1.1 " + status + " " + reason + "\r\n");
    }
  }

  private Outgoing() {}

  /** Tells whether an answer can be sent without changing the borders between answers. */
  static boolean isSendable(Response response) {
    for (var field : response.headers().entrySet()) {
      if (field.getKey().isEmpty() || !isClean(field.getKey()) || !isClean(field.getValue())) {
        return false;
      }
    }
    return response.status() >= 200 && response.status() < STATUS_LINES.length;
  }

  private static boolean isClean(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if ((c < 0x20 && c != '\t') || c == 0x7F || c > 0xFF) {
        return false;
      }
    }
    return true;
  }

  /** Writes one answer without flushing it. */
  static void write(Wire wire, Response response, Turn turn, boolean closes) {
    var body = response.body();
    var file = response.file();
    var hasBody = response.length() > 0 && !turn.isHead() && carriesBody(response.status());
    var isCopied = hasBody && file == null && body.length <= COPIED_BYTES;
    var out = wire.buffer(512 + (isCopied ? body.length : 0));
    head(out, response, turn, closes);
    if (isCopied) {
      out.writeBytes(body);
    }
    wire.write(out);
    if (file != null) {
      wire.writeFile(file.channel(), hasBody ? file.bytes() : 0);
    } else if (hasBody && !isCopied) {
      for (var at = 0; at < body.length; at += SLICE_BYTES) {
        var length = Math.min(SLICE_BYTES, body.length - at);
        wire.write(Unpooled.wrappedBuffer(body, at, length));
      }
    }
  }

  /** Writes the head of an event stream without flushing it. */
  static void writeStreamHead(Wire wire, byte[] date) {
    var out = wire.buffer(256);
    out.writeBytes(STATUS_LINES[200]).writeBytes(date).writeBytes(STREAM_HEAD);
    wire.write(out);
  }

  private static void head(ByteBuf out, Response response, Turn turn, boolean closes) {
    out.writeBytes(STATUS_LINES[response.status()]);
    out.writeBytes(turn.connection.loop().dateLine());
    if (closes) {
      out.writeBytes(CLOSE);
    } else if (turn.isOld) {
      out.writeBytes(KEEP_OLD);
    }
    for (var field : response.headers().entrySet()) {
      var name = field.getKey();
      if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
        text(out, name).writeByte(':').writeByte(' ');
        text(out, field.getValue()).writeByte('\r').writeByte('\n');
      }
    }
    if (carriesBody(response.status())) {
      out.writeBytes(LENGTH);
      text(out, Long.toString(response.length())).writeByte('\r').writeByte('\n');
    }
    out.writeByte('\r').writeByte('\n');
  }

  private static boolean carriesBody(int status) {
    return status != 204 && status != 304;
  }

  private static ByteBuf text(ByteBuf out, String text) {
    out.writeCharSequence(text, StandardCharsets.ISO_8859_1);
    return out;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
