package candor.server.alert;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Is one POST over one connection to one address. It may be ended from another thread, which is how
 * a deadline also holds against a peer that sends a byte now and then.
 */
final class Call {

  private static final Logger LOG = System.getLogger("candor.server.alert");

  /** Where a status line ends at the latest; the rest of the answer is not wanted. */
  private static final int MOST_READ = 256;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5]\\d\\d)( .*)?");

  private final URI uri;
  private final byte[] body;
  private final String signed;
  private final Duration deadline;
  private final Socket socket = new Socket();

  /** Makes a call ready; the signature is empty where there is none. */
  Call(URI uri, byte[] body, String signed, Duration deadline) {
    this.uri = uri;
    this.body = body;
    this.signed = signed;
    this.deadline = deadline;
  }

  /** Makes the call; returns why it failed, or the empty string. */
  String to(InetAddress address) {
    boolean tls = "https".equals(uri.getScheme());
    int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
    try (Socket plain = socket) {
      plain.connect(new InetSocketAddress(address, port), millis());
      plain.setSoTimeout(millis());
      try (Socket wire = tls ? secured(plain, port) : plain) {
        wire.getOutputStream().write(request());
        wire.getOutputStream().flush();
        return judge(statusLine(wire.getInputStream()));
      }
    } catch (IOException e) {
      // What the peer or the system says may hold addresses; the kind of failure is enough.
      LOG.log(Level.DEBUG, "a webhook could not be reached", e);
      return "It could not be reached.";
    }
  }

  void end() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a webhook's connection was closed by force", e);
    }
  }

  private int millis() {
    return (int) Math.max(1, deadline.toMillis());
  }

  private Socket secured(Socket plain, int port) throws IOException {
    var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    var tls = (SSLSocket) factory.createSocket(plain, uri.getHost(), port, true);
    SSLParameters parameters = tls.getSSLParameters();
    // The certificate must be that of the name, though the connection went to an address.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  private byte[] request() {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
    String head =
        "POST %s%s HTTP/1.1\r\nHost: %s%s\r\nContent-Type: application/json\r\n"
            .formatted(path, query, uri.getHost(), port);
    String signature = signed.isEmpty() ? "" : Signature.HEADER + ": " + signed + "\r\n";
    String rest =
        "Content-Length: %d\r\nUser-Agent: candor\r\nConnection: close\r\n\r\n"
            .formatted(body.length);
    byte[] start = (head + signature + rest).getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[start.length + body.length];
    System.arraycopy(start, 0, whole, 0, start.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    return whole;
  }

  private static String statusLine(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int i = 0; i < MOST_READ; i++) {
      int next = in.read();
      if (next < 0 || next == '\n') {
        break;
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static String judge(String statusLine) {
    var status = STATUS.matcher(statusLine);
    if (!status.matches()) {
      return "It did not answer in HTTP.";
    }
    int code = Integer.parseInt(status.group(1));
    if (code >= 200 && code < 300) {
      return "";
    }
    return code >= 300 && code < 400
        ? "It answered with a redirect, which is not followed."
        : "It answered " + code + ".";
  }
}
