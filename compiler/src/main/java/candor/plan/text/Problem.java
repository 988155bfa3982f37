package candor.plan.text;

import java.util.Comparator;

/**
 * Is one mistake in a plan, at its place.
 *
 * @param id the stable id of the rule, such as {@code CP012}
 * @param severity whether the plan can be used all the same
 * @param line the line, from 1
 * @param column the column, from 1
 * @param path the place in words, such as {@code events.message_sent.properties.model}
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record Problem(
    String id,
    Severity severity,
    int line,
    int column,
    String path,
    String message,
    String remedy) {

  static final Comparator<Problem> BY_PLACE =
      Comparator.comparingInt(Problem::line)
          .thenComparingInt(Problem::column)
          .thenComparing(Problem::id);

  /** Names how bad a problem is. */
  public enum Severity {
    /** The plan cannot be used. */
    ERROR,
    /** The plan works, but somebody should look. */
    WARNING
  }

  /**
   * Says the problem in one line, as compilers do.
   *
   * @param file the name of the file it was found in
   * @return {@code file:line:column: error CP012 message. Remedy}
   */
  public String inFile(String file) {
    var word = severity == Severity.ERROR ? "error" : "warning";
    return "%s:%d:%d: %s %s %s. %s".formatted(file, line, column, word, id, message, remedy);
  }
}
