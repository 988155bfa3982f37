package candor.plan.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Puts every kind of value in every place of a plan that uses every key. */
final class WrongKindsTest {

  private static final List<Json> KINDS =
      List.of(
          new Json.Text("x"),
          new Json.Text(""),
          new Json.Whole(-7),
          new Json.Decimal(0.5),
          Json.TRUE,
          Json.NOTHING,
          new Json.Array(List.of()),
          new Json.Array(List.of(Json.NOTHING, new Json.Array(List.of(new Json.Text("x"))))),
          new Json.Dictionary(Map.of()),
          new Json.Dictionary(Map.of("x", Json.NOTHING)));

  @Test
  void aValueOfAnyKindInAnyPlaceIsReadOrReported() throws IOException, JsonException {
    var sample = Path.of("src/test/resources/plans/every-key.json");
    var all = new ArrayList<Json>();
    everyChange(JsonReader.read(Files.readAllBytes(sample)), all);

    int refused = 0;
    var lost = new TreeSet<String>();
    for (Json changed : all) {
      var reading = PlanReader.read(Trees.node(changed));
      var plan = reading.plan();
      if (plan == null) {
        refused++;
        assertFalse(reading.problems().isEmpty(), JsonWriter.write(changed));
      } else {
        var again = PlanReader.readJson(PlanWriter.canonical(plan));
        if (!plan.equals(again.plan())) {
          lost.add(again.problems() + " " + JsonWriter.write(changed));
        }
      }
    }

    assertEquals(new TreeSet<String>(), lost);
    assertTrue(refused > all.size() / 2, refused + " of " + all.size());
  }

  /** Adds the document once for each place and each kind, with that value in that place. */
  private static void everyChange(Json json, List<Json> all) {
    all.addAll(KINDS);
    if (json instanceof Json.Dictionary dictionary) {
      for (Map.Entry<String, Json> member : dictionary.members().entrySet()) {
        var inner = new ArrayList<Json>();
        everyChange(member.getValue(), inner);
        for (Json changed : inner) {
          var members = new LinkedHashMap<>(dictionary.members());
          members.put(member.getKey(), changed);
          all.add(new Json.Dictionary(members));
        }
      }
    }
    if (json instanceof Json.Array array) {
      for (int i = 0; i < array.items().size(); i++) {
        var inner = new ArrayList<Json>();
        everyChange(array.items().get(i), inner);
        for (Json changed : inner) {
          var items = new ArrayList<>(array.items());
          items.set(i, changed);
          all.add(new Json.Array(items));
        }
      }
    }
  }
}
