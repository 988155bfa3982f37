package candor.maven;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.text.PlanReader.Reading;
import candor.plan.text.Problem;
import candor.plan.text.Problem.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** Is a goal that reads a telemetry plan. Maven fills the fields and uses one object once. */
abstract class PlanGoal extends AbstractMojo {

  /** The telemetry plan. */
  @Parameter(
      property = "candor.plan",
      defaultValue = "${project.basedir}/telemetry.yaml",
      required = true)
  private File plan = new File("");

  /** Does nothing when true. */
  @Parameter(property = "candor.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped, because candor.skip is set");
      return;
    }
    try {
      run();
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** Does the work; what is wrong with the project is a failure, anything else an exception. */
  abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

  final Path planFile() {
    return plan.toPath();
  }

  /** Reads the plan or fails with every mistake in it. */
  final Plan plan() throws MojoFailureException {
    var reading = reading();
    reading.problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .forEach(this::log);
    return planOf(reading);
  }

  final Plan planOf(Reading reading) throws MojoFailureException {
    var read = reading.plan();
    if (read == null) {
      throw new MojoFailureException(plan + " is no plan yet; mend what is listed above.");
    }
    return read;
  }

  final Reading reading() throws MojoFailureException {
    try {
      return PlanFile.read(planFile(), LocalDate.now(Clock.systemUTC()));
    } catch (IOException e) {
      throw new MojoFailureException(
          plan + " cannot be read; write the telemetry plan there or set candor.plan.", e);
    }
  }

  final void log(Problem problem) {
    log(plan.toString(), problem);
  }

  final void log(String file, Problem problem) {
    var line = problem.inFile(file);
    if (problem.severity() == Severity.ERROR) {
      getLog().error(line);
    } else {
      getLog().warn(line);
    }
  }
}
