package candor.plan.change;

/**
 * Is one difference between two plans.
 *
 * @param kind what it means to the people who run the app
 * @param path where it stands in the plan, such as {@code events.message_sent.properties.model}
 * @param sentence what changed, in words for people, without a full stop
 */
public record Change(Kind kind, String path, String sentence) {

  /** Names what a change means to people, from the most harmless to the gravest. */
  public enum Kind {
    /** Less may be collected, kept, shown or done than before. */
    NARROWS("narrows"),
    /** The same may be collected as before. */
    NEUTRAL("neutral"),
    /** More may be collected, kept, shown or done, or nobody can tell that it is not more. */
    WIDENS("widens"),
    /** An answer, or no answer, now lets something happen that it did not let happen before. */
    CONSENT_CHANGE("consent-change");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /**
     * Returns the stable word for the kind, as it stands in machine-readable answers.
     *
     * @return lower-case words with a dash
     */
    public String code() {
      return code;
    }

    /**
     * Says whether people must be asked again after a change of this kind.
     *
     * @return true when it widens or changes what an answer means
     */
    public boolean asksAgain() {
      return this == WIDENS || this == CONSENT_CHANGE;
    }
  }
}
