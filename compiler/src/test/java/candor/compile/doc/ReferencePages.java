package candor.compile.doc;

import candor.compile.PlanFile;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The plans of the three reference apps and their pages. */
final class ReferencePages {

  private static final Path PLANS = Path.of("..", "plans");

  private ReferencePages() {}

  static Plan plan(String app) {
    try {
      return Objects.requireNonNull(PlanFile.read(PLANS.resolve(app + ".yaml")).plan());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String page(Plan plan) {
    return new DocOutput().write(plan, OutputOptions.DEFAULT).get(0).content();
  }

  static String committed(String app) {
    try {
      return Files.readString(PLANS.resolve(app + ".TELEMETRY.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
