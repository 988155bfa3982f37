package candor.server.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says where a server listens, whom it believes and what it bears.
 *
 * @param address the address to listen on
 * @param port the port, or 0 to let the system pick one
 * @param trustedProxies the peers whose X-Forwarded-For is believed; nobody else's is
 * @param limits the bounds of size and time
 */
public record HttpOptions(InetAddress address, int port, List<Cidr> trustedProxies, Limits limits) {

  /** Copies the list. */
  public HttpOptions {
    trustedProxies = List.copyOf(trustedProxies);
  }

  /**
   * Listens on the loopback address only, behind no proxy, with the standard limits.
   *
   * @param port the port, or 0 to let the system pick one
   * @return the options
   */
  public static HttpOptions loopback(int port) {
    return new HttpOptions(InetAddress.ofLiteral("127.0.0.1"), port, List.of(), Limits.standard());
  }

  /**
   * Listens elsewhere.
   *
   * @param other the address to listen on
   * @return a copy with this address
   */
  public HttpOptions at(InetAddress other) {
    return new HttpOptions(other, port, trustedProxies, limits);
  }

  /**
   * Believes other proxies.
   *
   * @param others their addresses
   * @return a copy with these proxies only
   */
  public HttpOptions behind(List<Cidr> others) {
    return new HttpOptions(address, port, others, limits);
  }

  /**
   * Bears other loads.
   *
   * @param others the bounds
   * @return a copy with these limits
   */
  public HttpOptions within(Limits others) {
    return new HttpOptions(address, port, trustedProxies, others);
  }

  /**
   * Are the bounds of one server.
   *
   * @param sizes the bounds of size and number
   * @param waits the bounds of time
   */
  public record Limits(Sizes sizes, Waits waits) {

    /**
     * Returns the bounds that suit a small machine on the open internet.
     *
     * @return the standard limits
     */
    public static Limits standard() {
      return new Limits(Sizes.standard(), Waits.standard());
    }
  }

  /**
   * Are the bounds of size and number.
   *
   * @param bodyBytes the largest request body, as sent
   * @param waitingBytes all bodies of unanswered requests together; beyond it 503
   * @param headerBytes the longest request line, and the largest header section
   * @param connections how many may be open; more are closed at once
   * @param pipelined how many requests of one connection may wait for their answers
   */
  public record Sizes(
      int bodyBytes, long waitingBytes, int headerBytes, int connections, int pipelined) {

    /**
     * Returns 1 MiB a body (2,500 events), a quarter of the heap for all, 8 KiB of header (what
     * nginx and browsers agree on), 8,192 connections, 16 pipelined requests.
     *
     * @return the standard sizes
     */
    public static Sizes standard() {
      return new Sizes(1 << 20, Runtime.getRuntime().maxMemory() / 4, 8 << 10, 8192, 16);
    }
  }

  /**
   * Are the bounds of time.
   *
   * @param header from the first byte of a request to the end of its header
   * @param body from there to the end of its body
   * @param answer from there until a handler must have answered; also how long a client may take
   *     nothing of an answer
   * @param idle between two requests of a connection
   * @param heartbeat between two signs of life in a quiet event stream
   * @param grace how long closing waits for running requests
   */
  public record Waits(
      Duration header,
      Duration body,
      Duration answer,
      Duration idle,
      Duration heartbeat,
      Duration grace) {

    /**
     * Returns 10 s header, 30 s body (35 KB/s at the least), 60 s answer, 75 s idle (more than the
     * 60 s after which common proxies close, so that they close first), 15 s heartbeat, 3 s grace
     * (a server has to stop within ten, and the log and the store come after).
     *
     * @return the standard waits
     */
    public static Waits standard() {
      return new Waits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(75),
          Duration.ofSeconds(15),
          Duration.ofSeconds(3));
    }

    Duration shortest() {
      return Stream.of(header, body, answer, idle, heartbeat)
          .min(Duration::compareTo)
          .orElseThrow();
    }
  }
}
