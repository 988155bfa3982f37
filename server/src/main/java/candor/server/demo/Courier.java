package candor.server.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to the server over one kept-alive connection (RFC 9112). For one thread.
 *
 * <p>It knows one kind of request to one server on this machine, so that two cores are left to it.
 */
final class Courier implements AutoCloseable {

  /** The server is on this machine; if it says nothing for so long it hangs. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A full server is asked again that often before the demo gives up. */
  private static final int TRIES = 40;

  /** How long to leave a full server alone. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Longer header lines are not the server's. */
  private static final int LONGEST_LINE = 8192;

  private final InetSocketAddress server;
  private final String host;
  private @Nullable Connection connection;

  Courier(URI address) {
    this.server = new InetSocketAddress(address.getHost(), address.getPort());
    this.host = address.getRawAuthority();
  }

  /**
   * Is one open connection.
   *
   * @param socket the socket
   * @param in what comes
   * @param out what goes
   */
  private record Connection(Socket socket, InputStream in, OutputStream out) {}

  /**
   * Sends one request, again while the server is full.
   *
   * @return the status code of the answer
   * @throws IOException if the server cannot be reached or does not answer
   */
  int send(Post post) throws IOException {
    int status = 0;
    for (int i = 0; i < TRIES; i++) {
      status = once(post);
      if (status != 429 && status != 503) {
        return status;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return status;
  }

  private int once(Post post) throws IOException {
    Connection open = connection;
    if (open != null) {
      try {
        return exchange(open, post);
      } catch (IOException e) {
        // The server may close an idle connection at any time; a new one tells whether it is well.
        close();
      }
    }
    open = connect();
    connection = open;
    return exchange(open, post);
  }

  private Connection connect() throws IOException {
    var socket = new Socket();
    socket.connect(server, (int) PATIENCE.toMillis());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    return new Connection(
        socket,
        new BufferedInputStream(socket.getInputStream(), 4096),
        new BufferedOutputStream(socket.getOutputStream(), 16_384));
  }

  private int exchange(Connection open, Post post) throws IOException {
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\n%s: %s\r\nX-Forwarded-For: %s\r\n"
            .formatted(
                post.path(), host, post.agent(), post.keyHeader(), post.key(), post.address());
    String rest = "Content-Type: application/json\r\nContent-Length: " + post.body().length;
    open.out().write((head + rest + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    open.out().write(post.body());
    open.out().flush();
    return answer(open);
  }

  private int answer(Connection open) throws IOException {
    String first = line(open.in());
    if (first.length() < 12) {
      throw new IOException("the answer is not HTTP");
    }
    int status = Integer.parseInt(first.substring(9, 12));
    long length = 0;
    boolean closing = false;
    for (String line = line(open.in()); !line.isEmpty(); line = line(open.in())) {
      String lower = line.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("connection:") && lower.contains("close")) {
        closing = true;
      }
    }
    open.in().skipNBytes(length);
    if (closing) {
      close();
    }
    return status;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 || line.length() > LONGEST_LINE) {
        throw new EOFException("the answer ends early");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.socket().close();
    }
  }
}
