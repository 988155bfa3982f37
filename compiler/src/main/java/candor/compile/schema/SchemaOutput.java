package candor.compile.schema;

import candor.compile.output.Artifact;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import java.util.List;

/**
 * Writes the JSON Schema (2020-12) of the native batches of a plan, for clients and tests in other
 * languages. It takes a batch exactly when the server keeps all of it. Stateless.
 */
public final class SchemaOutput implements Output {

  /** Creates the output. */
  public SchemaOutput() {}

  @Override
  public String name() {
    return "schema";
  }

  @Override
  public String what() {
    return "Writes the JSON Schema of the batches that the plan allows.";
  }

  @Override
  public List<Artifact> write(Plan plan, OutputOptions options) {
    return List.of(new Artifact("batch.schema.json", Pretty.write(new BatchShape(plan).json())));
  }
}
