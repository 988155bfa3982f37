package candor.example.osaurus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.example.osaurus.telemetry.Catalog;
import candor.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EventsTest {

  @TempDir Path person;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(person);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static Json text(String value) {
    return new Json.Text(value);
  }

  private long count(String name) {
    return Collections.frequency(stage.witness.names(), name);
  }

  @Test
  @Tag("OSA-33")
  @Tag("OSA-58")
  @Tag("OSA-59")
  @Tag("OSA-60")
  @Tag("OSA-92")
  void theWayIntoTheChatIsToldOnceInItsOrder() {
    stage.agreed().run("", "onboarding", "--skip");
    stage.run("hello\n/new\nhello\n", "chat");
    stage.run("hello\n", "chat");

    var way = List.of("onboarding_completed", "first_time_chat_shown", "first_time_chat_used");
    assertEquals(way, stage.witness.names().stream().filter(way::contains).toList());
    assertEquals(3, count("chat_session_started"));
    assertEquals(Map.of(), stage.witness.only("first_time_chat_used"));
  }

  @Test
  @Tag("OSA-59")
  void aChatBeforeTheEndOfOnboardingIsNotTheFirstShown() {
    stage.agreed().run("", "chat");

    assertEquals(0, count("first_time_chat_shown"));
  }

  @Test
  @Tag("OSA-59")
  @Tag("OSA-60")
  void aFirstTimeThatFellWithANoDoesNotComeLater() {
    stage.run("", "settings", "telemetry", "off");
    stage.run("", "onboarding", "--skip");
    stage.run("hello\n", "chat");
    stage.agreed().run("hello\n", "chat");

    assertEquals(0, count("first_time_chat_shown") + count("first_time_chat_used"));
    assertEquals(1, count("message_sent"));
  }

  @Test
  @Tag("OSA-34")
  @Tag("OSA-65")
  void eachLaunchIsToldOnceAndSettingsAreNone() {
    stage.agreed().run("", "settings", "telemetry", "status");
    stage.run("", "models");
    stage.run("", "models");

    assertEquals(List.of("app_launched", "app_launched"), stage.witness.names());
  }

  @Test
  @Tag("OSA-63")
  @Tag("OSA-64")
  void eachChangeIntoTheRunningStateIsTold() throws Exception {
    stage.agreed();
    try (var app = stage.app();
        var server = new LocalServer(app)) {
      int port = server.start(0);
      assertEquals(port, server.start(0));
      server.stop();
      server.start(0);
    }

    assertEquals(List.of("server_started", "server_started"), stage.witness.names());
    assertEquals(Map.of(), stage.witness.events().get(0).props());
  }

  @Test
  @Tag("OSA-63")
  void aServerThatCannotStartIsNotTold() throws Exception {
    stage.agreed();
    try (var serving = stage.serve()) {
      String port = serving.address().replaceAll(".*:", "");
      assertEquals(Osaurus.FAILED, stage.run("", "serve", "--port", port).code());
    }

    assertEquals(1, count("server_started"));
  }

  @Test
  @Tag("OSA-35")
  @Tag("OSA-66")
  @Tag("OSA-67")
  @Tag("OSA-68")
  @Tag("OSA-69")
  @Tag("OSA-70")
  void aDownloadIsToldWithWhatTheCatalogKnows() {
    stage.agreed().run("", "download", "mlx-community/Qwen3-VL-4B-Instruct-4bit");

    assertEquals(
        Map.of(
            "model", text("mlx-community/Qwen3-VL-4B-Instruct-4bit"),
            "param_count", text("4B"),
            "quantization", text("4-bit"),
            "is_vlm", Json.TRUE),
        stage.witness.only("model_downloaded"));
  }

  @Test
  @Tag("OSA-68")
  void aSizeThatIsNotKnownIsAbsent() {
    stage.agreed().run("", "download", "mlx-community/Phi-4-mini-instruct-4bit");

    assertTrue(!stage.witness.only("model_downloaded").containsKey("param_count"));
  }

  @Test
  @Tag("OSA-66")
  void aDamagedDownloadIsNotTold() throws Exception {
    stage.agreed();
    try (var app = stage.app()) {
      var downloads = new Downloads(app.home(), app.telemetry(), id -> new byte[] {1});
      assertThrows(IOException.class, () -> downloads.fetch(Catalog.MLX_COMMUNITY_QWEN3_4B_4BIT));
    }

    assertEquals(List.of(), stage.witness.heard());
  }

  @Test
  @Tag("OSA-67")
  void whatIsNotInTheCatalogCannotBeDownloaded() {
    stage.agreed();

    assertEquals(Osaurus.USAGE, stage.run("", "download", "acme/own").code());
    assertEquals(0, count("model_downloaded"));
  }

  @Test
  @Tag("OSA-71")
  @Tag("OSA-72")
  @Tag("OSA-73")
  void aProviderIsToldByItsKindUnlessItWasDiscovered() {
    stage.agreed();
    stage.run("", "provider", "add", "azureOpenAI", "work", "https://models.example");
    stage.run("", "provider", "add", "osaurus", "den", "http://den.local", "--discovered");

    assertEquals(
        Map.of("provider_type", text("azureOpenAI")), stage.witness.only("remote_provider_added"));
  }

  @Test
  @Tag("OSA-74")
  @Tag("OSA-75")
  void aToolServerIsToldByItsTransport() {
    stage.agreed();
    stage.run("", "mcp", "add", "http", "https://tools.example");
    stage.run("", "mcp", "add", "stdio", "tools", "--all");

    assertEquals(
        List.of(Map.of("transport", text("http")), Map.of("transport", text("stdio"))),
        stage.witness.events("mcp_provider_added").stream().map(Message.Track::props).toList());
  }

  @Test
  @Tag("OSA-76")
  @Tag("OSA-77")
  void anAgentOfAPersonIsToldAndThatOfTheAppIsNot() {
    stage.agreed();
    var listed = stage.run("", "agent", "list");
    stage.run("", "agent", "create", "Lawyer");

    assertTrue(listed.out().contains("assistant"), listed.out());
    assertEquals(Map.of(), stage.witness.only("agent_created"));
  }

  @Test
  @Tag("OSA-78")
  @Tag("OSA-79")
  @Tag("OSA-80")
  void onboardingIsToldStepByStep() {
    stage.withPerson().run("\ns\n\n\n\n", "onboarding");

    var steps = stage.witness.events("onboarding_step_viewed");
    assertEquals(
        List.of("welcome", "create_agent", "configure_ai", "choose_plugins", "walkthrough"),
        steps.stream().map(step -> ((Json.Text) word(step, "step")).value()).toList());
    assertEquals(new Json.Whole(4), word(steps.get(4), "step_index"));
    assertEquals(
        Map.of("step", text("create_agent")), stage.witness.only("onboarding_step_skipped"));
    assertEquals(
        Map.of("last_step", text("walkthrough"), "via", text("finish_button")),
        stage.witness.only("onboarding_completed"));
  }

  private static Json word(Message.Track event, String name) {
    return java.util.Objects.requireNonNull(event.props().get(name), name);
  }

  @Test
  @Tag("OSA-79")
  void closingEarlySaysOnWhichStep() {
    stage.withPerson().run("\nq\n", "onboarding");

    assertEquals(
        Map.of("last_step", text("create_agent"), "via", text("close_button")),
        stage.witness.only("onboarding_completed"));
  }

  @Test
  void typingInOnboardingDoesWhatTheCommandsDo() {
    stage.withPerson().run("\nLawyer\n\nmlx-community/Qwen3-8B-4bit\n\n\n\n", "onboarding");

    assertEquals(1, count("agent_created"));
    assertEquals(1, count("model_downloaded"));
  }
}
