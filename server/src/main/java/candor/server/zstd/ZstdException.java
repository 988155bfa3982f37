package candor.server.zstd;

/** Tells that bytes are no frames of Zstandard, or hold more than was asked for. */
public final class ZstdException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  private ZstdException(String message, boolean tooLarge) {
    // A refused request must cost little, so the stack trace is not collected.
    super(message, null, false, false);
    this.tooLarge = tooLarge;
  }

  static ZstdException damaged() {
    return new ZstdException("the frame is damaged", false);
  }

  static ZstdException large() {
    return new ZstdException("the frame holds more than asked for", true);
  }

  /**
   * Tells whether the bytes only hold too much.
   *
   * @return true when they may be whole
   */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
