package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class LanguageReferenceTest {

  private static final Path REFERENCE = Path.of("..", "docs", "plan-language.md");

  @Test
  void theWorkedExampleOfTheReferenceIsAPlanWithoutProblems() throws IOException {
    var matcher =
        Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(REFERENCE));

    assertTrue(matcher.find());
    assertEquals(List.of(), PlanFile.read(matcher.group(1).getBytes(UTF_8)).problems());
  }
}
