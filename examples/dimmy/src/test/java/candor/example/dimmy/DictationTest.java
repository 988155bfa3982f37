package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what is told of a dictation: how it went, never what was said. */
final class DictationTest extends Given {

  private static final String DONE = "transcription.completed";

  private static Map<String, Json> without(Map<String, Json> props, String name) {
    var all = new LinkedHashMap<>(props);
    all.remove(name);
    return all;
  }

  @Test
  @Tag("DIM-19")
  @Tag("DIM-20")
  @Tag("DIM-23")
  @Tag("DIM-24")
  @Tag("DIM-25")
  @Tag("DIM-26")
  @Tag("DIM-27")
  @Tag("DIM-28")
  void aTranscriptionOnThisMachineIsToldInFiguresAlone() throws Exception {
    assertEquals(0, box.run("transcribe", box.wav("a.wav", 4), "--language", "pt-BR"));

    var told = receiver.only(DONE);
    assertTrue(number(told, "processing_ms") >= 0);
    assertEquals(
        Map.of(
            "audio_secs", new Json.Decimal(4),
            "had_filler_removal", Json.TRUE,
            "had_llm", Json.FALSE,
            "mode", text("local"),
            "provider", text("local"),
            "word_count", whole(5),
            "language", text("pt-BR"),
            "local_backend", text("whisper"),
            "entry_point", text("file_load"),
            "engine", text("batch")),
        normal(without(told, "processing_ms")));
    var words = box.out().strip().split(" ");
    assertEquals(5, words.length, "half of ten words are a pause");
    assertFalse(receiver.text().contains(box.out().strip()));
  }

  /** Says a whole number of seconds as a decimal, whichever way it travelled. */
  private static Map<String, Json> normal(Map<String, Json> props) {
    var all = new LinkedHashMap<>(props);
    all.put("audio_secs", new Json.Decimal(number(props, "audio_secs")));
    return all;
  }

  @Test
  @Tag("DIM-26")
  @Tag("DIM-27")
  void whatIsFoundOutByListeningOrIsSwitchedOffIsNotTold() throws Exception {
    String wav = box.wav("a.wav", 4);
    box.session("settings set filler_removal off", "transcribe " + wav);

    var told = receiver.only(DONE);
    assertFalse(told.containsKey("language"));
    assertEquals(Json.FALSE, told.get("had_filler_removal"));
    assertEquals(whole(10), told.get("word_count"));
  }

  @ParameterizedTest
  @CsvSource({
    "groq,groq",
    "openai,openai",
    "anthropic,anthropic",
    "gemini,gemini",
    "deepgram,deepgram",
    "openrouter,openrouter",
    "https://stt.ada.example/v1?key=sk-0123456789,custom"
  })
  @Tag("DIM-20")
  @Tag("DIM-21")
  @Tag("DIM-22")
  void aProviderIsToldByItsKind(String named, String kind) throws Exception {
    box.session(
        "key set stt " + named + " sk-abcdef0123456789",
        "transcribe --mode cloud --provider " + named + " " + box.wav("a.wav", 2));

    assertEquals(text(kind), receiver.only(DONE).get("provider"));
    assertEquals(text("cloud"), receiver.only(DONE).get("mode"));
    assertFalse(receiver.text().contains("ada.example"));
    assertFalse(receiver.text().contains("sk-"));
  }

  @ParameterizedTest
  @CsvSource({
    "401,auth",
    "403,auth",
    "404,not_found",
    "413,too_large",
    "429,rate_limit",
    "500,server_error",
    "503,server_error",
    "418,client_error",
    "timeout,timeout",
    "network,network"
  })
  @Tag("DIM-19")
  @Tag("DIM-29")
  void aFailureIsToldByItsKindAndIsNoSuccess(String answer, String kind) throws Exception {
    box.run("key", "set", "stt", "groq", "gsk_abcdef0123456789");
    box.set("DIMMY_CLOUD_ANSWER", answer);

    assertEquals(
        1, box.run("transcribe", "--mode", "cloud", "--provider", "groq", box.wav("a.wav", 2)));

    assertEquals(
        Map.of("provider", text("groq"), "error_category", text(kind), "mode", text("cloud")),
        receiver.only("transcription.failed"));
    assertEquals(List.of(), receiver.events(DONE));
    assertEquals(List.of(), receiver.crashes(), "the app is not to blame");
  }

  @Test
  @Tag("DIM-29")
  void aFileThatIsNoRecordingAndAProviderWithoutAKeyAreFailures() throws Exception {
    Files.writeString(box.file("b.wav"), "these are no samples");
    box.session(
        "transcribe " + box.file("b.wav"),
        "transcribe " + box.file("none.wav"),
        "transcribe --mode cloud " + box.wav("a.wav", 1));

    var kinds =
        receiver.events("transcription.failed").stream()
            .map(event -> string(event.props(), "error_category"))
            .toList();
    assertEquals(List.of("client_error", "not_found", "auth"), kinds);
  }

  @ParameterizedTest
  @ValueSource(strings = {"record", "hotkey"})
  @Tag("DIM-30")
  void aCancelTellsHowFarItCame(String by) throws Exception {
    box.run(by, box.wav("a.wav", 4), "--cancel", "1.5");

    assertEquals(1.5, number(receiver.only("transcription.cancelled"), "audio_secs"));
    assertEquals(List.of(), receiver.events(DONE));
  }

  @Test
  @Tag("DIM-47")
  @Tag("DIM-48")
  void onlyTheHotkeyIsTheHotkeyAndOnlyWhenARecordingBegins() throws Exception {
    String wav = box.wav("a.wav", 1);
    box.session("hotkey " + wav, "record " + wav, "hotkey " + box.file("none.wav"));

    assertEquals(Map.of(), receiver.only("feature.hotkey_triggered"));
    var by =
        receiver.events(DONE).stream().map(event -> string(event.props(), "entry_point")).toList();
    assertEquals(List.of("hotkey", "pill"), by);
  }

  @Test
  @Tag("DIM-28")
  @Tag("DIM-31")
  @Tag("DIM-32")
  @Tag("DIM-33")
  void postProcessingIsToldByStyleToneAndTime() throws Exception {
    box.session(
        "key set llm anthropic sk-ant-0123456789",
        "settings set custom_prompt \"rewrite like aunt Hedwig\"",
        "transcribe --llm concise --tone friendly --llm-provider anthropic " + box.wav("a.wav", 4));

    var told = receiver.only("llm.applied");
    assertTrue(number(told, "processing_ms") >= 0);
    assertEquals(
        Map.of(
            "provider", text("anthropic"),
            "style", text("concise"),
            "tone", text("friendly"),
            "mode", text("cloud")),
        without(told, "processing_ms"));
    assertEquals(Json.TRUE, receiver.only(DONE).get("had_llm"));
    assertEquals(whole(4), receiver.only(DONE).get("word_count"), "the final text counts");
    assertFalse(receiver.text().contains("Hedwig"));
  }

  @Test
  @Tag("DIM-31")
  void aStyleOfOnesOwnIsToldAsCustom() throws Exception {
    box.run("transcribe", "--llm", "aunt Hedwig", "--llm-provider", "local", box.wav("a.wav", 4));

    assertEquals(text("custom"), receiver.only("llm.applied").get("style"));
    assertEquals(text("local"), receiver.only("llm.applied").get("mode"));
  }

  @Test
  @Tag("DIM-28")
  @Tag("DIM-34")
  void whenPostProcessingFailsTheWordsStand() throws Exception {
    assertEquals(0, box.run("transcribe", "--llm", "formal", box.wav("a.wav", 4)));

    assertEquals(
        Map.of("provider", text("openai"), "error_category", text("auth"), "mode", text("cloud")),
        receiver.only("llm.failed"));
    assertEquals(Json.FALSE, receiver.only(DONE).get("had_llm"));
    assertEquals(List.of(), receiver.events("llm.applied"));
  }
}
