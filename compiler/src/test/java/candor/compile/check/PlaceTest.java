package candor.compile.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PlaceTest {

  private static final Path HERE = Path.of("/home/app");

  @ParameterizedTest
  @CsvSource({
    "telemetry.yaml, telemetry.yaml",
    "./plans/../telemetry.yaml, telemetry.yaml",
    "my plans/größe.yaml, my%20plans/gr%C3%B6%C3%9Fe.yaml",
    "c:plan.yaml, c%3Aplan.yaml",
    "100%/a?b#c.yaml, 100%25/a%3Fb%23c.yaml"
  })
  void aFileBelowIsNamedRelativeToTheDirectory(String file, String uri) {
    assertEquals(uri, Place.of(HERE.resolve(file), HERE));
  }

  @Test
  void aFileElsewhereIsNamedByItsAddress() {
    assertEquals(
        "file:///home/other%20app/t.yaml", Place.of(Path.of("/home/other app/t.yaml"), HERE));
  }
}
