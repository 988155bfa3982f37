package candor.compile;

import candor.compile.output.Artifact;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import candor.plan.text.PlanWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes the plan in canonical JSON: what clients embed, what the server gives at {@code
 * /plan/HASH}. Its SHA-256 is the hash of the plan, so nothing is added, not even a last line
 * break.
 */
final class JsonOutput implements Output {

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String what() {
    return "Writes the plan in canonical JSON, whose SHA-256 is its hash.";
  }

  @Override
  public List<Artifact> write(Plan plan, OutputOptions options) {
    var canonical = new String(PlanWriter.canonical(plan), StandardCharsets.UTF_8);
    return List.of(new Artifact("plan.json", canonical));
  }
}
