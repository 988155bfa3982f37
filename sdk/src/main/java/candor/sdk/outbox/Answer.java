package candor.sdk.outbox;

/**
 * Is what became of one request.
 *
 * @param status the status of HTTP, or 0 when there was no answer
 * @param retryAfterSeconds how long the server asked to wait, or 0
 */
public record Answer(int status, long retryAfterSeconds) {

  /** No answer came: no network, no server, or too late. */
  public static final Answer NONE = new Answer(0, 0);

  boolean taken() {
    return status >= 200 && status < 300;
  }

  /** Tells whether sending the same again could ever help. */
  boolean hopeless() {
    return status >= 400 && status < 500 && status != 408 && status != 429;
  }
}
