package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.schema.PlanLanguage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LanguageVerbTest {

  @TempDir Path directory = Path.of("");

  private int code;

  @Test
  void theSchemaOfTheLanguageIsPrinted() {
    assertEquals(PlanLanguage.schema(), said(null));
    assertEquals(0, code);
  }

  @Test
  void theSchemaOfTheLanguageIsWrittenWhereAskedAndThenLeftAlone() throws IOException {
    assertTrue(said(directory).startsWith("written: 1 of 1"));
    assertTrue(said(directory).startsWith("up to date: 1"));
    assertEquals(PlanLanguage.schema(), Files.readString(directory.resolve("plan.schema.json")));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    var file = Files.writeString(directory.resolve("file"), "");

    assertTrue(said(file).contains("cannot be written"));
    assertEquals(1, code);
  }

  private String said(@Nullable Path target) {
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintStream(bytes, true, UTF_8);
    code = PlanCommands.language(target, stream, stream);
    return bytes.toString(UTF_8);
  }
}
