package candor.server.alert;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes what a webhook is sent, on a loopback port, and answers one thing. */
final class Receiver implements AutoCloseable {

  private final ServerSocket server;
  private final AtomicInteger calls = new AtomicInteger();
  private final LinkedBlockingQueue<String> requests = new LinkedBlockingQueue<>();

  private Receiver(String answer) throws IOException {
    server = new ServerSocket(0, 16, InetAddress.ofLiteral("127.0.0.1"));
    Thread.ofVirtual().start(() -> serve(answer));
  }

  static Receiver answering(String answer) throws IOException {
    return new Receiver(answer);
  }

  /** Takes connections and says nothing. */
  static Receiver silent() throws IOException {
    return new Receiver("");
  }

  private void serve(String answer) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        calls.incrementAndGet();
        String request = read(socket.getInputStream(), answer.isEmpty());
        requests.add(request);
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        requests.add("broken: " + e);
      }
    }
  }

  private static String read(InputStream in, boolean forEver) throws IOException {
    var text = new StringBuilder();
    int next = in.read();
    while (next >= 0 && (forEver || !isWhole(text.append((char) next)))) {
      next = in.read();
    }
    return text.toString();
  }

  private static boolean isWhole(StringBuilder text) {
    int end = text.indexOf("\r\n\r\n");
    int length = text.indexOf("Content-Length: ");
    if (end < 0 || length < 0) {
      return end >= 0 || text.charAt(0) != 'P';
    }
    String number = text.substring(length + 16, text.indexOf("\r\n", length));
    return text.length() >= end + 4 + Integer.parseInt(number);
  }

  int port() {
    return server.getLocalPort();
  }

  int calls() {
    return calls.get();
  }

  String request() throws InterruptedException {
    String request = requests.poll(20, TimeUnit.SECONDS);
    return request == null ? "none came" : request;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
