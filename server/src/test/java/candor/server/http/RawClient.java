package candor.server.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Speaks bytes to a server on the loopback address. */
final class RawClient implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    return this;
  }

  /** Reads one answer with its body. */
  String answer() throws IOException {
    var in = socket.getInputStream();
    var head = until(in, "\r\n\r\n");
    var length = LENGTH.matcher(head);
    return length.find()
        ? head
            + new String(
                in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.ISO_8859_1)
        : head;
  }

  /** Reads until some text came, or the end. */
  String until(String end) throws IOException {
    return until(socket.getInputStream(), end);
  }

  /** Reads all that comes until the server closes, or is silent for the time given. */
  String all(int silenceMillis) throws IOException {
    socket.setSoTimeout(silenceMillis);
    var out = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    try {
      for (var n = 0; n >= 0; n = socket.getInputStream().read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException e) {
      out.writeBytes("<silent>".getBytes(StandardCharsets.ISO_8859_1));
    } catch (SocketException e) {
      out.writeBytes("<reset>".getBytes(StandardCharsets.ISO_8859_1));
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  private static String until(InputStream in, String end) throws IOException {
    var text = new StringBuilder();
    while (text.length() < end.length() || text.lastIndexOf(end) != text.length() - end.length()) {
      var c = in.read();
      if (c < 0) {
        return text.append("<end>").toString();
      }
      text.append((char) c);
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
