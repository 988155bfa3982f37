package candor.example.osaurus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Starts the app: {@code osaurus COMMAND …}. */
public final class Osaurus {

  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  private Osaurus() {}

  /**
   * Runs one command and ends the process with its exit code.
   *
   * @param arguments the command and what belongs to it
   */
  public static void main(String[] arguments) {
    var stopping = new Stopping();
    stopping.onSignal();
    var here =
        new Launch(
            System.getenv(),
            Path.of(System.getProperty("user.home", ".")),
            Terminal.here(),
            stopping,
            options -> options);
    int code = run(here, List.of(arguments));
    stopping.finished();
    System.exit(code);
  }

  /** Runs one command; returns its exit code. */
  static int run(Launch launch, List<String> arguments) {
    var terminal = launch.terminal();
    try (var app = App.open(launch)) {
      return new Commands(app).run(arguments);
    } catch (WrongUsage wrong) {
      terminal.err().println("osaurus: " + wrong.getMessage());
      return USAGE;
    } catch (IllegalArgumentException | IOException failed) {
      terminal.err().println("osaurus: " + failed.getMessage());
      return FAILED;
    }
  }
}
