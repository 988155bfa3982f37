package candor.compile.check;

import candor.plan.text.PlanReader.Reading;
import candor.plan.text.Problem;
import java.nio.file.Path;

/**
 * Is one file with what was found in it.
 *
 * @param file the file as it was named
 * @param reading its plan and its problems
 */
public record Checked(Path file, Reading reading) {

  long count(Problem.Severity severity) {
    return reading.problems().stream().filter(p -> p.severity() == severity).count();
  }
}
