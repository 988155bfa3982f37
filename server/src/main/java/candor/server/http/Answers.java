package candor.server.http;

import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Writes the answers of one connection in the order of their requests. Used on its loop only.
 *
 * <p>After the last answer the connection is ended in two steps: we say that we are done, and read
 * on for a moment, since closing with unread bytes would take the answer back.
 */
final class Answers {

  /** How long we read on after the last answer. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private static final byte[] NOTHING = {};

  private final Connection connection;
  private final Site site;
  private final Wire wire;
  private final ArrayDeque<Turn> inFlight = new ArrayDeque<>();
  private @Nullable SseStream stream;
  private boolean isEnded;
  private boolean isWinding;

  Answers(Connection connection, Site site, Wire wire) {
    this.connection = connection;
    this.site = site;
    this.wire = wire;
  }

  void add(Turn turn) {
    inFlight.add(turn);
  }

  boolean isEmpty() {
    return inFlight.isEmpty();
  }

  boolean isFull() {
    return inFlight.size() >= site.sizes().pipelined() || !wire.isWritable();
  }

  boolean isEnded() {
    return isEnded;
  }

  boolean isStreaming() {
    return stream != null;
  }

  /** Writes every answer whose turn it is, without flushing. */
  void advance() {
    if (isEnded || stream != null) {
      return;
    }
    for (var turn = inFlight.peek(); turn != null; turn = inFlight.peek()) {
      var begun = turn.streamOrNull();
      if (begun != null) {
        begin(begun);
        return;
      }
      var response = turn.response();
      if (response == null || isLastAfter(turn, response)) {
        return;
      }
    }
    connection.rest();
  }

  private boolean isLastAfter(Turn turn, Response response) {
    release(inFlight.remove());
    var closes = turn.closes || isWinding;
    Outgoing.write(wire, response, turn, closes);
    if (closes) {
      end();
    }
    return closes;
  }

  private void begin(SseStream begun) {
    stream = begun;
    connection.drain();
    Outgoing.writeStreamHead(wire, connection.loop().dateLine());
    begun.begin(wire);
    if (begun.isClosed()) {
      end();
    }
  }

  private void end() {
    isEnded = true;
    releaseAll();
    connection.drain();
    wire.send(NOTHING, this::linger);
  }

  private void linger(boolean isSent) {
    connection.expireAfter(LINGER);
    if (isSent) {
      wire.finish();
    } else {
      wire.close();
    }
  }

  /** Ends the connection because its stream was closed by us. */
  void streamClosed() {
    if (stream != null && !isEnded) {
      end();
    }
  }

  /** Lets the answers that are due be the last. */
  void wind() {
    isWinding = true;
  }

  /** Forgets all, as the socket is closed. */
  void cutOff() {
    isEnded = true;
    releaseAll();
    if (stream != null) {
      stream.cutOff();
    }
  }

  /** Shows a sign of life on a quiet stream. */
  void beat(long now) {
    if (stream != null) {
      stream.beat(now, site.waits().heartbeat().toNanos());
    }
  }

  /** Returns the request that has waited longest for its answer, if any still does. */
  @Nullable Turn oldest() {
    return stream == null ? inFlight.peek() : null;
  }

  private void releaseAll() {
    inFlight.forEach(this::release);
    inFlight.clear();
  }

  private void release(Turn turn) {
    site.counters().waitingBytes.addAndGet(-turn.request().body().length);
  }
}
