package candor.compile.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.output.Artifact;
import candor.compile.output.OutputOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the plan does not hold must not compile. */
final class MisspeltCallsTest {

  @TempDir static Path shared = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "osaurus | telemetry.record(new AgentDeleted()) | class AgentDeleted",
        "osaurus | telemetry.record(new AgentRun(RunSource.DESPATCH)) | variable DESPATCH",
        "osaurus | telemetry.record(new AgentRun(\"dispatch\")) | incompatible types",
        "osaurus | telemetry.record(new AgentRun(MessageSource.PLUGIN)) | incompatible types",
        "osaurus | telemetry.record(new AgentRun()) | cannot be applied to given types",
        "osaurus | telemetry.record(\"agent_run\") | incompatible types",
        "osaurus | telemetry.record(MessageSent.Local.isAgent(true)) | incompatible types",
        "osaurus | MessageSent.Local.isAgent(true).stream(true) | symbol:   method stream(boolean)",
        "osaurus |"
            + " MessageSent.Foundation.isAgent(true).source(MessageSource.PLUGIN).stream(true).withModelHash(ModelHash.of(\"x\"))"
            + " | symbol:   method withModelHash(telemetry.ModelHash)",
        "osaurus | MessageSent.Remote.isAgent(true).providerType(ProviderType.MLX)"
            + " | variable ProviderType",
        "osaurus | MessageSent.Remote.isAgent(true).providerType(RemoteProvider.MLX)"
            + " | variable MLX",
        "osaurus | new ModelHash(\"acme-internal/legal-bot\") | has private access",
        "osaurus | new TelemetryEvent() { public int place() { return 0; }"
            + " public void write(candor.sdk.typed.Values v) {} } | must not extend sealed classes",
        "dimmy | new AppStarted(\"842\") | incompatible types",
        "dimmy | new TranscriptionFailed(ErrorCategory.NETWORK, Provider.GROK) | variable GROK",
        "shimmy | new SessionSummary().setUptime(3) | symbol:   method setUptime(int)",
        "shimmy | new SessionSummary().addToApiEndpointsUsed(\"/health\") | incompatible types"
      })
  void whatThePlanDoesNotHoldDoesNotCompile(String app, String call, String message) {
    var found = compiled(app, call + ";");

    assertTrue(found.stream().anyMatch(words -> words.contains(message)), found.toString());
  }

  @Test
  void theSameCallsRightlySpeltCompile() {
    assertEquals(List.of(), compiled("osaurus", "telemetry.record(new AgentCreated());"));
    assertEquals(List.of(), compiled("shimmy", "new SessionSummary().setUptimeSeconds(3);"));
  }

  @BeforeAll
  static void compileTheApps() throws IOException {
    for (String app : List.of("dimmy", "osaurus", "shimmy")) {
      var code = new JavaOutput().write(Compiled.plan(app), OutputOptions.DEFAULT);
      assertEquals(List.of(), Compiled.into(Files.createDirectory(shared.resolve(app)), code));
    }
  }

  private static List<String> compiled(String app, String statement) {
    var call =
        """
        package telemetry;

        final class Call {
          static void to(Telemetry telemetry) {
            %s
          }
        }
        """
            .formatted(statement);
    var source = new Artifact("telemetry/Call.java", call);
    return Compiled.into(shared.resolve(app), List.of(source));
  }
}
