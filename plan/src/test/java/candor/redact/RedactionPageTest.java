package candor.redact;

import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.JsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Keeps docs/redaction.md true: its table is what this test measures. */
final class RedactionPageTest {

  @Test
  void thePageShowsWhatIsMeasured() throws IOException, JsonException {
    String page = Files.readString(Path.of("..", "docs", "redaction.md"));
    String table = table();
    assertTrue(page.contains(table), () -> "docs/redaction.md should hold:\n" + table);
  }

  private static String table() throws IOException, JsonException {
    Map<String, Score> kinds = new TreeMap<>();
    for (String file : new String[] {"positives.jsonl", "negatives.jsonl"}) {
      for (Labelled labelled : Labelled.read(file)) {
        String group = labelled.kind().replaceFirst("/.*", "");
        String side = labelled.mustGo().isEmpty() ? "harmless: " : "";
        kinds.computeIfAbsent(side + group, k -> new Score()).add(labelled);
      }
    }
    for (int set = 1; set <= WrittenTextsTest.SETS; set++) {
      for (Labelled labelled : Labelled.read("written-" + set + ".jsonl")) {
        String side = labelled.mustGo().isEmpty() ? "harmless: " : "";
        kinds.computeIfAbsent(side + "written " + set, k -> new Score()).add(labelled);
      }
    }
    var texts = new UnseenTexts(20261126);
    for (int i = 0; i < 20; i++) {
      for (Labelled labelled : texts.next()) {
        kinds.computeIfAbsent("unseen: " + labelled.kind(), k -> new Score()).add(labelled);
      }
    }
    var table =
        new StringBuilder(
            "| Kind | Texts | Leak | Changed without need | Other words kept |\n|---|---|---|---|---|\n");
    kinds.forEach((kind, score) -> table.append(row(kind, score)));
    return table.toString();
  }

  private static String row(String kind, Score score) {
    boolean harmless = kind.startsWith("harmless");
    String leaks = harmless ? "–" : Integer.toString(score.leaks());
    String changed = harmless ? Integer.toString(score.changed()) : "–";
    String kept = harmless ? "–" : String.format(Locale.ROOT, "%.1f %%", score.kept() * 100);
    return String.format("| %s | %d | %s | %s | %s |%n", kind, score.texts(), leaks, changed, kept)
        .replace("\r", "");
  }
}
