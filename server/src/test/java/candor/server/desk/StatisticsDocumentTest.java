package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Keeps the document of the statistics API true. */
final class StatisticsDocumentTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "statistics-api.md");

  private static final List<String> QUESTIONS =
      List.of(
          "trend",
          "active",
          "top",
          "retention",
          "funnel",
          "sessions",
          "percentiles",
          "adoption",
          "counters",
          "refusals",
          "live",
          "crashes",
          "crash",
          "seen",
          "traits",
          "releases",
          "feedback",
          "people",
          "remembered",
          "person",
          "keys",
          "plan");

  private static final List<String> LISTS =
      List.of(
          "series",
          "days",
          "items",
          "rows",
          "latest",
          "groups",
          "reports",
          "traits",
          "releases",
          "messages",
          "people",
          "events",
          "counters",
          "cohorts",
          "steps",
          "parts",
          "bands",
          "uses",
          "bins");

  private static String address(String question, String form) {
    String name =
        switch (question) {
          case "crash" -> "crashes/" + SampleReports.GROUP;
          case "seen" -> "crashes/" + SampleReports.GROUP + "/releases";
          case "traits" -> "crashes/" + SampleReports.GROUP + "/traits";
          case "person" -> "people/" + SamplePeople.ID;
          default -> question;
        };
    boolean install = List.of("people", "remembered", "person").contains(question);
    String own =
        switch (question) {
          case "funnel" -> "?steps=onboarding_started,onboarding_completed&by=os";
          case "percentiles" -> "?event=message_sent&property=latency_ms&by=os&interval=day";
          default -> "";
        };
    return "/api/v1/apps/" + (install ? "dimmy/" : "osaurus/") + name + form + own;
  }

  private static Map<String, Json> examples() throws Exception {
    var examples = new LinkedHashMap<String, Json>();
    var found =
        Pattern.compile("```json (\\w+)\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(DOCUMENT));
    while (found.find()) {
      examples.put(
          found.group(1), JsonReader.read(found.group(2).getBytes(StandardCharsets.UTF_8)));
    }
    return examples;
  }

  private static List<String> members(@Nullable Json json) {
    return json instanceof Json.Dictionary all ? List.copyOf(all.members().keySet()) : List.of();
  }

  private static @Nullable Json first(@Nullable Json json, String list) {
    return json instanceof Json.Dictionary all
            && all.get(list) instanceof Json.Array(List<Json> items)
            && !items.isEmpty()
        ? items.getFirst()
        : null;
  }

  @Test
  void everyExampleHasTheMembersOfTheAnswer() throws Exception {
    var examples = examples();
    for (String question : QUESTIONS) {
      var answer = JsonReader.read(SampleDesk.open().get(address(question, "")).body());
      var example = examples.get(question);
      assertEquals(members(answer), members(example), question);
      for (String list : LISTS) {
        assertEquals(members(first(answer, list)), members(first(example, list)), question);
      }
    }
  }

  @Test
  void theExampleOfAProblemHasTheMembersOfAProblem() throws Exception {
    var answer = JsonReader.read(SampleDesk.open().get("/api/v1/apps/osaurus/top?mode=x").body());
    assertEquals(answer, examples().get("problem"));
  }

  @Test
  void everyHeaderOfATableIsAsWritten() throws Exception {
    String document = Files.readString(DOCUMENT);
    for (String question : QUESTIONS) {
      String table = SampleDesk.text(SampleDesk.open().get(address(question, ".csv")));
      String header = table.lines().findFirst().orElse("");
      assertTrue(document.contains("CSV: `" + header + "`"), question + ": " + header);
    }
  }
}
