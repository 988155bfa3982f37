package candor.plan.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One plan that uses every key of the language, written, read back and disturbed. */
final class PlanWriterTest {

  private static final Path SAMPLE = Path.of("src/test/resources/plans/every-key.json");

  @Test
  void theSampleHasNoProblems() throws IOException {
    assertEquals(List.of(), PlanReader.readJson(Files.readAllBytes(SAMPLE)).problems());
  }

  @Test
  void whatWasWrittenReadsBackAsTheSamePlan() throws IOException {
    var plan = sample();

    var again = PlanReader.readJson(PlanWriter.canonical(plan)).plan();

    assertEquals(plan, again);
    assertArrayEquals(
        PlanWriter.canonical(plan), PlanWriter.canonical(Objects.requireNonNull(again)));
  }

  @Test
  void theSampleWritesEveryKeyThatItReads() throws IOException, JsonException {
    var canonical = JsonReader.read(PlanWriter.canonical(sample()));

    assertEquals(paths(JsonReader.read(Files.readAllBytes(SAMPLE))), paths(canonical));
  }

  @Test
  void theHashIsFixedForGood() throws IOException {
    assertEquals(
        "sha256:05f5d0820a2581edab5e0ee728c7291a2118668422ad38eae34987d534d95f0a",
        PlanWriter.hash(sample()));
  }

  @Test
  void everyLeafIsEitherReportedOrChangesThePlan() throws IOException, JsonException {
    var unnoticed = new ArrayList<String>();
    var root = JsonReader.read(Files.readAllBytes(SAMPLE));
    for (String path : leaves(root)) {
      var reading = PlanReader.readJson(JsonWriter.bytes(changed(root, "", path)));
      if (sample().equals(reading.plan())) {
        unnoticed.add(path);
      }
    }

    assertEquals(List.of(), unnoticed);
  }

  @Test
  void aDifferentPlanHasADifferentHash() throws IOException {
    var text = Files.readString(SAMPLE).replace("\"minimum_group\": 25", "\"minimum_group\": 26");
    var other = Objects.requireNonNull(PlanReader.readJson(text.getBytes(UTF_8)).plan());

    assertNotEquals(PlanWriter.hash(sample()), PlanWriter.hash(other));
  }

  @Test
  void aClientThatSaysNothingNewDoesNotChangeTheHash() throws IOException {
    var text = Files.readString(SAMPLE);
    var without = text.substring(0, text.indexOf(",\n \"client\"")) + "}";
    var plain = without.replaceFirst("}$", ", \"client\": {\"timeout_s\": 5}}");

    assertEquals(hash(without), hash(plain));
    assertNotEquals(hash(without), hash(text));
  }

  private static String hash(String text) {
    return PlanWriter.hash(
        Objects.requireNonNull(PlanReader.readJson(text.getBytes(UTF_8)).plan(), text));
  }

  @Test
  void bytesThatAreNotJsonAreOneProblem() {
    var problems = PlanReader.readJson("{\"candor\": 1".getBytes(UTF_8)).problems();

    assertEquals(List.of("CP001"), problems.stream().map(Problem::id).toList());
  }

  private static Plan sample() throws IOException {
    return Objects.requireNonNull(PlanReader.readJson(Files.readAllBytes(SAMPLE)).plan());
  }

  private static Map<String, Integer> paths(Json root) {
    var count = new HashMap<String, Integer>();
    leaves(root).forEach(path -> count.merge(path, 1, Integer::sum));
    return count;
  }

  private static List<String> leaves(Json root) {
    var all = new ArrayList<String>();
    collect(root, "", all);
    return all;
  }

  private static void collect(Json json, String path, List<String> all) {
    if (json instanceof Json.Dictionary dictionary) {
      dictionary.members().forEach((name, value) -> collect(value, path + "/" + name, all));
    } else if (json instanceof Json.Array array) {
      for (int i = 0; i < array.items().size(); i++) {
        collect(array.items().get(i), path + "/" + i, all);
      }
    } else {
      all.add(path);
    }
  }

  /** Returns the document with another value at one path. */
  private static Json changed(Json json, String path, String where) {
    if (json instanceof Json.Dictionary dictionary) {
      var members = new LinkedHashMap<String, Json>();
      dictionary
          .members()
          .forEach((name, value) -> members.put(name, changed(value, path + "/" + name, where)));
      return new Json.Dictionary(members);
    }
    if (json instanceof Json.Array array) {
      var items = new ArrayList<Json>();
      for (int i = 0; i < array.items().size(); i++) {
        items.add(changed(array.items().get(i), path + "/" + i, where));
      }
      return new Json.Array(items);
    }
    return path.equals(where) ? other(json) : json;
  }

  private static Json other(Json leaf) {
    if (leaf instanceof Json.Bool bool) {
      return new Json.Bool(!bool.value());
    }
    if (leaf instanceof Json.Whole whole) {
      return new Json.Whole(whole.value() + 1);
    }
    return leaf instanceof Json.Text text ? new Json.Text(text.value() + "x") : Json.TRUE;
  }
}
