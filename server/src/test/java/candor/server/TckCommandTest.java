package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves what the command says and how it ends. */
final class TckCommandTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path temp;

  private int run(String... arguments) {
    var environment = Map.of("PATH", String.valueOf(System.getenv("PATH")));
    return new Main(stream(out), stream(err), environment).run(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Test
  void aProgramAboutWhichNothingIsProvedFails() throws Exception {
    Path report = temp.resolve("tck.xml");

    int code =
        run(
            "tck",
            "--report",
            "junit",
            "--out",
            report.toString(),
            "--only",
            "crash-after-opt-out",
            "--",
            java(),
            "--version");

    assertEquals(1, code);
    assertTrue(Files.readString(report).contains("the script does not say how to make it crash"));
    assertEquals("", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void wrongUsageIsToldApart() throws Exception {
    Path script = Files.writeString(temp.resolve("tck.yaml"), "sesion: {}");
    for (var wrong :
        List.of(
            List.of("--only", "before-yes", "--", temp.resolve("nothing").toString()),
            List.of("--only", "magic", "--", java()),
            List.of("--report", "pdf", "--", java()),
            List.of("--env", "NOBODY_SET_THIS", "--", java()),
            List.of("--plan", temp.resolve("no.yaml").toString(), "--", java()),
            List.of("--script", script.toString(), "--", java()),
            List.of("--only", "ci"))) {
      var arguments = new java.util.ArrayList<>(List.of("tck"));
      arguments.addAll(wrong);

      assertEquals(2, run(arguments.toArray(new String[0])), wrong::toString);
    }
    assertEquals(7, err.toString(StandardCharsets.UTF_8).lines().count());
  }
}
