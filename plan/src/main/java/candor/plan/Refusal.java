package candor.plan;

/**
 * Says what was kept out and why, never what it was.
 *
 * @param event the event's name if it is planned, {@code marks} or {@code erase} for those
 *     messages, otherwise {@link #UNPLANNED}
 * @param field the field's name if the plan knows such a name anywhere, {@code install}, {@code
 *     session} or {@code cohort} for those, otherwise {@link #UNPLANNED}; empty when the whole
 *     message was refused for no field's sake
 * @param reason why
 */
public record Refusal(String event, String field, Reason reason) {

  /** Stands for every name that the plan does not hold, because names can smuggle too. */
  public static final String UNPLANNED = "unplanned";

  /** Names why something was kept out. */
  public enum Reason {
    /** The plan holds no such event or field. */
    NOT_IN_PLAN("not-in-plan"),
    /** The value is of another type. */
    WRONG_TYPE("wrong-type"),
    /** The number is outside the planned range. */
    OUT_OF_RANGE("out-of-range"),
    /** The value is not in the closed list. */
    NOT_IN_VOCABULARY("not-in-vocabulary"),
    /** The text or list is longer than planned. */
    TOO_LONG("too-long"),
    /** The text does not have the planned form. */
    WRONG_FORM("wrong-form"),
    /** The field is only allowed together with another value that is not there. */
    CONDITION("condition"),
    /** A required field is missing. */
    MISSING("missing"),
    /** The message is older than the server accepts. */
    TOO_OLD("too-old"),
    /** The message lies in the future. */
    IN_FUTURE("in-future"),
    /** The identity model of the plan has no such identifier. */
    IDENTITY("identity"),
    /** The whole document is larger than planned. */
    TOO_LARGE("too-large");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /**
     * Returns the stable word for the reason, as it stands in answers and metrics.
     *
     * @return lower-case words with dashes
     */
    public String code() {
      return code;
    }
  }
}
