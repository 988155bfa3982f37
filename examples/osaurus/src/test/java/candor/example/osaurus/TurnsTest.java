package candor.example.osaurus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TurnsTest {

  private static final String QWEN = "mlx-community/Qwen3-4B-4bit";

  @TempDir Path person;
  private Stage stage;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(person).agreed();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private static Json text(String value) {
    return new Json.Text(value);
  }

  private Map<String, Json> told(String model) throws Exception {
    try (var serving = stage.serve()) {
      assertEquals(200, serving.ask(model, "user").statusCode());
    }
    return stage.witness.only("message_sent");
  }

  @Test
  @Tag("OSA-46")
  @Tag("OSA-51")
  @Tag("OSA-52")
  @Tag("OSA-53")
  @Tag("OSA-54")
  @Tag("OSA-57")
  @Tag("OSA-89")
  void aTurnWithTheModelOfTheSystemIsToldOnce() throws Exception {
    assertEquals(
        Map.of(
            "source", text("http_api"),
            "model_source", text("foundation"),
            "provider_type", text("foundation"),
            "model", text("foundation"),
            "is_agent", Json.FALSE,
            "stream", Json.FALSE),
        told("foundation"));
  }

  @Test
  @Tag("OSA-52")
  @Tag("OSA-53")
  @Tag("OSA-54")
  @Tag("OSA-87")
  @Tag("OSA-89")
  void aModelOfTheCatalogIsToldAsItIs() throws Exception {
    stage.run("", "download", QWEN);
    var told = told(QWEN);

    assertEquals(text("local"), told.get("model_source"));
    assertEquals(text("mlx"), told.get("provider_type"));
    assertEquals(text(QWEN), told.get("model"));
    assertNull(told.get("model_hash"));
  }

  @ParameterizedTest
  @CsvSource({
    "acme-internal/legal-bot, 9bec1a08638b",
    "ACME-internal/legal-bot, b4fb2e700089",
    "my-proxy/gpt-4o, 33322fc3fb99"
  })
  @Tag("OSA-28")
  @Tag("OSA-55")
  @Tag("OSA-81")
  @Tag("OSA-82")
  @Tag("OSA-83")
  @Tag("OSA-84")
  @Tag("OSA-85")
  void aRemoteModelIsToldAsAHashAndTheKindOfItsProvider(String id, String hash) throws Exception {
    stage.run("", "provider", "add", "openai", "work", "https://models.example/v1");
    var told = told("work/" + id);

    assertEquals(text("remote"), told.get("model_source"));
    assertEquals(text("openai"), told.get("provider_type"));
    assertEquals(text(hash), told.get("model_hash"));
    assertNull(told.get("model"));
    assertFalse(stage.witness.text().contains(id), stage.witness.text());
  }

  @Test
  @Tag("OSA-87")
  void anIdOfTheCatalogIsNeverHashed() throws Exception {
    stage.run("", "provider", "add", "osaurus", "friend", "https://models.example/v1");
    var told = told("friend/" + QWEN);

    assertNull(told.get("model_hash"));
    assertNull(told.get("model"));
  }

  @Test
  @Tag("OSA-54")
  @Tag("OSA-87")
  void aLocalModelThatIsNotOfTheCatalogIsTakenForTyped() throws Exception {
    stage.run("", "import", "acme-internal/legal-bot");
    var told = told("acme-internal/legal-bot");

    assertEquals(text("9bec1a08638b"), told.get("model_hash"));
    assertNull(told.get("model"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool", "assistant", "system", "developer", "User", ""})
  @Tag("OSA-48")
  @Tag("OSA-49")
  void onlyALastMessageOfTheUserStartsATurn(String role) throws Exception {
    try (var serving = stage.serve()) {
      serving.ask("foundation", role);
    }

    assertEquals(List.of(), stage.witness.events("message_sent"));
  }

  @Test
  @Tag("OSA-47")
  @Tag("OSA-48")
  @Tag("OSA-56")
  @Tag("OSA-61")
  @Tag("OSA-62")
  void anAgentThatUsesToolsIsOneRunAndOneTurn() throws Exception {
    try (var serving = stage.serve()) {
      var answer = serving.post("/agents/assistant/run", "{\"input\":\"what is 2 + 3\"}");
      assertTrue(answer.body().contains("That makes 5."), answer.body());
    }

    assertEquals(Map.of("source", text("http_api")), stage.witness.only("agent_run"));
    assertEquals(Json.TRUE, stage.witness.only("message_sent").get("is_agent"));
  }

  @Test
  @Tag("OSA-56")
  @Tag("OSA-62")
  void aDispatchedRunBelongsToTheSurfaceThatAsked() {
    stage.run("", "agent", "dispatch", "assistant", "what", "is", "2+3", "--plugin");

    assertEquals(Map.of("source", text("dispatch")), stage.witness.only("agent_run"));
    assertEquals(Json.FALSE, stage.witness.only("message_sent").get("is_agent"));
    assertEquals(text("plugin"), stage.witness.only("message_sent").get("source"));
  }

  @Test
  @Tag("OSA-47")
  @Tag("OSA-51")
  @Tag("OSA-57")
  void eachSurfaceSaysWhichItIs() throws Exception {
    stage.run("hello\n", "chat");
    try (var serving = stage.serve()) {
      String body = "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"a b\"}]}";
      var streamed = serving.post("/v1/chat/completions", body, "Osaurus-Plugin", "notes");
      assertTrue(streamed.body().endsWith("data: [DONE]\n\n"), streamed.body());
      serving.ask("foundation", "user");
    }

    var told = stage.witness.events("message_sent").stream().map(Message.Track::props).toList();
    assertEquals(
        List.of(text("chat_ui"), text("plugin"), text("http_api")),
        told.stream().map(props -> props.get("source")).toList());
    assertEquals(
        List.of(Json.TRUE, Json.TRUE, Json.FALSE),
        told.stream().map(props -> props.get("stream")).toList());
  }

  @Test
  @Tag("OSA-48")
  void aToolInTheChatIsOneTurnToo() {
    var outcome = stage.run("what is 20 + 22?\n", "chat");

    assertTrue(outcome.out().contains("That makes 42."), outcome.out());
    assertEquals(1, stage.witness.events("message_sent").size());
  }

  @Test
  @Tag("OSA-46")
  void aModelThatIsNotThereIsNoTurn() throws Exception {
    try (var serving = stage.serve()) {
      assertEquals(404, serving.ask("nobody/nothing", "user").statusCode());
      assertEquals(400, serving.post("/v1/chat/completions", "{}").statusCode());
      assertEquals(400, serving.post("/v1/chat/completions", "[").statusCode());
    }

    assertEquals(List.of(), stage.witness.events("message_sent"));
  }

  @Test
  @Tag("OSA-18")
  @Tag("OSA-19")
  @Tag("OSA-20")
  @Tag("OSA-21")
  @Tag("OSA-22")
  @Tag("OSA-23")
  @Tag("OSA-27")
  @Tag("OSA-50")
  @Tag("OSA-64")
  @Tag("OSA-73")
  @Tag("OSA-75")
  void nothingThatWasTypedIsTold() throws Exception {
    stage.run("Alice keeps /home/alice/secret.txt\n", "chat");
    stage.run(
        "", "provider", "add", "anthropic", "Canary", "https://canary.example/?key=sk-canary");
    stage.run("", "mcp", "add", "stdio", "canary-server", "--token=sk-canary");
    stage.run("", "agent", "create", "Canary Lawyer");
    try (var serving = stage.serve()) {
      serving.post(
          "/agents/canary-lawyer/run",
          """
          {"model":"Canary/canary-model","messages":[{"role":"system","content":"canary"},
           {"role":"user","content":"canary sk-canary 1111+2222"}],
           "tools":[{"type":"function","function":{"name":"canary_tool"}}]}
          """);
    }

    String told = stage.witness.text().toLowerCase(java.util.Locale.ROOT);
    assertEquals(1, stage.witness.events("agent_run").size());
    for (String word : List.of("canary", "alice", "secret", "sk-", "3333", "1111", "127.0.0.1")) {
      assertFalse(told.contains(word), word);
    }
  }

  @Test
  @Tag("OSA-24")
  @Tag("OSA-25")
  @Tag("OSA-26")
  @Tag("OSA-29")
  @Tag("OSA-32")
  @Tag("OSA-39")
  @Tag("OSA-40")
  @Tag("OSA-41")
  @Tag("OSA-42")
  @Tag("OSA-45")
  void everyEventHasItsOwnPropertiesTheMemoryTierAndNothingElse() throws Exception {
    var tiers = Set.of("8", "16", "18", "24", "32", "36", "48", "64", "96", "128+");
    stage.run("hello\nagain, and longer this time\n/new\nbye\n", "chat");
    stage.run("", "models");

    var sessions = new java.util.HashSet<String>();
    for (var message : stage.witness.messages()) {
      var sender = message.sender();
      assertNull(sender.install());
      assertTrue(
          sender.context().get("total_memory_gb") instanceof Json.Text tier
              && tiers.contains(tier.value()),
          sender.toString());
      sessions.add("" + sender.session());
    }
    // One a process: nothing ties what one start tells to what the next one tells.
    assertEquals(2, sessions.size());
    assertFalse(stage.witness.text().contains("longer"));
  }
}
