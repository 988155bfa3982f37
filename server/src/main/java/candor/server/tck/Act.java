package candor.server.tck;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is one way to run the program.
 *
 * @param arguments what stands behind the command
 * @param lines what is typed
 * @param prompt what the program shows when it wants the lines, at a terminal; empty for at once;
 *     null when no terminal is needed
 * @param ready when a program that does not end by itself has done its work, or null
 */
record Act(
    List<String> arguments, List<String> lines, @Nullable String prompt, @Nullable Ready ready) {

  /** Copies the lists. */
  Act {
    arguments = List.copyOf(arguments);
    lines = List.copyOf(lines);
  }

  /**
   * Says when a program that runs on is ready to be stopped: one of the two.
   *
   * @param line a text that it prints, or null
   * @param file a file below its home that it makes, or null
   */
  record Ready(@Nullable String line, @Nullable String file) {}

  static Act of(List<String> arguments) {
    return new Act(arguments, List.of(), null, null);
  }

  /** Runs alike, but with other input. */
  Act typing(List<String> others) {
    return new Act(arguments, others, prompt, ready);
  }

  /** Runs alike, but at a terminal. */
  Act atTerminal() {
    return new Act(arguments, lines, "", ready);
  }

  boolean isAtTerminal() {
    return prompt != null;
  }
}
