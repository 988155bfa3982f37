package candor.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is one error of a crash report: what was thrown, or what caused it. Immutable.
 *
 * @param type the kind of the error: the name of its class, {@code panic}, the name of a signal
 * @param message what it says; empty when it says nothing
 * @param frames where it happened, innermost call first
 */
public record Thrown(String type, String message, List<Frame> frames) {

  /** Copies the frames. */
  public Thrown {
    frames = List.copyOf(frames);
  }

  /**
   * Is one call. Holds no path: a module is the name of a file, library or package.
   *
   * @param function the function as the runtime names it, mangled or not; empty when unknown
   * @param module the file, library or package it stands in, or null
   * @param line the line, counted from 1, or 0 when unknown
   * @param column the column, counted from 1, or 0 when unknown
   * @param own whether it belongs to the app and not to a library
   */
  public record Frame(String function, @Nullable String module, int line, int column, boolean own) {

    /** Leaves out places that cannot be. */
    public Frame {
      line = Math.max(0, line);
      column = Math.max(0, column);
    }
  }
}
