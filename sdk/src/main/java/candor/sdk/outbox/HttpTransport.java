package candor.sdk.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;

/**
 * Carries bytes over HTTP with the client that every Java has, without a thread of its own.
 *
 * <p>Redirects are not followed: telemetry goes where the plan says and nowhere else. Stateless.
 */
final class HttpTransport implements Transport {

  /** An answer is a short list of refusals; nothing of it is kept. */
  private static final int MOST_ANSWER_BYTES = 1 << 16;

  @Override
  public Answer send(Dialect.Request request, Duration atMost) {
    int millis = (int) Math.max(1, Math.min(atMost.toMillis(), Integer.MAX_VALUE));
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) request.address().toURL().openConnection();
      connection.setConnectTimeout(millis);
      connection.setReadTimeout(millis);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestMethod("POST");
      connection.setDoOutput(true);
      connection.setRequestProperty("User-Agent", "candor");
      request.headers().forEach(connection::setRequestProperty);
      // A connection that is kept alive would keep a thread of the Java library alive with it.
      connection.setRequestProperty("Connection", "close");
      connection.setFixedLengthStreamingMode(request.body().length);
      try (var out = connection.getOutputStream()) {
        out.write(request.body());
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
