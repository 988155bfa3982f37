package candor.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanVerbsTest {

  private static final String PLAN = Path.of("..", "plans", "dimmy.yaml").toString();

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aPageThatWasJustWrittenAgrees() {
    assertEquals(0, run("plan", "doc", PLAN, "--out", directory.toString()));

    assertEquals(0, run("plan", "doc-check", PLAN, directory.resolve("TELEMETRY.md").toString()));
  }

  @Test
  void aPageThatDiffersIsShownAndFails() throws IOException {
    var page = Files.writeString(directory.resolve("TELEMETRY.md"), "by hand\n");

    assertEquals(1, run("plan", "doc-check", PLAN, page.toString()));
    assertTrue(out.toString(UTF_8).contains("\n-by hand\n"), out.toString(UTF_8));
  }

  @Test
  void anyOutputThatIsOneFileCanBeCompared() {
    assertEquals(0, run("plan", "json", PLAN, "--out", directory.toString()));
    var json = directory.resolve("plan.json").toString();

    assertEquals(0, run("plan", "doc-check", PLAN, json, "--output", "json"));
    assertEquals(2, run("plan", "doc-check", PLAN, json, "--output", "java"));
    assertTrue(err.toString(UTF_8).contains("--output must be one of "), err.toString(UTF_8));
  }

  @Test
  void classesWithoutTheApiFail() {
    assertEquals(1, run("plan", "usage-check", PLAN, directory.toString(), "--list"));
    assertTrue(out.toString(UTF_8).contains("error CU010"), out.toString(UTF_8));
  }

  @Test
  void aCheckOfNoClassesIsWrongUsage() {
    assertEquals(2, run("plan", "usage-check", PLAN));
  }

  private int run(String... arguments) {
    var main =
        new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of());
    return main.run(arguments);
  }
}
