package candor.compile;

/** Reads a telemetry plan from its YAML file. */
public final class PlanFile {

  private PlanFile() {}
}
