package candor.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends one kind of request over many keep-alive connections and measures the answers.
 *
 * <p>One thread does all. Run it as a process of its own ({@link #main}), so that its processor
 * time is not the server's. Every {@link #ID_SLOT} in the body becomes a fresh UUID each time.
 */
public final class Load {

  /** Marks the place of an event id in a body. */
  public static final String ID_SLOT = "00000000-0000-7000-8000-000000000000";

  /** Becomes another network on each connection, for a forwarding header. */
  public static final String NETWORK_SLOT = "fd00:0:0:1000::1";

  private static final long NANOS = 1_000_000_000L;

  private final Order order;
  private final Template template;
  private final Latencies latencies = new Latencies();
  private final ArrayDeque<Link> free = new ArrayDeque<>();
  private final long startNanos = System.nanoTime();
  private final long endNanos;
  private long serial = System.nanoTime() << 20;
  private long sent;
  private long failed;
  private int underWay;

  private Load(Order order) {
    this.order = order;
    this.template = new Template(order.path, order.headers, order.body);
    this.endNanos = startNanos + order.time.toNanos();
  }

  /**
   * Says what to send.
   *
   * @param port the server's port on the loopback address
   * @param path the request target
   * @param headers the header fields besides Host and Content-Length
   * @param body the body, with {@link #ID_SLOT}s
   * @param connections how many at once
   * @param time how long to send
   * @param perSecond requests per second whatever the server does (open loop: latency counts from
   *     when a request was due), or 0 to send the next when the last was answered (closed loop)
   */
  public record Order(
      int port,
      String path,
      Map<String, String> headers,
      byte[] body,
      int connections,
      Duration time,
      double perSecond) {}

  /**
   * Is what was measured.
   *
   * @param answered requests answered with 2xx
   * @param failed requests answered otherwise or not at all
   * @param seconds how long it took
   * @param p50Micros the median latency
   * @param p99Micros the 99th percentile
   * @param p999Micros the 99.9th percentile
   */
  public record Result(
      long answered,
      long failed,
      double seconds,
      double p50Micros,
      double p99Micros,
      double p999Micros) {

    /**
     * Returns the throughput.
     *
     * @return answered requests per second
     */
    public double perSecond() {
      return answered / seconds;
    }

    /**
     * Writes the result as one line.
     *
     * @return JSON
     */
    public String json() {
      return String.format(
          Locale.ROOT,
          "{\"answered\":%d,\"failed\":%d,\"seconds\":%.3f,\"per_second\":%.0f,"
              + "\"p50_us\":%.1f,\"p99_us\":%.1f,\"p999_us\":%.1f}",
          answered,
          failed,
          seconds,
          perSecond(),
          p50Micros,
          p99Micros,
          p999Micros);
    }
  }

  /**
   * Sends and measures.
   *
   * @param order what to send
   * @return what was measured
   * @throws IOException if the server cannot be reached
   */
  public static Result run(Order order) throws IOException {
    return new Load(order).run();
  }

  /**
   * Sends and prints one line of JSON.
   *
   * @param args name=value pairs: port, path, body (a file), connections, seconds, rate, and any
   *     number of header=Name:Value
   * @throws IOException if the file or the server cannot be reached
   */
  public static void main(String[] args) throws IOException {
    var given = new LinkedHashMap<String, String>();
    var headers = new LinkedHashMap<String, String>();
    for (var arg : args) {
      var pair = arg.split("=", 2);
      if ("header".equals(pair[0])) {
        headers.put(pair[1].split(":", 2)[0], pair[1].split(":", 2)[1].strip());
      } else {
        given.put(pair[0], pair[1]);
      }
    }
    var order =
        new Order(
            Integer.parseInt(given.getOrDefault("port", "8787")),
            given.getOrDefault("path", "/v1/events"),
            headers,
            Files.readAllBytes(Path.of(given.getOrDefault("body", "body.json"))),
            Integer.parseInt(given.getOrDefault("connections", "64")),
            Duration.ofSeconds(Long.parseLong(given.getOrDefault("seconds", "5"))),
            Double.parseDouble(given.getOrDefault("rate", "0")));
    System.out.println(run(order).json());
  }

  private Result run() throws IOException {
    try (var selector = Selector.open()) {
      var links = new ArrayList<Link>();
      for (var i = 0; i < order.connections; i++) {
        var link =
            new Link(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), order.port),
                selector,
                template.copy(i));
        link.connect();
        links.add(link);
        free.add(link);
      }
      drive(selector);
      close(links);
    }
    var seconds = (double) (System.nanoTime() - startNanos) / NANOS;
    return new Result(
        latencies.total(),
        failed,
        seconds,
        latencies.nanosAt(0.5) / 1e3,
        latencies.nanosAt(0.99) / 1e3,
        latencies.nanosAt(0.999) / 1e3);
  }

  private static void close(List<Link> links) throws IOException {
    for (var link : links) {
      link.close();
    }
  }

  private void drive(Selector selector) throws IOException {
    // What is under way at the end is awaited for a second more, and then counted as failed.
    for (var now = startNanos; now - endNanos < (underWay > 0 ? NANOS : 0); ) {
      if (now - endNanos < 0) {
        sendWhatIsDue(now);
      }
      if (order.perSecond > 0) {
        if (selector.selectNow() == 0) {
          // Shorter than a selector can wait, longer than a burnt processor would like.
          LockSupport.parkNanos(50_000);
        }
      } else {
        selector.select(100);
      }
      for (var key : selector.selectedKeys()) {
        proceed(key);
      }
      selector.selectedKeys().clear();
      now = System.nanoTime();
    }
    failed += underWay;
  }

  private void sendWhatIsDue(long now) throws IOException {
    while (!free.isEmpty()) {
      var due = now;
      if (order.perSecond > 0) {
        due = startNanos + (long) (sent * NANOS / order.perSecond);
        if (due - now > 0) {
          return;
        }
      }
      send(free.remove(), due);
    }
  }

  private void send(Link link, long due) throws IOException {
    sent++;
    underWay++;
    link.dueNanos = due;
    link.isBusy = true;
    template.refresh(link.request(), System.currentTimeMillis(), serial++);
    link.send();
  }

  private void proceed(SelectionKey key) throws IOException {
    var link = (Link) key.attachment();
    try {
      var status = link.proceed();
      if (status == 0) {
        return;
      }
      if (status / 100 == 2) {
        latencies.add(System.nanoTime() - link.dueNanos);
      } else {
        failed++;
      }
    } catch (IOException e) {
      // The server may close; that is a failed request of the result, not of the benchmark.
      failed += link.isBusy ? 1 : 0;
      link.close();
      link.connect();
    }
    if (link.isBusy) {
      link.isBusy = false;
      underWay--;
      free.add(link);
    }
  }
}
