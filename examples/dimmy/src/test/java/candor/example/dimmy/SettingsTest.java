package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which changes of settings are told, and that nothing typed is. */
final class SettingsTest extends Given {

  private List<String> changes() {
    return receiver.names().stream().filter(name -> name.startsWith("config.")).toList();
  }

  private Map<String, Json> change(String event, String key, String value) {
    assertEquals(0, box.run("settings", "set", key, value), box.err());
    assertEquals(List.of(event), changes());
    return receiver.only(event);
  }

  @Test
  @Tag("DIM-35")
  @Tag("DIM-37")
  void theModeIsToldWhenItChangesAndNotWhenItIsSavedAgain() {
    assertEquals(
        Map.of("mode", text("cloud")), change("config.stt_mode_changed", "stt_mode", "cloud"));
    box.run("settings", "set", "stt_mode", "cloud");
    assertEquals(1, changes().size());
  }

  @ParameterizedTest
  @CsvSource({"stt_provider,stt", "llm_provider,llm"})
  @Tag("DIM-35")
  @Tag("DIM-38")
  void aProviderIsToldByItsKind(String key, String scope) {
    assertEquals(
        Map.of(
            "provider", text("custom"),
            "previous_provider", text("openai"),
            "scope", text(scope)),
        change("config.cloud_provider_changed", key, "https://ada.example/v1"));
    box.run("settings", "set", key, "https://bert.example/v1");
    assertEquals(1, changes().size(), "another address of the same kind is no change");
    assertFalse(receiver.text().contains("example"));
  }

  @Test
  @Tag("DIM-39")
  void postProcessingIsTold() {
    assertEquals(
        Map.of("enabled", Json.TRUE), change("config.llm_enabled_changed", "llm_enabled", "on"));
  }

  @ParameterizedTest
  @CsvSource({"formal,formal", "Letters to Hedwig,custom"})
  @Tag("DIM-36")
  @Tag("DIM-40")
  void aStyleIsToldByNameWhenItCameWithTheApp(String style, String told) {
    assertEquals(
        Map.of("style", text(told)), change("config.llm_style_changed", "llm_style", style));
  }

  @Test
  @Tag("DIM-41")
  void preprocessingIsTold() {
    assertEquals(
        Map.of("enabled", Json.FALSE),
        change("config.preprocessing_changed", "preprocessing", "off"));
  }

  @Test
  @Tag("DIM-42")
  void theGainIsToldWhenTheSliderReallyMoved() {
    box.run("settings", "set", "input_gain", "1.0005");
    assertEquals(List.of(), changes());
    assertEquals(1.5, number(change("config.input_gain_changed", "input_gain", "1.5"), "gain"));
  }

  @ParameterizedTest
  @CsvSource({
    "custom_prompt,Write like aunt Hedwig",
    "microphone,Hedwig's AirPods",
    "shortcut,Ctrl+Alt+H",
    "llm_tone,like Hedwig",
    "language,pt-BR"
  })
  @Tag("DIM-36")
  @Tag("DIM-43")
  @Tag("DIM-44")
  @Tag("DIM-45")
  @Tag("DIM-46")
  void whatIsNotListedIsNotToldAtAll(String key, String value) {
    assertEquals(0, box.run("settings", "set", key, value), box.err());

    assertEquals(List.of(), changes());
    assertFalse(receiver.text().contains(value));
    assertTrue(receiver.text().contains("app.started"), "the app was not silent");
  }

  @ParameterizedTest
  @CsvSource({
    "stt_mode,telepathy",
    "input_gain,3",
    "input_gain,NaN",
    "language,klingon",
    "llm_enabled,yes",
    "local_model,../x"
  })
  void aValueThatDoesNotFitIsRefusedAndNotRepeated(String key, String value) {
    assertEquals(2, box.run("settings", "set", key, value));

    assertTrue(box.err().startsWith("dimmy: " + key + " is "), box.err());
    assertFalse(box.err().contains(value), box.err());
    assertEquals(List.of(), changes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stt", "llm"})
  @Tag("DIM-49")
  @Tag("DIM-50")
  @Tag("DIM-51")
  void aSavedKeyIsToldByScopeAndKindAndStaysHere(String scope) throws Exception {
    assertEquals(0, box.run("key", "set", scope, "groq", "gsk_0123456789abcdef"));

    assertEquals(
        Map.of("scope", text(scope), "provider", text("groq")),
        receiver.only("feature.api_key_set"));
    assertFalse(receiver.text().contains("0123456789abcdef"));
    assertTrue(Files.readString(box.file(".dimmy/keys.properties")).contains("0123456789abcdef"));
  }

  @Test
  @Tag("DIM-49")
  void aKeyThatWasNotSavedIsNotTold() {
    assertEquals(2, box.run("key", "set", "tts", "groq", "gsk_0123456789abcdef"));

    assertEquals(List.of(), receiver.events("feature.api_key_set"));
  }
}
