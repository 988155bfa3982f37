package candor.server.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes server-sent events to one connection. Safe for use by many threads.
 *
 * <p>What a slow client has not taken is bounded; what does not fit is dropped.
 */
final class SseStream implements Exchange.EventStream {

  /** A screenful of live events is about 10 KB. */
  private static final int MOST_PENDING_BYTES = 64 << 10;

  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");
  private static final byte[] HEARTBEAT = {':', '\n', '\n'};

  private final Connection connection;
  private final AtomicInteger pendingBytes = new AtomicInteger();
  private final ArrayDeque<byte[]> early = new ArrayDeque<>();
  private volatile boolean isClosed;
  private @Nullable Wire wire;
  private long lastNanos;

  SseStream(Connection connection) {
    this.connection = connection;
  }

  @Override
  public boolean send(String event, String data) {
    if (isClosed) {
      return false;
    }
    var bytes = encode(event, data);
    if (pendingBytes.addAndGet(bytes.length) > MOST_PENDING_BYTES) {
      pendingBytes.addAndGet(-bytes.length);
      return true;
    }
    connection.loop().thread().execute(() -> write(bytes));
    return true;
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      connection.loop().thread().execute(connection::streamClosed);
    }
  }

  /** Marks the stream closed because its connection is; on the loop. */
  void cutOff() {
    isClosed = true;
    early.clear();
  }

  boolean isClosed() {
    return isClosed;
  }

  /** Starts writing, when it is this answer's turn; on the loop. */
  void begin(Wire begun) {
    wire = begun;
    lastNanos = System.nanoTime();
    for (var bytes = early.poll(); bytes != null; bytes = early.poll()) {
      write(bytes);
    }
  }

  /** Shows a sign of life, so that proxies keep a quiet stream open; on the loop. */
  void beat(long now, long everyNanos) {
    if (wire != null && now - lastNanos > everyNanos && pendingBytes.get() == 0) {
      pendingBytes.addAndGet(HEARTBEAT.length);
      write(HEARTBEAT);
    }
  }

  private void write(byte[] bytes) {
    var out = wire;
    if (out == null) {
      early.add(bytes);
      return;
    }
    lastNanos = System.nanoTime();
    out.send(bytes, isSent -> pendingBytes.addAndGet(-bytes.length));
  }

  private static byte[] encode(String event, String data) {
    var text = new StringBuilder(event.length() + data.length() + 16);
    text.append("event: ").append(LINE_END.matcher(event).replaceAll(" ")).append('\n');
    for (var line : LINE_END.split(data, -1)) {
      text.append("data: ").append(line).append('\n');
    }
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}
