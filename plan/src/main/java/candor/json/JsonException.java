package candor.json;

/** Tells that bytes are not JSON, or exceed a limit. Says where and why, never what stood there. */
public final class JsonException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * Creates the report.
   *
   * @param reason what is wrong, without any part of the input
   * @param offset the byte at which it was noticed, from 0
   */
  public JsonException(String reason, int offset) {
    // A refused request must cost little, so the stack trace is not collected.
    super(reason + " at byte " + offset, null, false, false);
    this.offset = offset;
  }

  /**
   * Returns where the problem was noticed.
   *
   * @return the offset in bytes from 0
   */
  public int offset() {
    return offset;
  }
}
