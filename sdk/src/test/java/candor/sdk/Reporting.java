package candor.sdk;

import candor.plan.canonical.CanonicalPlan;

/** Makes the app of the tests one that reports crashes and takes feedback. */
final class Reporting {

  private static final String REPORTS =
      """
      "crash":{"channel":"crash","max_message_bytes":200,"max_frames":5,"install":true,
       "context":["app_version"]},
      "feedback":{"channel":"letters","kinds":["bug","praise"],"max_length":40,"email":true},
      "summary":{\
      """;

  private static final String CHANNEL =
      """
      "letters":{"consent":"opt-in","label":"Send feedback","default":false,"retroactive":false},
       "crash":{"consent":"opt-out"\
      """;

  private Reporting() {}

  static CanonicalPlan plan() {
    return Quill.canonical(text ->
        text.replace("\"crash\":{\"consent\":\"opt-out\"", CHANNEL)
            .replace("\"summary\":{", REPORTS));
  }

  /** Wraps nothing: an error that nobody caught arrives as it is. */
  static RuntimeException unchecked(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (RuntimeException) thrown;
  }

  /** Is an error of an application that fails when it is asked what happened. */
  static final class Mute extends Exception {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no words");
    }
  }
}
