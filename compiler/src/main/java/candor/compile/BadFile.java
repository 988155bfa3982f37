package candor.compile;

import candor.plan.text.Problem;
import candor.plan.text.Rule;

/** Tells that a file is no document at all, and where that shows. */
final class BadFile extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  BadFile(Rule rule, int line, int column, String message, String remedy) {
    super(message, null, false, false);
    this.problem = new Problem(rule.id(), rule.severity(), line, column, "", message, remedy);
  }

  Problem problem() {
    return problem;
  }
}
