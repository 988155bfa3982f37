package candor.compile.output;

import candor.plan.Plan;
import java.util.List;

/**
 * Writes one kind of artefact from a plan. Stateless: the same plan and options give the same
 * bytes.
 */
public interface Output {

  /**
   * Returns the word by which it is asked for, as in {@code candor plan WORD}.
   *
   * @return a lower-case word
   */
  String name();

  /**
   * Says what it writes, for the help text.
   *
   * @return one short sentence with a full stop
   */
  String what();

  /**
   * Says whether it always writes exactly one artefact, which can be printed.
   *
   * @return false when it fills a directory
   */
  default boolean single() {
    return true;
  }

  /**
   * Writes the artefacts.
   *
   * @param plan a plan without errors
   * @param options what the caller may choose
   * @return the artefacts, ordered by path
   */
  List<Artifact> write(Plan plan, OutputOptions options);
}
