package candor.picocli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.canonical.CanonicalPlan;
import candor.sdk.Candor;
import candor.sdk.Options;
import candor.sdk.consent.Machine;
import candor.sdk.verbs.Verbs;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

final class TelemetryCommandTest {

  private static final String PLAN =
      """
      {"candor":1,"app":{"id":"quill","name":"Quill","kind":"cli","platforms":["linux"]},
       "purposes":["Decide."],"access":["The maintainers."],
       "channels":{"usage":{"consent":"opt-in","label":"Share","default":false,"retroactive":false}},
       "identity":{"model":"none","marks":true},"times":{"late":"refuse","future":"clamp"},
       "events":{"used":{"channel":"usage","question":"Is it used?","when":"It is used.","reserved":false}},
       "questions":{"pillars":[{"id":"use","question":"Is it used?","events":["used"]}]},
       "retention":{"events":90,"crashes":90,"feedback":90,"emails":90},"public":{"minimum_group":10}}
      """;

  @TempDir Path home = Path.of("");
  private final StringWriter said = new StringWriter();

  /** Is the app's own command line. */
  @Command(name = "quill")
  static final class App {}

  private int run(String... words) {
    var canonical = CanonicalPlan.read(PLAN.getBytes(StandardCharsets.UTF_8));
    var plan = canonical.plan();
    var options = Options.beside().machine(new Machine(Map.of(), "Linux", home));
    try (var candor = Candor.open(canonical, options)) {
      var out = new PrintWriter(said, true);
      return new CommandLine(new App())
          .addSubcommand("telemetry", TelemetryCommand.of(plan, candor, List.of()))
          .setOut(out)
          .setErr(out)
          .execute(words);
    }
  }

  @Test
  @Tag("SHI-39")
  @Tag("SHI-40")
  @Tag("SHI-41")
  void theVerbsDecideAndTellWithTheirOwnExitCodes() {
    assertEquals(3, run("telemetry", "status"));
    assertEquals(0, run("telemetry", "enable", "usage"));
    assertEquals(0, run("telemetry", "status", "--json"));
    assertTrue(said.toString().contains("\"mode\":\"on\""), said.toString());
    assertEquals(0, run("telemetry", "disable"));
    assertEquals(3, run("telemetry"), "without a verb it tells the status");
  }

  @Test
  void everyVerbIsOfferedWithHelp() {
    assertEquals(0, run("telemetry", "--help"));

    Verbs.words().forEach((verb, what) -> assertTrue(said.toString().contains(what), verb));
  }

  @Test
  void wrongUsageIsTwoAndNamesTheChannels() {
    assertEquals(2, run("telemetry", "enable", "metrics"));
    assertTrue(said.toString().contains("usage"), said.toString());
    assertEquals(2, run("telemetry", "enabel"));
  }
}
