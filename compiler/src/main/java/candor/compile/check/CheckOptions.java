package candor.compile.check;

/**
 * Is what the caller of a check may choose.
 *
 * @param format the form of the report
 * @param budget whether a text also shows the bits of every context; JSON always does
 */
public record CheckOptions(Format format, boolean budget) {

  /** Lines for people, and no arithmetic but in warnings. */
  public static final CheckOptions DEFAULT = new CheckOptions(Format.TEXT, false);
}
