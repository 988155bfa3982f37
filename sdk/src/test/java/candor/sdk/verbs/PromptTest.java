package candor.sdk.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Promises.Channel;
import candor.plan.Promises.Consent;
import candor.sdk.Quill;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PromptTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  private @Nullable Boolean ask(boolean defaultAnswer, String typed) throws IOException {
    var channel =
        new Channel(
            Consent.OPT_IN,
            "Help with metrics",
            "",
            defaultAnswer,
            0,
            false,
            "At once.",
            List.of("performance metrics", "error rates"),
            List.of("prompts", "personal data"));
    var out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    return new Prompt(new BufferedReader(new StringReader(typed)), out)
        .ask(Quill.plan().app(), channel);
  }

  @ParameterizedTest
  @CsvSource({"y,true", "Y,true", "yes,true", " YES ,true", "n,false", "No,false"})
  void yesAndNoAreUnderstood(String typed, boolean expected) throws IOException {
    assertEquals(expected, ask(true, typed + "\n"));
  }

  @Test
  @Tag("SHI-37")
  void enterMeansTheCapitalLetterThatIsShown() throws IOException {
    assertEquals(true, ask(true, "\n"));
    assertTrue(shown.toString(StandardCharsets.UTF_8).contains("[Y/n]"));
    shown.reset();
    assertEquals(false, ask(false, "\n"));
    assertTrue(shown.toString(StandardCharsets.UTF_8).contains("[y/N]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maybe", "ja\nsi\noui\n", "yess\nnein\n", "\u0000\n", "yes please\n"})
  @Tag("SHI-02")
  void theEndOfInputAndNonsenseAreNoAnswer(String typed) throws IOException {
    assertNull(ask(true, typed));
  }

  @Test
  @Tag("SHI-38")
  void whatIsCollectedAndWhatIsNotIsSaidBeforeTheQuestion() throws IOException {
    ask(true, "n\n");

    var text = shown.toString(StandardCharsets.UTF_8);
    assertTrue(text.indexOf("error rates") < text.indexOf("[Y/n]"), text);
    assertTrue(text.indexOf("personal data") < text.indexOf("[Y/n]"), text);
    assertTrue(text.indexOf("error rates") > 0 && text.indexOf("personal data") > 0, text);
  }
}
