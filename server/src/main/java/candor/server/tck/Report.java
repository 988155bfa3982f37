package candor.server.tck;

import candor.server.tck.Finding.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * Is what the kit says about a program.
 *
 * @param app the id of the app, or the name of the program
 * @param findings one for each check, in their order
 * @param took how long it took
 */
public record Report(String app, List<Finding> findings, Duration took) {

  /** Copies the list. */
  public Report {
    findings = List.copyOf(findings);
  }

  /**
   * Counts.
   *
   * @param outcome what came out
   * @return how many checks came out so
   */
  public long count(Outcome outcome) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).count();
  }

  /**
   * Tells whether something was proved and nothing failed. A report that proved nothing is no good
   * one, however silent the program was.
   *
   * @return whether a build may go on
   */
  public boolean isGood() {
    return count(Outcome.FAILED) == 0 && count(Outcome.PROVED) > 0;
  }
}
