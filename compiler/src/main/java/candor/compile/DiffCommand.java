package candor.compile;

import candor.plan.Plan;
import candor.plan.change.Changes;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/**
 * Compares two plan files and says whether people must be asked again.
 *
 * @param from the plan that people know
 * @param to the plan that is to follow it
 * @param form how to say it
 * @param clock tells the day, as a review may not be of the future
 */
public record DiffCommand(Path from, Path to, Form form, Clock clock) {

  /** Names how the answer looks. */
  public enum Form {
    /** For people. */
    TEXT,
    /** For programs, as one JSON object in one line. */
    JSON
  }

  /**
   * Runs the command.
   *
   * @param out takes the changes
   * @param err takes what is wrong with the files
   * @return 1 when the newer plan widens or changes consent without a new review, or when a file is
   *     no plan; otherwise 0
   */
  public int run(PrintStream out, PrintStream err) {
    // Both are read before either is judged, so that one run shows what is wrong with both.
    Plan before = PlanCommands.plan(from, err);
    Plan after = PlanCommands.plan(to, err);
    if (before == null || after == null) {
      return 1;
    }
    Instant now = clock.instant();
    var report = new DiffReport(before, after, Changes.between(before, after), now);
    switch (form) {
      case TEXT -> report.text().forEach(out::println);
      case JSON -> out.println(report.json());
    }
    return report.changes().unreviewed(now) ? 1 : 0;
  }
}
