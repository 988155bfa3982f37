package candor.sdk.outbox;

import java.net.URI;
import java.time.Duration;

/** Carries bytes to the server. Implementations never throw for what a network can do. */
public interface Transport {

  /**
   * Returns where it carries them.
   *
   * @return the address
   */
  URI address();

  /**
   * Sends one request and waits for the answer.
   *
   * @param body the body
   * @param atMost how long it may take
   * @return what became of it
   */
  Answer send(byte[] body, Duration atMost);
}
