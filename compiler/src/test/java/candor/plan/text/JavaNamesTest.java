package candor.plan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.lang.model.SourceVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JavaNamesTest {

  @ParameterizedTest
  @CsvSource({
    "transcription.completed, TranscriptionCompleted",
    "message_sent, MessageSent",
    "config.stt_mode_changed, ConfigSttModeChanged",
    "x86_64, X86_64",
    "a_1_2, A1_2",
    "a_12, A12",
    "azureOpenAI, AzureOpenAi"
  })
  void typesAreNamedByTheWordsOfTheName(String text, String name) {
    assertEquals(name, JavaNames.upperCamel(text));
  }

  @ParameterizedTest
  @CsvSource({
    "cold_start_ms, coldStartMs",
    "is_vlm, isVlm",
    "v_2, v_2",
    "class, class_",
    "hash_code, hashCode_",
    "record, record"
  })
  void methodsAreNamedByTheWordsOfTheName(String text, String name) {
    assertEquals(name, JavaNames.lowerCamel(text));
  }

  @ParameterizedTest
  @CsvSource({
    "mlx-community/Qwen3-4B-4bit, MLX_COMMUNITY_QWEN3_4B_4BIT",
    "azureOpenAI, AZURE_OPEN_AI",
    "openAICodex, OPEN_AI_CODEX",
    "128+, _128_PLUS",
    "1-4, _1_4",
    "-1, MINUS_1",
    "C++, C_PLUS_PLUS",
    "C#, C_SHARP",
    "/api/models/{name}/load, API_MODELS_NAME_LOAD",
    "/, U2F",
    "größe, GRO_UDF_E",
    "café, CAFE",
    "🚀, U1F680",
    "start 🚀 now, START_U1F680_NOW",
    "'', EMPTY"
  })
  void constantsAreNamedByTheirValue(String text, String name) {
    assertEquals(name, JavaNames.constant(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"class", "default", "true", "null", "goto", "wait", "_"})
  void wordsOfJavaAreReserved(String name) {
    assertTrue(JavaNames.isReserved(name));
  }

  @Test
  void everyWordThatJavaKeepsForItselfIsReserved() {
    for (String name : new String[] {"var", "record", "yield", "sealed", "permits", "module"}) {
      assertEquals(SourceVersion.isKeyword(name), JavaNames.isReserved(name), name);
    }
  }

  @Test
  void anyTextGivesAnIdentifierOfAscii() {
    var random = new Random(20_261_122);
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      var text =
          new String(bytes, i % 2 == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_16);
      for (var name :
          new String[] {
            JavaNames.upperCamel(text), JavaNames.lowerCamel(text), JavaNames.constant(text)
          }) {
        assertTrue(SourceVersion.isName(name, SourceVersion.RELEASE_17), text + " " + name);
        assertTrue(name.chars().allMatch(c -> c < 0x80), text + " " + name);
      }
    }
  }
}
