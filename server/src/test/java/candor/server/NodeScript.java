package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the scripts of the folder {@code e2e} under Node, with their packages installed.
 *
 * <p>Without Node or a browser the calling test is skipped, saying so; where {@code CI} is set it
 * fails instead, so that nothing is skipped unseen.
 */
public final class NodeScript {

  /** All pages of the desk take a minute, many times that on a busy machine; a hang must end. */
  private static final long TIMEOUT_SECONDS = 400;

  private static final List<String> BROWSERS =
      List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

  private NodeScript() {}

  /**
   * Runs one script to its end and returns what it printed.
   *
   * @param script the file's name in {@code e2e}
   * @param arguments its arguments
   * @return its standard output
   * @throws Exception if it cannot be run
   */
  public static String run(String script, String... arguments) throws Exception {
    Path folder = folder();
    need(onPath("node"), "Node 20 or newer is not on the PATH");
    need(browser(), "no Chromium found: install it or name it in the variable CHROMIUM");
    install(folder);
    var command = new ArrayList<>(List.of("node", script));
    command.addAll(List.of(arguments));
    return finish(command, folder);
  }

  private static synchronized void install(Path folder) throws Exception {
    Path mark = folder.resolve("node_modules/.package-lock.json");
    Path lock = folder.resolve("package-lock.json");
    if (Files.exists(mark)
        && Files.getLastModifiedTime(mark).compareTo(Files.getLastModifiedTime(lock)) >= 0) {
      return;
    }
    finish(List.of("npm", "ci", "--no-audit", "--no-fund"), folder);
  }

  private static String finish(List<String> command, Path folder) throws Exception {
    Path out = Files.createTempFile("candor-e2e", ".out");
    Path err = Files.createTempFile("candor-e2e", ".err");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String said = Files.readString(out, StandardCharsets.UTF_8);
      String complained = Files.readString(err, StandardCharsets.UTF_8);
      assertEquals(0, ended ? process.exitValue() : -1, () -> command + "\n" + said + complained);
      return said;
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  private static Path folder() throws IOException {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("e2e/package.json"))) {
        return at.resolve("e2e");
      }
    }
    throw new IOException("the folder e2e is not above the working directory");
  }

  private static boolean onPath(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return List.of(path.split(File.pathSeparator)).stream()
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
  }

  private static boolean browser() {
    Map<String, String> env = System.getenv();
    return env.containsKey("CHROMIUM")
        || BROWSERS.stream().anyMatch(path -> Files.isExecutable(Path.of(path)));
  }

  private static void need(boolean there, String otherwise) {
    if (there) {
      return;
    }
    if (System.getenv("CI") != null) {
      throw new AssertionError(otherwise);
    }
    abort(otherwise);
  }
}
