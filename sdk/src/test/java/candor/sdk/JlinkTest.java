package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that an app can be linked with the client into an image that has nothing else in it. */
final class JlinkTest {

  private static final String APP =
      """
      package app;

      import candor.plan.canonical.CanonicalPlan;
      import candor.sdk.Candor;
      import candor.sdk.Options;
      import java.net.URI;

      public final class Main {
        public static void main(String[] arguments) throws Exception {
          var plan = CanonicalPlan.read(Main.class.getResourceAsStream("plan.json").readAllBytes());
          var options = Options.to(URI.create("https://nobody.invalid"), "key");
          try (var candor = Candor.open(plan, options)) {
            System.out.println(candor.status().channels().keySet());
          }
          System.out.println(ModuleLayer.boot().modules().stream().map(Module::getName).sorted().toList());
        }
      }
      """;

  @TempDir Path directory = Path.of("");

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void run(String tool, Object... arguments) {
    var said = new StringWriter();
    var out = new PrintWriter(said, true);
    var words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
    int code = ToolProvider.findFirst(tool).orElseThrow().run(out, out, words);
    assertEquals(0, code, said.toString());
  }

  @Test
  void anImageWithTheClientHoldsNothingButTheBaseAndRuns() throws Exception {
    var path = String.join(java.io.File.pathSeparator, modules());
    var sources = Files.createDirectories(directory.resolve("src/app"));
    Files.writeString(sources.resolve("Main.java"), APP);
    var descriptor = directory.resolve("src/module-info.java");
    Files.writeString(descriptor, "module app { requires candor.sdk; }");
    var classes = directory.resolve("classes");
    run(
        "javac",
        "--release",
        17,
        "-d",
        classes,
        "-p",
        path,
        descriptor,
        sources.resolve("Main.java"));
    try (var plan = Quill.class.getResourceAsStream("quill.json")) {
      Files.copy(java.util.Objects.requireNonNull(plan), classes.resolve("app/plan.json"));
    }
    var image = directory.resolve("image");
    var all = path + java.io.File.pathSeparator + classes;
    run("jlink", "-p", all, "--add-modules", "app", "--output", image, "--strip-debug");

    var said = said(image);

    assertEquals(
        List.of("[usage, extra, crash]", "[app, candor.plan, candor.sdk, java.base]"), said);
  }

  private static Set<String> modules() throws URISyntaxException {
    return Set.of(home(Plan.class).toString(), home(Candor.class).toString());
  }

  private List<String> said(Path image) throws IOException, InterruptedException {
    var out = directory.resolve("said").toFile();
    var command = new ProcessBuilder(image.resolve("bin/java").toString(), "-m", "app/app.Main");
    command.environment().put("HOME", directory.toString());
    var process = command.redirectErrorStream(true).redirectOutput(out).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return Files.readAllLines(out.toPath());
  }
}
