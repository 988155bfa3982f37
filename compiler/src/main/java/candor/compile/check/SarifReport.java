package candor.compile.check;

import static candor.compile.check.JsonReport.object;
import static candor.compile.check.JsonReport.whole;

import candor.json.Json;
import candor.plan.text.Problem;
import candor.plan.text.Problem.Severity;
import candor.plan.text.Rule;
import java.util.List;
import java.util.Objects;

/**
 * Makes the report in SARIF 2.1.0: one run, every rule with its page, a result for each problem.
 *
 * <p>Columns count code points, as the reader of YAML does, and that is what the run says of them.
 */
final class SarifReport {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

  /** A result names its rule by the place in this list as well. */
  private static final List<Rule> RULES = List.of(Rule.values());

  private SarifReport() {}

  static Json of(List<Checked> files) {
    var results =
        files.stream()
            .flatMap(
                file -> file.reading().problems().stream().map(problem -> result(file, problem)))
            .toList();
    var run =
        object(
            "tool", object("driver", driver()),
            "columnKind", text("unicodeCodePoints"),
            "results", new Json.Array(results));
    return object(
        "$schema", text(SCHEMA), "version", text("2.1.0"), "runs", new Json.Array(List.of(run)));
  }

  private static Json driver() {
    var rules = RULES.stream().map(SarifReport::rule).toList();
    return object(
        "name", text("candor"), "version", text(version()), "rules", new Json.Array(rules));
  }

  /** The version stands in the manifest of the jar; classes that run unpacked have none. */
  private static String version() {
    var version = SarifReport.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "unpackaged");
  }

  private static Json rule(Rule rule) {
    var page = Page.of(rule);
    return object(
        "id", text(rule.id()),
        "shortDescription", object("text", text(page.title() + ".")),
        "help", object("text", text(page.plain()), "markdown", text(page.markdown())),
        "defaultConfiguration", object("level", level(rule.severity())));
  }

  private static Json result(Checked file, Problem problem) {
    var rule = Objects.requireNonNull(Rule.of(problem.id()), problem.id());
    var place =
        object(
            "artifactLocation", object("uri", text(Place.of(file.file()))),
            "region",
                object("startLine", whole(problem.line()), "startColumn", whole(problem.column())));
    return object(
        "ruleId", text(problem.id()),
        "ruleIndex", whole(RULES.indexOf(rule)),
        "level", level(problem.severity()),
        "message", object("text", text(problem.message() + ". " + problem.remedy())),
        "locations", new Json.Array(List.of(object("physicalLocation", place))));
  }

  private static Json level(Severity severity) {
    return text(severity == Severity.ERROR ? "error" : "warning");
  }

  private static Json text(String text) {
    return new Json.Text(text);
  }
}
