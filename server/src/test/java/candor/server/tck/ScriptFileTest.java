package candor.server.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a script says what its author meant, or what is wrong with it. */
final class ScriptFileTest {

  @TempDir Path temp;

  private Path file(String text) throws Exception {
    return Files.writeString(temp.resolve("tck.yaml"), text);
  }

  @Test
  void aScriptDrivesAProgram() throws Exception {
    var script =
        ScriptFile.read(
            file(
                """
                app: shimmy
                session: {arguments: [serve], ready: {line: listening on}}
                yes: {prompt: "[Y/n]", input: ["y", 2]}
                withdraw: {arguments: [config, --metrics, disable]}
                environment: {SHIMMY_URL: "{endpoint}v1/usage"}
                own_files: ["models/**"]
                deadline_s: 7
                """));

    assertEquals(List.of("serve"), script.session().arguments());
    assertEquals(new Act.Ready("listening on", null), script.session().ready());
    assertEquals(new Act(List.of(), List.of("y", "2"), "[Y/n]", null), script.act("yes"));
    assertEquals(Map.of("SHIMMY_URL", "{endpoint}v1/usage"), script.environment());
    assertEquals(List.of("models/**"), script.ownFiles());
    assertEquals(Duration.ofSeconds(7), script.times().deadline());
    assertEquals(Script.Times.STANDARD.limit(), script.times().limit());
  }

  @Test
  void thePlanSaysWhatTheScriptDoesNot() throws Exception {
    var script = Script.none().completed(Stage.plan(), List.of("/opt/quill/bin/quill"));

    assertEquals(Act.of(List.of("enable")), script.act("yes"));
    assertEquals(Act.of(List.of("disable")), script.act("withdraw"));
    assertEquals(Act.of(List.of("disable")), script.act("no"));
    assertEquals(Act.of(List.of("export")), script.act("export"));
    assertEquals(Act.of(List.of()), script.session());
    assertEquals("QUILL_TELEMETRY", script.ownVariable());
  }

  @Test
  void withoutAPlanTheProgramNamesTheVariable() {
    var script = Script.none().completed(null, List.of("/opt/My-App"));

    assertEquals("MY_APP_TELEMETRY", script.ownVariable());
  }

  @ParameterizedTest
  @CsvSource({"dimmy,true", "osaurus,false", "shimmy,false"})
  void onlyEventsThatAreOnByThemselvesMayComeBeforeAnAnswer(String app, boolean may)
      throws Exception {
    var plan = PlanFile.read(Path.of("..", "plans", app + ".yaml")).plan();

    assertEquals(may, Script.mayStartOn(plan));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sesion: {}                        | there is no "sesion"
          session: [serve]                  | "session" must be names and values
          session: {arguments: serve}       | "session.arguments" must be a list of texts
          session: {argument: [serve]}      | there is no "session.argument"
          yes: {input: [[1]]}               | "yes.input" must be one text
          session: {ready: {}}              | "session.ready" must be either line or file
          limit_s: soon                     | "limit_s" must be a whole number of seconds
          limit_s: 0                        | "limit_s" must be a whole number of seconds
          environment: {A: [b]}             | "environment.A" must be one text
          'session: {arguments: [serve'     | tck.yaml:1: this is not YAML
          """)
  void aMistakeIsNamedWithItsPlace(String text, String said) throws Exception {
    var file = file(text);

    var wrong = assertThrows(BadScript.class, () -> ScriptFile.read(file));

    assertTrue(wrong.sentence().contains(said), wrong.sentence());
  }
}
