package candor.server.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.server.tck.Finding.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that programs of other kinds can be driven: at a terminal, and without an end. */
final class DrivingTest {

  @TempDir Path temp;

  @Test
  void aYesThatIsTypedAtATerminalCounts() throws Exception {
    assumeTrue(Terminal.exists(), Terminal.NONE);
    var yes = new Act(List.of(), List.of("y"), "[y/N]", null);

    var report = Stage.saint(temp, Map.of("yes", yes), Set.of(Check.YES_SENDS, Check.PIPE));

    assertEquals(
        List.of("yes-sends", "pipe"),
        Stage.ids(report, Outcome.PROVED),
        ReportForm.TEXT.write(report));
  }

  @Test
  void aProgramThatRunsOnIsStoppedWhenItIsReady() throws Exception {
    for (var ready : List.of(new Act.Ready("ready", null), new Act.Ready(null, "run/ready"))) {
      var serve = new Act(List.of("serve"), List.of(), null, ready);

      var report = Stage.sinner("do-not-track", serve, Set.of(Check.YES_SENDS, Check.DO_NOT_TRACK));

      String all = ReportForm.TEXT.write(report);
      assertEquals(List.of("yes-sends"), Stage.ids(report, Outcome.PROVED), all);
      assertEquals(List.of("do-not-track"), Stage.ids(report, Outcome.FAILED), all);
    }
  }

  @Test
  void nothingOfTheCallerDecidesForTheProgram() throws Exception {
    try (var home = Home.fresh(List.of())) {
      var caller = Map.of("CI", "1", "DO_NOT_TRACK", "1", "X_TELEMETRY", "off", "LANG", "C");

      var given = Surroundings.of(caller, home, 9);

      assertEquals(Set.of("LANG"), kept(caller, given));
      assertTrue(String.valueOf(given.get("XDG_CONFIG_HOME")).startsWith(given.get("HOME")));
      assertTrue(String.valueOf(given.get("JAVA_TOOL_OPTIONS")).contains("-Duser.home="));
    }
  }

  private static Set<String> kept(Map<String, String> before, Map<String, String> after) {
    var kept = new java.util.HashSet<>(before.keySet());
    kept.retainAll(after.keySet());
    return kept;
  }

  @Test
  void ownFilesAreNotLookedAtAndChangedOnesAreSeen() throws Exception {
    try (var home = Home.fresh(List.of("models/**"))) {
      Files.createDirectories(home.root().resolve("models/big"));
      Path notes = Files.writeString(home.root().resolve("notes"), "one");
      var before = home.files();

      Files.writeString(home.root().resolve("models/big/m"), "weights");
      Files.writeString(notes, "two");

      assertEquals(List.of("notes"), home.since(before));
    }
  }
}
