package candor.server;

import java.io.IOException;
import java.io.PrintStream;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line per message to standard error: time, level, room, words. Found by the platform as
 * a service. Starts faster than java.util.logging and keeps writing while the process stops.
 */
public final class LineLogger extends System.LoggerFinder {

  /** Creates the finder; called by the platform. */
  public LineLogger() {}

  @Override
  public System.Logger getLogger(String name, Module module) {
    // Asked anew for each line, because the process may redirect the stream.
    return new Lines(name, () -> System.err);
  }

  /**
   * Is one room's logger.
   *
   * @param name the room
   * @param out where lines go
   */
  record Lines(String name, Supplier<PrintStream> out) implements System.Logger {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isLoggable(Level level) {
      return level.compareTo(Level.INFO) >= 0 && level != Level.OFF;
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String message,
        @Nullable Throwable thrown) {
      if (isLoggable(level)) {
        line(level, message == null ? "" : message, thrown);
      }
    }

    @Override
    public void log(
        Level level,
        @Nullable ResourceBundle bundle,
        @Nullable String format,
        @Nullable Object @Nullable ... parameters) {
      if (isLoggable(level)) {
        boolean plain = format == null || parameters == null || parameters.length == 0;
        String text = format == null ? "" : format;
        line(level, plain ? text : MessageFormat.format(text, parameters), null);
      }
    }

    private void line(Level level, String message, @Nullable Throwable thrown) {
      var text = new StringBuilder();
      text.append(Instant.now().truncatedTo(ChronoUnit.MILLIS));
      text.append(' ').append(level.getName()).append(' ').append(name).append(' ').append(message);
      if (thrown != null) {
        text.append(" (").append(words(thrown)).append(')');
        // The place is for the developer; one line keeps logs readable by machines.
        var trace = thrown.getStackTrace();
        for (int i = 0; i < Math.min(trace.length, 8); i++) {
          text.append(" < ").append(trace[i]);
        }
      }
      out.get().println(text);
    }

    /** An engine's message may quote a stored value; what the system says of a file never does. */
    private static String words(Throwable thrown) {
      boolean system = thrown instanceof IOException && thrown.getCause() == null;
      return system ? thrown.toString() : thrown.getClass().getName();
    }
  }
}
