package candor.server.otlp;

/** Tells why a body is no request for logs, without any part of it. */
public final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  private UnreadableException(String message, boolean tooLarge) {
    // A refused request must cost little, so the stack trace is not collected.
    super(message, null, false, false);
    this.tooLarge = tooLarge;
  }

  static UnreadableException wrong(String message) {
    return new UnreadableException(message, false);
  }

  static UnreadableException large(String message) {
    return new UnreadableException(message, true);
  }

  /**
   * Tells whether it only holds too much.
   *
   * @return true when a smaller request could be read
   */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
