package candor.server.tck;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds when the messages of a body happened, in any dialect that writes JSON. Stateless. */
final class Moments {

  private static final Set<String> NAMES = Set.of("at", "timestamp");

  private Moments() {}

  static List<Instant> in(byte[] body) {
    var all = new ArrayList<Instant>();
    try {
      collect(JsonReader.read(body), all);
    } catch (JsonException notJson) {
      return List.of();
    }
    return all;
  }

  private static void collect(Json json, List<Instant> all) {
    if (json instanceof Json.Array array) {
      array.items().forEach(item -> collect(item, all));
    } else if (json instanceof Json.Dictionary dictionary) {
      dictionary
          .members()
          .forEach((name, value) -> {
            if (NAMES.contains(name) && value instanceof Json.Text text) {
              add(text.value(), all);
            } else {
              collect(value, all);
            }
          });
    }
  }

  private static void add(String text, List<Instant> all) {
    try {
      all.add(Instant.parse(text));
    } catch (DateTimeException noMoment) {
      // A text of that name may be anything; only moments are looked for.
    }
  }
}
