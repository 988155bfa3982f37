package candor.server.http;

import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Is our side of one event loop: its connections, their deadlines, and the answers that other
 * threads made for them.
 *
 * <p>{@link #finished} is safe for use by many threads; all else runs on the loop.
 */
final class Loop {

  private final EventLoop thread;
  private final Set<Connection> connections = new HashSet<>();
  private final AtomicReference<@Nullable Turn> finished = new AtomicReference<>();
  private long dateSecond;
  private byte[] date = {};

  Loop(EventLoop thread) {
    this.thread = thread;
  }

  /** Starts looking after deadlines. */
  void start(Duration shortest) {
    var tick = Math.clamp(shortest.toMillis() / 4, 10, 1000);
    var task = thread.scheduleWithFixedDelay(this::sweep, tick, tick, TimeUnit.MILLISECONDS);
    task.addListener(f -> connections.clear());
  }

  EventLoop thread() {
    return thread;
  }

  void opened(Connection connection) {
    connections.add(connection);
  }

  void closed(Connection connection) {
    connections.remove(connection);
  }

  /**
   * Takes an answered turn. Only the first of a burst wakes the loop: a committer that answers
   * thousands of requests pays for one wake-up, and each connection is flushed once.
   */
  void finished(Turn turn) {
    if (thread.inEventLoop()) {
      turn.connection.advance();
      turn.connection.flushUnlessReading();
      return;
    }
    @Nullable Turn top;
    do {
      top = finished.get();
      turn.nextFinished = top;
    } while (!finished.compareAndSet(top, turn));
    if (top == null) {
      thread.execute(this::drain);
    }
  }

  private void drain() {
    var touched = new ArrayList<Connection>();
    for (var turn = finished.getAndSet(null); turn != null; ) {
      var next = turn.nextFinished;
      turn.nextFinished = null;
      turn.connection.advance();
      touched.add(turn.connection);
      turn = next;
    }
    touched.forEach(Connection::flushUnlessReading);
  }

  private void sweep() {
    var now = System.nanoTime();
    for (var connection : List.copyOf(connections)) {
      connection.sweep(now);
    }
  }

  /** Closes what is idle and lets the rest finish. */
  void wind() {
    List.copyOf(connections).forEach(Connection::wind);
  }

  /** Returns the Date field of this second as bytes of a header line. */
  byte[] dateLine() {
    var second = System.currentTimeMillis() / 1000;
    if (second != dateSecond) {
      dateSecond = second;
      var text =
          DateTimeFormatter.RFC_1123_DATE_TIME.format(
              Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC));
      // The formatter writes one-digit days, which RFC 9110 does not know.
      var fixed = text.charAt(6) == ' ' ? text.substring(0, 5) + "0" + text.substring(5) : text;
      date = ("Date: " + fixed + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
    return date;
  }
}
