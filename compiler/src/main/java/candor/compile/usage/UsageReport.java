package candor.compile.usage;

import candor.plan.text.Problem;
import candor.plan.text.Problem.Severity;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Is what compiled code does with a plan.
 *
 * @param emissions where each event is emitted, by the name of the event, sorted; the summary is
 *     there under its name, and an event that nobody emits has no place
 * @param findings what is wrong: first in the plan, then in the code, each in order
 */
public record UsageReport(Map<String, List<CallSite>> emissions, List<Finding> findings) {

  /** Copies the collections. */
  public UsageReport {
    emissions = Collections.unmodifiableMap(new TreeMap<>(emissions));
    findings = List.copyOf(findings);
  }

  /**
   * Is one thing that is wrong, and the file in which to mend it.
   *
   * @param file the plan file, or a source file below its source root
   * @param problem what is wrong, with the line in that file
   */
  public record Finding(String file, Problem problem) {

    /**
     * Says it in one line, as compilers do.
     *
     * @return {@code file:line:column: error CU001 message. Remedy}
     */
    public String line() {
      return problem.inFile(file);
    }
  }

  /**
   * Says whether plan and code agree.
   *
   * @return false when there is any error; warnings do not count
   */
  public boolean agrees() {
    return findings.stream().noneMatch(f -> f.problem().severity() == Severity.ERROR);
  }
}
