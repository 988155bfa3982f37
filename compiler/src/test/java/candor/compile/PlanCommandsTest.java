package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.text.Rule;
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
  void theReferencePlansWarnOfWhatIsTrueAndOfNothingElse() {
    check(PLANS.resolve("dimmy.yaml"), PLANS.resolve("osaurus.yaml"), PLANS.resolve("shimmy.yaml"));

    var said = out.toString(UTF_8).lines().toList();
    assertEquals(2, said.size(), said.toString());
    assertTrue(
        said.get(0)
            .contains(
                "osaurus.yaml:65:1: warning CP105 the context could single out a machine:"
                    + " total_memory_gb 3.3 (upper bound: 10 values) + app_version 5.0"),
        said.get(0));
    assertTrue(said.get(1).contains("shimmy.yaml"), said.get(1));
    assertTrue(said.get(1).contains("CP101"), said.get(1));
  }

  @Test
  void aCheckOfManyFilesFailsWithTheOneThatFails() {
    assertEquals(1, check(PLANS.resolve("dimmy.yaml"), BAD.resolve("empty.yaml")));
  }

  @Test
  void aMissingFileIsAProblemLikeOthers() {
    assertEquals(1, check(Path.of("nowhere.yaml")));
    assertEquals(
        "nowhere.yaml:1:1: error CP050 there is no such file. Name a plan file that exists.",
        out.toString(UTF_8).strip());
  }

  @Test
  void aDirectoryIsAProblemLikeOthers() {
    assertEquals(1, check(PLANS));
    assertEquals(
        PLANS + ":1:1: error CP050 this is a directory. Name a plan file in it.",
        out.toString(UTF_8).strip());
  }

  @Test
  void anIdIsExplainedInSmallLettersToo() {
    assertEquals(0, PlanCommands.explain("cp011", stream(out), stream(err)));
    assertTrue(out.toString(UTF_8).startsWith("CP011, error: A key is"), out.toString(UTF_8));
  }

  @Test
  void withoutAnIdEveryIdIsListed() {
    assertEquals(0, PlanCommands.explain(null, stream(out), stream(err)));
    assertEquals(Rule.values().length, out.toString(UTF_8).lines().count());
  }

  @Test
  void anUnknownIdIsWrongUsageAndTheNearestIsNamed() {
    assertEquals(2, PlanCommands.explain("CP0111", stream(out), stream(err)));
    assertEquals(
        "candor: no problem has this id. Did you mean \"CP011\"?", err.toString(UTF_8).strip());
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
    return PlanCommands.check(List.of(files), stream(out));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }
}
