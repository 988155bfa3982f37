package candor.maven;

import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Finds every mistake of the telemetry plan. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class CheckGoal extends PlanGoal {

  @Override
  void run() throws MojoFailureException {
    var reading = reading();
    reading.problems().forEach(this::log);
    planOf(reading);
  }
}
