package candor.server.query;

/** Tells that a question cannot be asked, naming the parameter and what would be right. */
public final class BadQuestion extends Exception {

  private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * Creates the report.
   *
   * @param parameter the parameter of the question that is wrong
   * @param problem what is wrong and what would be right, without echoing the value
   */
  public BadQuestion(String parameter, String problem) {
    super(problem);
    this.parameter = parameter;
  }

  /**
   * Returns which parameter is wrong.
   *
   * @return its name as in the statistics API
   */
  public String parameter() {
    return parameter;
  }
}
