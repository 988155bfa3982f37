package candor.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the server as a process of its own, so that it can be killed. */
public final class ServerProcess implements AutoCloseable {
  /** The token of the statistics API. */
  public static final String ADMIN_TOKEN = "a-token-that-only-tests-know";

  /** A cold start takes a second; on a busy machine several. */
  private static final Duration START = Duration.ofSeconds(60);

  private static final String LISTENING = "listening on ";

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts {@code candor serve} on a free port and waits until it listens.
   *
   * @param data the data directory; what the server says goes to a file beside it
   * @param options more options of the verb
   * @return the process, to be closed by the caller
   * @throws Exception if it does not come up
   */
  public static ServerProcess start(Path data, String... options) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "candor.server.Main"));
    command.addAll(List.of("serve", "--port", "0", "--data", data.toString()));
    command.addAll(List.of(options));
    Path said = data.resolveSibling(data.getFileName() + ".log");
    var builder = new ProcessBuilder(command);
    builder.environment().put("CANDOR_ADMIN_TOKEN", ADMIN_TOKEN);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(said.toFile()));
    Process process = builder.start();
    var line = CompletableFuture.supplyAsync(() -> firstLine(process));
    String first = line.get(START.toSeconds(), TimeUnit.SECONDS);
    if (!first.startsWith(LISTENING)) {
      process.destroyForcibly();
      throw new IOException("the server said \"" + first + "\":\n" + Files.readString(said));
    }
    return new ServerProcess(process, URI.create(first.substring(LISTENING.length()).strip()));
  }

  /** Reads the first line and lets the rest run off, so that the server never waits for us. */
  private static String firstLine(Process process) {
    try {
      BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
      String first = out.readLine();
      Thread.ofVirtual().start(() -> out.lines().forEach(line -> {}));
      return first == null ? "" : first;
    } catch (IOException e) {
      return e.toString();
    }
  }

  /**
   * Returns where it listens.
   *
   * @return the address without a path
   */
  public URI address() {
    return address;
  }

  /**
   * Returns the id of the process.
   *
   * @return the id
   */
  public long pid() {
    return process.pid();
  }

  /**
   * Kills it at once, as SIGKILL does.
   *
   * @throws InterruptedException if the thread was interrupted
   */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("a killed process is gone");
    }
  }

  /** Kills it if it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
    // Its lock on the data directory is held until it is gone, and tests delete that directory.
    process.onExit().join();
  }
}
