package candor.server.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Puts a terminal around a program, with script(1) of util-linux where there is one. Stateless. */
final class Terminal {

  static final String NONE =
      "there is no pseudo-terminal: script(1) of util-linux is not installed here";

  private Terminal() {}

  /** Tells whether there are terminals here. */
  static boolean exists() throws InterruptedException {
    try {
      Process asked = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
      asked.getOutputStream().close();
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      // The script(1) of other systems takes other options.
      return asked.waitFor() == 0 && said.contains("util-linux");
    } catch (IOException notInstalled) {
      return false;
    }
  }

  static List<String> around(List<String> line) {
    String quoted =
        line.stream()
            .map(word -> "'" + word.replace("'", "'\\''") + "'")
            .collect(Collectors.joining(" "));
    // Without the shell in between, a signal reaches the program itself.
    String command = "exec " + quoted;
    return List.of("script", "--quiet", "--return", "--flush", "--command", command, "/dev/null");
  }
}
