package candor.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Is one keep-alive connection with one request under way. Used by one thread. */
final class Link {

  private final InetSocketAddress target;
  private final Selector selector;
  private final ByteBuffer request;
  private final ByteBuffer answer = ByteBuffer.allocate(16 << 10);
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;

  /** Tells whether a request is under way; servers may close idle connections. */
  boolean isBusy;

  /** When the request under way should have been sent. */
  long dueNanos;

  Link(InetSocketAddress target, Selector selector, ByteBuffer request) {
    this.target = target;
    this.selector = selector;
    this.request = request;
  }

  void connect() throws IOException {
    var made = SocketChannel.open(target);
    made.setOption(StandardSocketOptions.TCP_NODELAY, true);
    made.configureBlocking(false);
    channel = made;
    key = made.register(selector, SelectionKey.OP_READ, this);
  }

  void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  ByteBuffer request() {
    return request;
  }

  void send() throws IOException {
    request.rewind();
    answer.clear();
    write();
  }

  /** Goes on with what the socket is ready for; returns the status once the answer is whole. */
  int proceed() throws IOException {
    if (request.hasRemaining()) {
      write();
    }
    return read();
  }

  private void write() throws IOException {
    if (channel == null || key == null) {
      throw new AssertionError("not connected");
    }
    channel.write(request);
    key.interestOps(
        request.hasRemaining()
            ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
            : SelectionKey.OP_READ);
  }

  private int read() throws IOException {
    if (channel == null || channel.read(answer) < 0 || !answer.hasRemaining()) {
      throw new EOFException("the server closed, or its answer is too long");
    }
    var text = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
    var end = text.indexOf("\r\n\r\n");
    if (end < 0 || text.length() < end + 4 + length(text, end)) {
      return 0;
    }
    return Integer.parseInt(text, 9, 12, 10);
  }

  private static int length(String text, int end) {
    for (var at = text.indexOf("\r\n"); at >= 0 && at < end; at = text.indexOf("\r\n", at + 2)) {
      if (text.regionMatches(true, at + 2, "content-length:", 0, 15)) {
        return Integer.parseInt(text.substring(at + 17, text.indexOf("\r\n", at + 2)).strip());
      }
    }
    return 0;
  }
}
