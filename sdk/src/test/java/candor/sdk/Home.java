package candor.sdk;

import candor.json.Json;
import candor.sdk.consent.Machine;
import candor.sdk.consent.Places;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Is a machine with one person and the small app of the tests: its files, its clock, its server.
 */
public final class Home {

  private final Path directory;
  private final FakeServer server = new FakeServer();
  private final TestTime time = new TestTime();
  private final Random random = new Random(7);

  public Home(Path directory) {
    this.directory = directory;
  }

  public FakeServer server() {
    return server;
  }

  public TestTime time() {
    return time;
  }

  /** Returns options that leave the places of files to the plan and the system. */
  public Options unplaced(Map<String, String> variables) {
    return Options.to(URI.create("https://fake.invalid"), "the-key")
        .transport(server)
        .machine(new Machine(variables, "Linux", directory))
        .clock(time, ZoneOffset.UTC)
        .passing(time::nanos)
        .random(random)
        .context(Map.of("app_version", new Json.Text("1.2.3")));
  }

  public Options options(Map<String, String> variables) {
    return unplaced(variables).places(new Places(answers(), state()));
  }

  public Options options() {
    return options(Map.of());
  }

  public Candor open() {
    return open(options());
  }

  public Candor open(Options options) {
    return Candor.open(Quill.canonical(), options);
  }

  public Path answers() {
    return directory.resolve("config/quill.json");
  }

  public Path state() {
    return directory.resolve("state");
  }

  public List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
