package candor.example.dimmy;

import candor.example.dimmy.telemetry.ErrorCategory;
import org.jspecify.annotations.Nullable;

/** Says why something was not transcribed or not worked on. The message is for the person. */
final class Failure extends Exception {

  private static final long serialVersionUID = 1L;

  private final ErrorCategory category;

  Failure(ErrorCategory category, String message) {
    this(category, message, null);
  }

  Failure(ErrorCategory category, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.category = category;
  }

  ErrorCategory category() {
    return category;
  }

  /** Tells whether the app itself is to blame; a network or a wrong key is not. */
  boolean isOurs() {
    return category == ErrorCategory.MODEL_LOAD || category == ErrorCategory.UNKNOWN;
  }
}
