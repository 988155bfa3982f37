package candor.server;

/** Ends a command with an exit code and one sentence for the person who typed it. */
final class Stop extends Exception {

  private static final long serialVersionUID = 1L;

  /** The thing asked about is false, or failed. */
  static final int FAILED = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  private final int code;

  private Stop(int code, String sentence) {
    // The sentence is all that is shown, so the stack trace is not collected.
    super(sentence, null, false, false);
    this.code = code;
  }

  /** Says that something asked for cannot be had: what, its value, and what would help. */
  static Stop failed(String sentence) {
    return new Stop(FAILED, sentence);
  }

  /** Says that the command line is wrong. */
  static Stop usage(String sentence) {
    return new Stop(USAGE, sentence);
  }

  int code() {
    return code;
  }

  /** Returns the sentence. */
  String sentence() {
    String message = getMessage();
    return message == null ? "stopped" : message;
  }
}
