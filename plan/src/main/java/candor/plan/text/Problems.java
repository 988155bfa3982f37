package candor.plan.text;

import candor.plan.text.Problem.Severity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong during one reading. For use by one thread. */
final class Problems {

  /** Nobody mends more in one sitting, and a hostile file must not fill the memory. */
  private static final int MOST = 200;

  /** A set, because a section that is read twice must not report twice. */
  private final Set<Problem> found = new LinkedHashSet<>();

  void add(Rule rule, Node at, String path, String message, String remedy) {
    if (found.size() < MOST) {
      found.add(problem(rule, at, path, message, remedy));
    } else if (found.size() == MOST) {
      var rest = "more than " + MOST + " problems were found and the rest is not listed";
      found.add(problem(Rule.TOO_MANY, at, path, rest, "Mend these first."));
    }
  }

  /** Adds a problem whose remedy is the nearest right name, or the list of right names. */
  void unknown(Rule rule, Node at, String path, String message, Collection<String> right) {
    var wrong = at instanceof Node.Scalar scalar ? scalar.text() : "";
    add(rule, at, path, message, Nearest.remedy(wrong, right));
  }

  int count() {
    return found.size();
  }

  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  List<Problem> inOrder() {
    return found.stream().sorted(Problem.BY_PLACE).toList();
  }

  private static Problem problem(Rule rule, Node at, String path, String message, String remedy) {
    return new Problem(rule.id, rule.severity, at.line(), at.column(), path, message, remedy);
  }
}
