package candor.server.log;

import java.io.IOException;

/**
 * Tells that acknowledged records can no longer be read.
 *
 * <p>The log never skips them by itself: whoever reads decides, says so aloud, and goes on at
 * {@link #resumeAt()}.
 */
public final class DamagedLogException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long resumeAt;

  DamagedLogException(String message, long resumeAt) {
    super(message);
    this.resumeAt = resumeAt;
  }

  /**
   * Returns where the next readable record begins.
   *
   * @return the position to read from, which gives up everything before it
   */
  public long resumeAt() {
    return resumeAt;
  }
}
