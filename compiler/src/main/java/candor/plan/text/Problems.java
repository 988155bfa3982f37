package candor.plan.text;

import candor.plan.text.Problem.Severity;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what is wrong during one reading. For use by one thread. */
final class Problems {

  /** Nobody mends more in one sitting, and a hostile file must not fill the memory. */
  private static final int MOST = 200;

  /** Sets, because a section that is read twice must not report twice. */
  private final Set<Problem> errors = new LinkedHashSet<>();

  private final Set<Problem> warnings = new LinkedHashSet<>();

  void add(Rule rule, Node at, String path, String message, String remedy) {
    var found = of(rule);
    if (found.size() < MOST) {
      found.add(problem(rule, at, path, message, remedy));
    } else if (found.size() == MOST) {
      var full = rule.severity() == Severity.ERROR ? Rule.TOO_MANY : Rule.TOO_MANY_WARNINGS;
      var rest = "there are more than " + MOST + " and the rest is not listed";
      found.add(problem(full, at, path, rest, "Mend these first."));
    }
  }

  private Set<Problem> of(Rule rule) {
    return rule.severity() == Severity.ERROR ? errors : warnings;
  }

  /** Adds a problem whose remedy is the nearest right name, or the list of right names. */
  void unknown(Rule rule, Node at, String path, String message, Collection<String> right) {
    if (of(rule).size() <= MOST) {
      var wrong = at instanceof Node.Scalar scalar ? scalar.text() : "";
      add(rule, at, path, message, Nearest.remedy(wrong, right));
    }
  }

  int errors() {
    return errors.size();
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  List<Problem> inOrder() {
    return Stream.concat(errors.stream(), warnings.stream()).sorted(Problem.BY_PLACE).toList();
  }

  private static Problem problem(Rule rule, Node at, String path, String message, String remedy) {
    return new Problem(rule.id(), rule.severity(), at.line(), at.column(), path, message, remedy);
  }
}
