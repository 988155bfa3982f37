package candor.server.tck;

/** Tells that a script cannot be used: which file, which part, and what belongs there. */
public final class BadScript extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the report.
   *
   * @param sentence what is wrong and what to do
   */
  public BadScript(String sentence) {
    super(sentence, null, false, false);
  }

  /**
   * Returns the sentence.
   *
   * @return what is wrong and what to do
   */
  public String sentence() {
    String message = getMessage();
    return message == null ? "the script cannot be used" : message;
  }
}
