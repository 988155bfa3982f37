package candor.compile;

import candor.plan.text.Problem;

/** Tells that a file is no document at all, and where that shows. */
final class BadFile extends Exception {

  private static final long serialVersionUID = 1L;

  /** Names the ways in which a file can fail before a plan is looked for. */
  enum Fault {
    SYNTAX("CP001"),
    TOO_LARGE("CP002"),
    SEVERAL_DOCUMENTS("CP003"),
    EMPTY("CP004"),
    NOT_TEXT("CP005"),
    ALIAS("CP006"),
    TOO_DEEP("CP007"),
    ODD_KEY("CP008"),
    TAG("CP009");

    private final String id;

    Fault(String id) {
      this.id = id;
    }
  }

  private final transient Problem problem;

  BadFile(Fault fault, int line, int column, String message, String remedy) {
    super(message, null, false, false);
    this.problem = new Problem(fault.id, Problem.Severity.ERROR, line, column, "", message, remedy);
  }

  Problem problem() {
    return problem;
  }
}
