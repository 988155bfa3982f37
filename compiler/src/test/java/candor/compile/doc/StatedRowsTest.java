package candor.compile.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of the three apps' public pages that a page can state stands on ours. */
final class StatedRowsTest {

  private static final Path ROWS = Path.of("src", "test", "resources", "rows");

  private static final Map<String, String> APPS =
      Map.of("DIM", "dimmy", "OSA", "osaurus", "SHI", "shimmy");

  /** A row is waived by hand, with a reason; more than a few would be no coverage. */
  private static final int MOST_WAIVED = 5;

  static Stream<Arguments> rows() {
    return lines("requirements").stream().map(row -> Arguments.of(row.get(0), row.get(1)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("rows")
  void stands(String id, String sentence) {
    var app = APPS.getOrDefault(id.substring(0, 3), "");
    var page = oneLine(ReferencePages.committed(app));
    var told = lines(app).stream().filter(line -> line.get(0).equals(id)).toList();

    assertFalse(told.isEmpty(), () -> app + ".tsv does not say where this stands: " + sentence);
    for (List<String> line : told) {
      boolean waived = line.get(1).equals("-");
      assertTrue(waived ? line.size() == 3 : line.size() == 2, () -> "a wrong line: " + line);
      assertTrue(
          waived || page.contains(oneLine(line.get(1))),
          () -> "not on the page of " + app + ": " + line.get(1));
    }
  }

  @Test
  void theTablesAreWholeAndNameNothingElse() {
    var known = lines("requirements").stream().map(row -> row.get(0)).toList();
    var strangers = new ArrayList<String>();
    long waived = 0;
    for (String app : APPS.values()) {
      for (List<String> line : lines(app)) {
        waived += line.get(1).equals("-") ? 1 : 0;
        if (!known.contains(line.get(0)) || !app.equals(APPS.get(line.get(0).substring(0, 3)))) {
          strangers.add(line.get(0));
        }
      }
    }

    assertEquals(92 + 93 + 78, new HashSet<>(known).size());
    assertEquals(List.of(), strangers);
    assertTrue(waived <= MOST_WAIVED, waived + " rows are waived");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private static List<List<String>> lines(String name) {
    try {
      return Files.readAllLines(ROWS.resolve(name + ".tsv")).stream()
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
