package candor.sdk.outbox;

import candor.event.Message;
import candor.plan.Plan;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of what waits, in the words of one kind of server. Implementations are stateless.
 *
 * <p>What waits is kept in the native form, whatever the dialect; it is translated when it is shown
 * or sent, by the same call. So the preview, the ledger and the spool are alike in every dialect.
 */
public interface Dialect {

  /**
   * Returns the form of Candor's own servers: {@code POST /v1/events}.
   *
   * @return the native dialect
   */
  static Dialect ofCandor() {
    return new NativeDialect();
  }

  /**
   * Returns the form that tells of sessions alone, in one document each: {@code POST /v1/usage}.
   *
   * @param wireName the name by which a document says which install it is of
   * @return the usage dialect
   */
  static Dialect ofUsage(String wireName) {
    return new UsageDialect(wireName);
  }

  /**
   * Returns the form of Aptabase's clients: {@code POST /api/v0/events}.
   *
   * @param context the names of the plan's context, of which the dialect knows some
   * @return the dialect
   */
  static Dialect ofAptabase(Set<String> context) {
    return AptabaseDialect.of(context);
  }

  /**
   * Returns the form of PostHog's clients: {@code POST /batch/}.
   *
   * @param plan says what an event sets of its install, and which counter it raises
   * @return the dialect
   */
  static Dialect ofPostHog(Plan plan) {
    return new PostHogDialect(plan);
  }

  /**
   * Returns the form of Sentry's clients, for crash reports and feedback. The address is that of a
   * DSN without its key.
   *
   * @param app the id of the app
   * @return the dialect
   */
  static Dialect ofSentry(String app) {
    return new SentryDialect(app);
  }

  /**
   * Returns how many events go into one batch.
   *
   * @return at least 1
   */
  int mostEvents();

  /**
   * Returns how many batches go into one request. Batches differ in their sender: in session, in
   * context, or in what was found out about the install since.
   *
   * @return at least 1
   */
  default int mostBatches() {
    return 1;
  }

  /**
   * Tells whether it has words for a kind of message. What it has none for is not kept, and counted
   * as lost.
   *
   * @param kind a record of {@link Message}
   * @return whether requests can carry it
   */
  default boolean carries(Class<? extends Message> kind) {
    return true;
  }

  /**
   * Finds out, when the client is opened, whether a server can be reached in this dialect.
   *
   * @param server where to, and with which key
   * @throws IllegalArgumentException when its address has not the form of the dialect
   */
  default void check(Server server) {
    // Most dialects add a path of their own to any address.
  }

  /**
   * Makes one request. Makes the same bytes of the same batches at the same time.
   *
   * @param server where to, and with which key
   * @param batches at least one, and not more than it may carry
   * @param sentAt when it is sent
   * @return the request
   */
  Request request(Server server, List<Batch> batches, Instant sentAt);

  /**
   * Reads a body back, so that anybody can hold it against the plan.
   *
   * @param body what left or would leave
   * @return what it says, or null when it is not understood
   */
  @Nullable List<Message> read(String body);

  /**
   * Is one request, ready to go.
   *
   * @param address where to
   * @param headers the headers, {@code Content-Type} and key among them
   * @param body the body: UTF-8 text, because the ledger keeps it to be read
   */
  record Request(URI address, Map<String, String> headers, byte[] body) {
    /** Copies the headers. */
    public Request {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Is where an app sends, and with which key.
   *
   * @param endpoint the address, with or without the path of the dialect
   * @param key the public key of the app
   */
  record Server(URI endpoint, String key) {

    /**
     * Checks the address: what is told travels encrypted, or not at all beyond this machine.
     *
     * @throws IllegalArgumentException when it is neither https, nor http on this machine
     */
    public Server {
      if (endpoint.getHost() == null
          || !("https".equals(endpoint.getScheme()) || isHere(endpoint))) {
        throw new IllegalArgumentException(
            "the server must be reached over https, or http on this machine, was "
                + endpoint.getScheme()
                + "://"
                + endpoint.getHost());
      }
    }

    /**
     * Returns the address of a path of the dialect; an endpoint that ends with it stays as it is.
     *
     * @param path begins with a slash
     * @return the address
     */
    public URI at(String path) {
      String base = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
      if (base.endsWith(path)) {
        return endpoint;
      }
      String above = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
      return endpoint.resolve(above + path);
    }

    private static boolean isHere(URI address) {
      String host = address.getHost();
      if (!"http".equals(address.getScheme())) {
        return false;
      }
      try {
        return host.equals("localhost")
            || ((Character.digit(host.charAt(0), 16) >= 0 || host.startsWith("["))
                && host.chars().noneMatch(c -> c > 'f' && c != '[' && c != ']')
                && InetAddress.getByName(host).isLoopbackAddress());
      } catch (UnknownHostException e) {
        return false;
      }
    }
  }
}
