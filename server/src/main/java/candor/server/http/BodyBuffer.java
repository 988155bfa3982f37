package candor.server.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Collects the body of one request. Used by the connection's loop only.
 *
 * <p>Memory follows the bytes that came, not the length that was promised: a promise costs its
 * maker nothing.
 */
final class BodyBuffer {

  /** What a promise alone may reserve: a usual batch of 25 events fits. */
  private static final int FIRST_BYTES = 16 << 10;

  private static final byte[] EMPTY = {};

  private final int limit;
  private final long promised;
  private byte[] bytes = EMPTY;
  private int size;

  /** Starts a body; {@code promised} is its Content-Length, or -1 when it is chunked. */
  BodyBuffer(int limit, long promised) {
    this.limit = limit;
    this.promised = promised;
  }

  int size() {
    return size;
  }

  /** Tells whether these bytes may still be added. */
  boolean takes(int more) {
    return more <= limit - size;
  }

  /** Adds bytes and charges them to the server's account of waiting bodies. */
  void add(ByteBuf chunk, AtomicLong account) {
    var more = chunk.readableBytes();
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, capacity(size + more));
    }
    chunk.readBytes(bytes, size, more);
    size += more;
    account.addAndGet(more);
  }

  private int capacity(int needed) {
    if (promised >= needed && (promised <= FIRST_BYTES || promised <= 2L * needed)) {
      return (int) promised;
    }
    return Math.max(needed, Math.min(limit, Math.max(FIRST_BYTES, 2 * needed)));
  }

  byte[] whole() {
    return bytes.length == size ? bytes : Arrays.copyOf(bytes, size);
  }
}
