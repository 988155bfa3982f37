package candor.plan.text;

import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan from a document tree and finds every mistake in one go.
 *
 * <p>Stateless, so safe for use by many threads. Sections are read in the order in which they can
 * refer to each other, whatever their order in the file.
 */
public final class PlanReader {

  /** Vocabularies are written out where they are used, so a plan of 1 MB can grow tenfold. */
  private static final JsonReader.Limits LIMITS =
      new JsonReader.Limits(16, 100_000, 2_000_000, 1 << 16);

  private PlanReader() {}

  /**
   * Is the outcome of one reading.
   *
   * @param plan the plan, or null when there is any error
   * @param problems everything that was found, in the order of the file
   */
  public record Reading(@Nullable Plan plan, List<Problem> problems) {
    /** Copies the list. */
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a document tree; nothing is said of what has expired.
   *
   * @param document the whole document
   * @return the plan or its problems
   */
  public static Reading read(Node document) {
    return reading(document, null);
  }

  /**
   * Reads a document tree and warns of what has expired.
   *
   * @param document the whole document
   * @param today the day on which it must still hold
   * @return the plan or its problems
   */
  public static Reading read(Node document, LocalDate today) {
    return reading(document, today);
  }

  /**
   * Reads the canonical form.
   *
   * @param canonical bytes that {@link PlanWriter#canonical} made
   * @return the plan or its problems, all of which stand at the first line
   */
  public static Reading readJson(byte[] canonical) {
    try {
      return read(Trees.node(JsonReader.read(canonical, 0, canonical.length, LIMITS)));
    } catch (JsonException e) {
      var problem =
          new Problem(
              "CP001",
              Problem.Severity.ERROR,
              1,
              e.offset() + 1,
              "",
              "this is not JSON",
              "Write it with PlanWriter.");
      return new Reading(null, List.of(problem));
    }
  }

  private static Reading reading(Node document, @Nullable LocalDate today) {
    var draft = new Draft();
    var plan = new PlanSection(draft).read(document);
    if (plan != null) {
      Lints.of(draft, plan, today);
    }
    var usable = draft.problems.hasErrors() ? null : plan;
    return new Reading(usable, draft.problems.inOrder());
  }
}
