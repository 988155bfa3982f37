package candor.sdk.outbox;

import java.time.Duration;

/** Carries requests to the server. Implementations never throw for what a network can do. */
public interface Transport {

  /**
   * Sends one request and waits for the answer.
   *
   * @param request the request
   * @param atMost how long it may take
   * @return what became of it
   */
  Answer send(Dialect.Request request, Duration atMost);

  /**
   * Returns the usual way.
   *
   * @return carries requests over HTTP, without a thread of its own
   */
  static Transport overHttp() {
    return new HttpTransport();
  }
}
