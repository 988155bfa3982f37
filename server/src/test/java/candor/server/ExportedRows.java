package candor.server;

import candor.json.Json;
import candor.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows that were exported as lines of JSON. */
final class ExportedRows {

  private ExportedRows() {}

  /**
   * Is one exported row.
   *
   * @param json its fields
   */
  record Row(Json.Dictionary json) {

    String text(String name) {
      return string(json.get(name));
    }

    @Nullable String at(String group, String name) {
      return json.get(group) instanceof Json.Dictionary d && d.get(name) != null
          ? string(d.get(name))
          : null;
    }

    Instant time() {
      return Instant.parse(text("at"));
    }

    LocalDate day() {
      return LocalDate.ofInstant(time(), ZoneOffset.UTC);
    }
  }

  static String string(@Nullable Json value) {
    return switch (value) {
      case Json.Text t -> t.value();
      case Json.Whole w -> Long.toString(w.value());
      case Json.Decimal d -> Double.toString(d.value());
      case Json.Bool b -> Boolean.toString(b.value());
      case null, default -> "";
    };
  }

  /** Exports rows of the dictation app. */
  static List<Row> of(ChildServer demo, String query) throws Exception {
    var rows = new ArrayList<Row>();
    for (String line : demo.get("/api/v1/apps/dimmy/export?" + query).body().lines().toList()) {
      rows.add(new Row((Json.Dictionary) JsonReader.read(line.getBytes(StandardCharsets.UTF_8))));
    }
    return rows;
  }

  static long distinct(List<Row> rows, String name) {
    return rows.stream().map(r -> r.text(name)).filter(v -> !v.isEmpty()).distinct().count();
  }

  /** Finds the middle of some numbers. */
  static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
