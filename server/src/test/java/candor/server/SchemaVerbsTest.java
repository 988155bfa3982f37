package candor.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.schema.PlanLanguage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchemaVerbsTest {

  private static final String DIMMY = Path.of("../plans/dimmy.yaml").toString();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void theSchemaOfTheLanguageNeedsNoFile() throws Stop {
    assertEquals(0, run("schema", "--language"));
    assertEquals(PlanLanguage.schema(), out.toString(UTF_8));
  }

  @Test
  void theSchemaOfAPlanNamesItsHash() throws Stop {
    assertEquals(0, run("schema", DIMMY));
    assertTrue(out.toString(UTF_8).contains("urn:candor:batch:sha256:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"schema", "schema --language FILE"})
  void aSchemaIsOfOneFileOrOfTheLanguage(String line) {
    var stop = assertThrows(Stop.class, () -> run(line.replace("FILE", DIMMY).split(" ", -1)));

    assertEquals(2, stop.code());
    assertTrue(String.valueOf(stop.getMessage()).contains("FILE or --language"));
  }

  private int run(String... words) throws Stop {
    var arguments = new String[words.length + 1];
    arguments[0] = "plan";
    System.arraycopy(words, 0, arguments, 1, words.length);
    var command = Verbs.innermost(new Verbs("0").read(arguments));
    var stream = new PrintStream(out, true, UTF_8);
    return PlanVerbs.run(words[0], command, stream, stream);
  }
}
