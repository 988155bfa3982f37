package candor.compile.check;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.fingerprint.Fingerprint;
import candor.plan.text.PlanWriter;
import candor.plan.text.Problem;
import candor.plan.text.Problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes the report for scripts. Its shape is described in docs/problems.md; members may be added,
 * and what is there keeps its name and meaning as long as {@code report} is 1.
 */
final class JsonReport {

  private static final int SHAPE = 1;

  private JsonReport() {}

  static Json of(List<Checked> files) {
    return object(
        "report", whole(SHAPE),
        "errors", whole(count(files, Severity.ERROR)),
        "warnings", whole(count(files, Severity.WARNING)),
        "files", new Json.Array(files.stream().map(JsonReport::file).toList()));
  }

  private static long count(List<Checked> files, Severity severity) {
    return files.stream().mapToLong(file -> file.count(severity)).sum();
  }

  private static Json file(Checked checked) {
    var problems = checked.reading().problems().stream().map(JsonReport::problem).toList();
    var members = new LinkedHashMap<String, Json>();
    members.put("file", new Json.Text(checked.file().toString()));
    var plan = checked.reading().plan();
    if (plan != null) {
      members.put("hash", new Json.Text(PlanWriter.hash(plan)));
      members.put("fingerprint", fingerprint(plan));
    }
    members.put("problems", new Json.Array(problems));
    return new Json.Dictionary(members);
  }

  private static Json problem(Problem problem) {
    return object(
        "id", new Json.Text(problem.id()),
        "severity", new Json.Text(problem.severity().name().toLowerCase(Locale.ROOT)),
        "line", whole(problem.line()),
        "column", whole(problem.column()),
        "path", new Json.Text(problem.path()),
        "message", new Json.Text(problem.message()),
        "remedy", new Json.Text(problem.remedy()));
  }

  private static Json fingerprint(Plan plan) {
    var fingerprint = Fingerprint.of(plan);
    var members = new LinkedHashMap<String, Json>();
    members.put("bits", bits(fingerprint.bits()));
    if (Fingerprint.counts(plan.identity())) {
      members.put("budget", whole(fingerprint.budgetBits()));
    }
    members.put(
        "parts", new Json.Array(fingerprint.parts().stream().map(JsonReport::part).toList()));
    return new Json.Dictionary(members);
  }

  private static Json part(Fingerprint.Part part) {
    return object(
        "property", new Json.Text(part.property()),
        "bits", bits(part.bits()),
        "basis", new Json.Text(part.basis()));
  }

  /** Two decimals: more would claim a knowledge of the world that nobody has. */
  private static Json bits(double bits) {
    return new Json.Decimal(Math.round(bits * 100) / 100.0);
  }

  static Json whole(long number) {
    return new Json.Whole(number);
  }

  /** Makes an object from names and values in turn. */
  static Json object(Object... members) {
    Map<String, Json> all = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      all.put((String) members[i], (Json) members[i + 1]);
    }
    return new Json.Dictionary(all);
  }
}
