package candor.server.tck;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * Is a port of this machine that refuses connections while it is open. It is bound and not
 * listening, so that nobody else gets it.
 *
 * @param socket what holds the port
 */
record ClosedPort(Socket socket) implements AutoCloseable {

  static ClosedPort open() throws IOException {
    var socket = new Socket();
    socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    return new ClosedPort(socket);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
