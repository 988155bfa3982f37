package candor.maven;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.change.Change;
import candor.plan.change.Change.Kind;
import candor.plan.change.Changes;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Finds every mistake of the telemetry plan, and widening that nobody has reviewed. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckGoal extends PlanGoal {

  /**
   * The plan that people know, such as the one of the last release. Where the plan collects more,
   * it needs a new entry below {@code reviews}. Without this parameter nothing is compared.
   */
  @Parameter(property = "candor.against")
  private @Nullable File against;

  @Override
  void run() throws IOException, MojoFailureException {
    var reading = reading();
    reading.problems().forEach(this::log);
    var plan = planOf(reading);
    if (against != null) {
      compare(against, plan);
    }
  }

  private void compare(File older, Plan plan) throws IOException, MojoFailureException {
    if (!older.isFile()) {
      throw new MojoFailureException(older + " is missing; put the plan that people know there.");
    }
    var known = PlanFile.read(older.toPath()).plan();
    if (known == null) {
      throw new MojoFailureException(older + " is no plan; candor plan check says why.");
    }
    var changes = Changes.between(known, plan);
    if (changes.unreviewed(Clock.systemUTC().instant())) {
      changes.list().stream().filter(CheckGoal::asks).forEach(this::log);
      throw new MojoFailureException(
          "%s asks for more than %s, and nobody has agreed to that. Add an entry below reviews that"
                  .formatted(planFile(), older)
              + " says who, when and why.");
    }
  }

  private static boolean asks(Change change) {
    return change.kind() == Kind.WIDENS || change.kind() == Kind.CONSENT_CHANGE;
  }

  private void log(Change change) {
    getLog()
        .error(
            "%s: %s %s: %s"
                .formatted(planFile(), change.kind().code(), change.path(), change.sentence()));
  }
}
