package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanCommandsTest {

  private static final Path PLANS = Path.of("..", "plans");
  private static final Path BAD = Path.of("src/test/resources/bad");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void checkPrintsEveryProblemAsCompilersDo() {
    int code = check(BAD.resolve("unknown-event.yaml"));

    assertEquals(1, code);
    assertEquals(
        BAD.resolve("unknown-event.yaml")
            + ":22:56: error CP022 \"save\" is not an event of this plan. Did you mean"
            + " \"saved\"?",
        out.toString(UTF_8).strip());
  }

  @Test
  void warningsAloneDoNotFailTheCheck() {
    assertEquals(0, check(PLANS.resolve("shimmy.yaml")));
    assertTrue(out.toString(UTF_8).contains("warning CP101"), out.toString(UTF_8));
  }

  @Test
  void aCheckOfManyFilesFailsWithTheOneThatFails() {
    assertEquals(1, check(PLANS.resolve("dimmy.yaml"), BAD.resolve("empty.yaml")));
  }

  @Test
  void aMissingFileIsOneSentence() {
    assertEquals(1, check(Path.of("nowhere.yaml")));
    assertEquals(
        "nowhere.yaml cannot be read; name a plan file that exists and may be read.",
        err.toString(UTF_8).strip());
  }

  @Test
  void aDirectoryIsOneSentence() {
    assertEquals(1, check(PLANS));
    assertEquals(1, err.toString(UTF_8).lines().count());
  }

  @Test
  void hashPrintsHashAndFile() {
    int code = PlanCommands.hash(List.of(PLANS.resolve("dimmy.yaml")), stream(out), stream(err));

    assertEquals(0, code);
    assertTrue(out.toString(UTF_8).strip().matches("sha256:[0-9a-f]{64}  .*dimmy\\.yaml"));
  }

  @Test
  void aBrokenPlanHasNoHash() {
    int code = PlanCommands.hash(List.of(BAD.resolve("empty.yaml")), stream(out), stream(err));

    assertEquals(1, code);
    assertEquals("", out.toString(UTF_8));
    assertTrue(err.toString(UTF_8).contains("CP004"), err.toString(UTF_8));
  }

  private int check(Path... files) {
    return PlanCommands.check(List.of(files), stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }
}
