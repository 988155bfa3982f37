package candor.server.http;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Is the place of one request in the order of answers of its connection. Safe for use by many
 * threads; the fields that are not final belong to the connection's loop unless said otherwise.
 */
final class Turn implements Exchange {

  private static final Request NONE =
      new Request("GET", "/", Map.of(), Map.of(), new byte[0], InetAddress.getLoopbackAddress());

  final Connection connection;
  final long sinceNanos = System.nanoTime();
  final boolean closes;
  final boolean isOld;

  /** The next in a stack of finished turns; written by the thread that answers. */
  @Nullable Turn nextFinished;

  private final AtomicBoolean taken = new AtomicBoolean();
  private Request request;
  private boolean compresses;
  private volatile boolean takesLong;
  private volatile @Nullable Response response;
  private volatile @Nullable SseStream stream;

  Turn(Connection connection, Request request, boolean closes, boolean isOld) {
    this.connection = connection;
    this.request = request;
    this.closes = closes;
    this.isOld = isOld;
  }

  /** Makes the last turn of a connection: a request that was refused before it could be read. */
  static Turn refusal(Connection connection, Response response) {
    var turn = new Turn(connection, NONE, true, false);
    turn.taken.set(true);
    turn.response = response;
    return turn;
  }

  /** Adds the path's names; before the handler runs. */
  void name(Map<String, String> names) {
    request = Site.withNames(request, names);
  }

  /** Lets the answer be compressed, as it is made on a thread that may take its time. */
  void compresses() {
    compresses = true;
  }

  boolean isHead() {
    return "HEAD".equals(request.method());
  }

  @Nullable Response response() {
    return response;
  }

  @Nullable SseStream streamOrNull() {
    return stream;
  }

  boolean isLong() {
    return takesLong;
  }

  @Override
  public void takesLong() {
    takesLong = true;
  }

  @Override
  public Request request() {
    return request;
  }

  @Override
  public void answer(Response answer) {
    if (!taken.compareAndSet(false, true)) {
      return;
    }
    if (Outgoing.isSendable(answer)) {
      response = compresses ? Gzip.maybe(request, answer) : answer;
    } else {
      connection.site().failed(new IllegalStateException("an answer that cannot be sent"));
      response = Problems.FAULT;
    }
    connection.loop().finished(this);
  }

  @Override
  public EventStream stream() {
    var made = new SseStream(connection);
    if (taken.compareAndSet(false, true)) {
      stream = made;
      connection.loop().finished(this);
    } else {
      made.close();
    }
    return made;
  }
}
