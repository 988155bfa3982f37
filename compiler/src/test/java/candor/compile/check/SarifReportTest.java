package candor.compile.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import candor.compile.PlanFile;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.text.Rule;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What code hosts are given is judged by the schema that OASIS published. */
final class SarifReportTest {

  private static final Path BAD = Path.of("src/test/resources/bad");

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    var in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json");
    return registry.getSchema(Objects.requireNonNull(in));
  }

  @Test
  void aReportOfEveryBrokenPlanIsValid() throws IOException {
    try (Stream<Path> files = Files.list(BAD)) {
      var all = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();

      var report = SarifReport.of(all.stream().map(SarifReportTest::checked).toList());

      assertEquals(List.of(), errors(JsonWriter.write(report)));
      assertFalse(results(report).isEmpty());
    }
  }

  @Test
  void aReportWithoutProblemsIsValid() {
    var report = SarifReport.of(List.of(checked(Path.of("..", "plans", "dimmy.yaml"))));

    assertEquals(List.of(), errors(JsonWriter.write(report)));
    assertEquals(List.of(), results(report));
  }

  @Test
  void theSchemaRefusesWhatIsNoReport() {
    var report = JsonWriter.write(SarifReport.of(List.of()));

    assertFalse(errors(report.replace("\"columnKind\"", "\"columnSort\"")).isEmpty());
  }

  @Test
  void aResultNamesRuleLevelFileLineAndColumn() {
    var report = SarifReport.of(List.of(checked(BAD.resolve("column-after-emoji.yaml"))));

    assertEquals(
        "{\"ruleId\":\"CP011\",\"ruleIndex\":"
            + List.of(Rule.values()).indexOf(Rule.UNKNOWN_KEY)
            + ",\"level\":\"error\",\"message\":{\"text\":\"\\\"colour\\\" is not a key that can"
            + " stand here. Possible: consent, label, ask, default, before_answer, retroactive,"
            + " withdrawal, collected, not_collected.\"},\"locations\":[{\"physicalLocation\":"
            + "{\"artifactLocation\":{\"uri\":"
            + "\"src/test/resources/bad/column-after-emoji.yaml\"},"
            + "\"region\":{\"startLine\":7,\"startColumn\":52}}}]}",
        JsonWriter.write(results(report).get(0)));
  }

  @Test
  void everyRuleHasItsPageAndItsLevelInTheOrderOfTheIndex() {
    var rules = (Json.Array) get(driver(SarifReport.of(List.of())), "rules");

    var all = List.of(Rule.values());
    assertEquals(all.size(), rules.items().size());
    for (Rule rule : all) {
      var said = rules.items().get(all.indexOf(rule));
      assertEquals(new Json.Text(rule.id()), get(said, "id"));
      assertEquals(
          new Json.Text(rule.id().startsWith("CP1") ? "warning" : "error"),
          get(get(said, "defaultConfiguration"), "level"));
      assertEquals(new Json.Text(Page.of(rule).markdown()), get(get(said, "help"), "markdown"));
    }
  }

  private static Checked checked(Path file) {
    try {
      var today = LocalDate.of(2026, 11, 24);
      return new Checked(file, PlanFile.read(Files.readAllBytes(file), today));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> errors(String report) {
    // The validator reads bytes as other tools do, so that a broken encoding would show.
    var read = new String(report.getBytes(UTF_8), UTF_8);
    return SCHEMA.validate(read, InputFormat.JSON).stream().map(Error::toString).toList();
  }

  private static List<Json> results(Json report) {
    return ((Json.Array) get(run(report), "results")).items();
  }

  private static Json driver(Json report) {
    return get(get(run(report), "tool"), "driver");
  }

  private static Json run(Json report) {
    return ((Json.Array) get(report, "runs")).items().get(0);
  }

  private static Json get(Json object, String name) {
    Map<String, Json> members = ((Json.Dictionary) object).members();
    return Objects.requireNonNull(members.get(name), name);
  }
}
