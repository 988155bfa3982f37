package candor.compile.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.json.JsonWriter;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import candor.plan.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the schema of the plan language with the reader of plans, in both directions. */
final class PlanLanguageTest {

  private static final Checker CHECKER = Checker.of(PlanLanguage.schema());

  private static final Path BAD = Path.of("src/test/resources/bad");

  private static final Path READER = Path.of("src/main/java/candor/plan/text");

  private static final Pattern WORD = Pattern.compile("\"([a-z][a-z0-9_-]*)\"");

  /** Rules that one place alone breaks: keys, kinds, words, ranges, names, dates. */
  private static final Set<String> OF_ONE_PLACE =
      Set.of(
          "CP011", "CP012", "CP013", "CP014", "CP015", "CP016", "CP018", "CP019", "CP028", "CP036",
          "CP037");

  /** Files that break such a rule in a way that only the whole plan shows. */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of(
          "kpi-condition-of-two.yaml",
          "kpi-empty-value.yaml",
          "same-question-twice.yaml",
          "summary-takes-event-name.yaml");

  static List<String> bad() throws IOException {
    try (Stream<Path> files = Files.list(BAD)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void theReferencePlansAreValidAsWrittenAndInCanonicalForm(String app)
      throws IOException, JsonException {
    var file = Path.of("../plans", app + ".yaml");
    var plan = Objects.requireNonNull(PlanFile.read(file).plan());

    CHECKER.mustTake(Documents.yaml(file), app);
    CHECKER.mustTake(JsonReader.read(PlanWriter.canonical(plan)), app + " in canonical form");
  }

  @Test
  void thePlanThatUsesEveryKeyIsValid() throws IOException, JsonException {
    CHECKER.mustTake(Documents.everyKey(), "every key");
  }

  @Test
  void theWorkedExampleOfTheReferenceIsValid() throws IOException {
    var text = Files.readString(Path.of("../docs/plan-language.md"));
    var example = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(text);

    assertTrue(example.find());
    CHECKER.mustTake(Documents.yaml(example.group(1)), "the example");
  }

  @Test
  void randomPlansAreValidAsWrittenAndInCanonicalForm() throws JsonException {
    var random = new SplittableRandom(20261125);
    for (int i = 0; i < 100; i++) {
      var document = new RandomPlan(random).document();
      CHECKER.mustTake(document, "plan " + i);
      var canonical = PlanWriter.canonical(RandomPlan.read(document));
      CHECKER.mustTake(JsonReader.read(canonical), "plan " + i + " in canonical form");
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadPlanIsFoundWhereOnePlaceIsEnoughToSeeIt(String name) throws IOException {
    var bytes = Files.readAllBytes(BAD.resolve(name));
    var problems = PlanFile.read(bytes).problems();
    if (problems.stream().noneMatch(PlanLanguageTest::isOfTheFile)) {
      var document = Documents.yaml(new String(bytes, UTF_8));
      boolean visible = breaksOnePlace(problems) && !BEYOND_A_SCHEMA.contains(name);

      assertEquals(!visible, CHECKER.takes(document), () -> CHECKER.faults(document).toString());
    }
  }

  /** Mistakes of the file as such, and keys that stand twice, need no schema to be found. */
  private static boolean isOfTheFile(Problem problem) {
    return problem.id().startsWith("CP00") || problem.id().equals("CP017");
  }

  private static boolean breaksOnePlace(List<Problem> problems) {
    return problems.stream().anyMatch(problem -> OF_ONE_PLACE.contains(problem.id()));
  }

  @Test
  void theReaderAndTheSchemaKnowTheSameKeysInEveryPlace() throws IOException, JsonException {
    var plan = Documents.everyKey();
    var candidates = wordsOfTheReader();
    var apart = new ArrayList<String>();
    for (String place : Documents.places(plan)) {
      if (Documents.at(plan, place) instanceof Json.Dictionary here) {
        var more = candidates.stream().filter(word -> here.get(word) == null).toList();
        var notRead = unknownToReader(plan, place, more);
        var notDescribed = unknownToSchema(plan, place, more);
        more.stream()
            .filter(key -> notRead.contains(key) != notDescribed.contains(key))
            .filter(key -> !isOnlyForbidden(place, key))
            .map(key ->
                (notRead.contains(key) ? "described but not read: " : "read, not described: ")
                    + (place + "/" + key))
            .forEach(apart::add);
      }
    }
    assertEquals(List.of(), apart, "keys of the reader (plan.text) and of PlanLanguage");
  }

  /** Returns all words that stand in the reader's source: its keys are among them. */
  private static Set<String> wordsOfTheReader() throws IOException {
    var words = new TreeSet<String>();
    try (Stream<Path> files = Files.list(READER)) {
      for (Path file : files.toList()) {
        var matcher = WORD.matcher(Files.readString(file));
        while (matcher.find()) {
          words.add(matcher.group(1));
        }
      }
    }
    assertTrue(words.containsAll(Set.of("max_length", "opt-in")), words.toString());
    return words;
  }

  private static Json with(Json plan, String place, List<String> keys) {
    return Documents.changed(
        plan,
        place,
        value -> {
          var more = new LinkedHashMap<>(((Json.Dictionary) value).members());
          keys.forEach(key -> more.put(key, Json.NOTHING));
          return new Json.Dictionary(more);
        });
  }

  private static List<String> unknownToReader(Json plan, String place, List<String> keys) {
    var unknown = new ArrayList<String>();
    // A reading reports 200 problems at most, so the keys are tried in parts.
    for (int from = 0; from < keys.size(); from += 50) {
      var some = keys.subList(from, Math.min(keys.size(), from + 50));
      var problems = read(with(plan, place, some));
      some.stream().filter(key -> isUnknown(key, problems)).forEach(unknown::add);
    }
    return unknown;
  }

  private static boolean isUnknown(String key, List<Problem> problems) {
    return problems.stream()
        .anyMatch(p -> p.id().equals("CP011") && p.message().startsWith(quoted(key)));
  }

  private static String quoted(String word) {
    return '"' + word + '"';
  }

  private static List<String> unknownToSchema(Json plan, String place, List<String> keys) {
    var faults = Set.copyOf(CHECKER.faults(with(plan, place, keys)));
    return keys.stream()
        .filter(key -> faults.contains(place + "/" + key + " null: false schema always fails"))
        .toList();
  }

  private static List<Problem> read(Json plan) {
    return PlanReader.readJson(JsonWriter.bytes(plan)).problems();
  }

  /** The reader knows this key to say that a list cannot name another. */
  private static boolean isOnlyForbidden(String place, String key) {
    return place.startsWith("/vocabularies/") && key.equals("vocabulary");
  }

  @Test
  void theReaderAndTheSchemaKnowTheSameClosedWords() throws IOException, JsonException {
    var plan = Documents.everyKey();
    var candidates = wordsOfTheReader();
    var seen = new TreeSet<String>();
    for (String place : Documents.places(plan)) {
      var key = place.replaceAll("/\\d+$", "").replaceAll(".*/", "");
      if (isClosed(plan, place) && seen.add(key)) {
        var known = new TreeSet<>(candidates);
        known.removeIf(word -> isRefused(plan, place, word));

        assertEquals(known, wordsOfTheSchema(plan, place), place);
      }
    }
    assertTrue(seen.containsAll(Set.of("type", "measure", "because", "transforms")), "" + seen);
  }

  private static boolean isRefused(Json plan, String place, String word) {
    return read(Documents.changed(plan, place, value -> new Json.Text(word))).stream()
        .anyMatch(problem -> problem.id().equals("CP014"));
  }

  /** Returns the words that the validator says it expected in place of another one. */
  private static Set<String> wordsOfTheSchema(Json plan, String place) {
    var words = new TreeSet<String>();
    var start = place + " enum: expected any of [[";
    for (String fault : CHECKER.faults(Documents.changed(plan, place, v -> new Json.Text("zzz")))) {
      if (fault.startsWith(start)) {
        words.addAll(List.of(fault.substring(start.length()).replace("]]", "").split(", ", -1)));
      }
    }
    return words;
  }

  private static boolean isClosed(Json plan, String place) {
    return Documents.at(plan, place) instanceof Json.Text && isRefused(plan, place, "zzz");
  }

  @Test
  void theReaderAndTheSchemaAgreeOnEveryChangedValue() throws IOException, JsonException {
    var plan = Documents.everyKey();
    var disagreed = new ArrayList<String>();
    for (String place : Documents.places(plan)) {
      for (Json other : others()) {
        var changed = Documents.changed(plan, place, value -> other);
        boolean found = breaksOnePlace(read(changed));
        boolean taken = CHECKER.takes(changed);
        boolean beyond = isOddName(place, other) || isShare(place) || (taken && isBlank(other));
        if (found == taken && !beyond) {
          disagreed.add(place + " = " + JsonWriter.write(other) + " " + read(changed));
        }
      }
    }
    assertEquals(List.of(), disagreed);
  }

  /** Where a word is missed for being blank, the check says it; an editor sees that it is blank. */
  private static boolean isBlank(Json value) {
    return value instanceof Json.Text text && text.value().isBlank();
  }

  /** What a share must be hangs on the other shares and on the values of the type. */
  private static boolean isShare(String place) {
    return place.contains("/shares");
  }

  /** A name that YAML reads as a truth value is no text for an editor, but is for the reader. */
  private static boolean isOddName(String place, Json value) {
    return value.equals(Json.TRUE)
        && (place.endsWith("/id")
            || Set.of("/identity/wire_name", "/summary/name").contains(place));
  }

  private static List<Json> others() {
    return List.of(
        new Json.Text("Zzz zzz"),
        new Json.Text(" "),
        new Json.Whole(-7),
        new Json.Whole(70_000_000),
        new Json.Decimal(0.5),
        Json.TRUE,
        new Json.Array(List.of(new Json.Text("x"), new Json.Text("x"))),
        new Json.Array(List.of(new Json.Array(List.of()))),
        new Json.Dictionary(Map.of("zzz", new Json.Text("x"))));
  }
}
