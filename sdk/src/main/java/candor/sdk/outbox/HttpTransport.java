package candor.sdk.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Carries bytes over HTTP with the client that every Java has, without a thread of its own.
 *
 * <p>Redirects are not followed: telemetry goes where the plan says and nowhere else. Plain HTTP is
 * only taken to this machine itself.
 */
public final class HttpTransport implements Transport {

  /** An answer is a short list of refusals; nothing of it is kept. */
  private static final int MOST_ANSWER_BYTES = 1 << 16;

  private final URI address;
  private final String key;

  /**
   * Names the server.
   *
   * @param address where batches are sent
   * @param key the public key of the app
   * @throws IllegalArgumentException when the address is not https, or http on this machine
   */
  public HttpTransport(URI address, String key) {
    if (!"https".equals(address.getScheme()) && !isHere(address)) {
      throw new IllegalArgumentException(
          "the server must be reached over https, or http on this machine, was "
              + address.getScheme()
              + "://"
              + address.getHost());
    }
    this.address = address;
    this.key = key;
  }

  private static boolean isHere(URI address) {
    String host = address.getHost();
    if (host == null || !"http".equals(address.getScheme())) {
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

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Answer send(byte[] body, Duration atMost) {
    int millis = (int) Math.max(1, Math.min(atMost.toMillis(), Integer.MAX_VALUE));
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) address.toURL().openConnection();
      connection.setConnectTimeout(millis);
      connection.setReadTimeout(millis);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("User-Agent", "candor");
      connection.setRequestProperty("Candor-Key", key);
      // A connection that is kept alive would keep a thread of the Java library alive with it.
      connection.setRequestProperty("Connection", "close");
      connection.setFixedLengthStreamingMode(body.length);
      try (var out = connection.getOutputStream()) {
        out.write(body);
      }
      return answer(connection);
    } catch (IOException | RuntimeException broken) {
      return Answer.NONE;
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private static Answer answer(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream in = body(connection, status)) {
      in.readNBytes(MOST_ANSWER_BYTES);
    }
    return new Answer(status, retryAfter(connection.getHeaderField("Retry-After")));
  }

  private static InputStream body(HttpURLConnection connection, int status) throws IOException {
    InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    return in == null ? InputStream.nullInputStream() : in;
  }

  /** Reads seconds; a date or nonsense counts as nothing said, and the backoff decides. */
  private static long retryAfter(@org.jspecify.annotations.Nullable String header) {
    return header != null
            && header.length() < 10
            && header.chars().allMatch(c -> c >= '0' && c <= '9')
            && !header.isEmpty()
        ? Long.parseLong(header)
        : 0;
  }
}
