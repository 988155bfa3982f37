package candor.maven;

import candor.compile.DocumentCommand;
import candor.compile.Outputs;
import candor.compile.Target;
import candor.compile.output.Artifact;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Fails when the public page differs from what the plan gives, and shows the difference. */
@Mojo(name = "doc-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class DocCheckGoal extends PlanGoal {

  /** Beyond this many lines the first ones have said enough. */
  private static final int MOST_LINES = 100;

  private static final String REMEDY =
      "Run mvn candor:doc-check -Dcandor.doc.write, read what changed, and commit it.";

  /** The public page. */
  @Parameter(
      property = "candor.document",
      defaultValue = "${project.basedir}/TELEMETRY.md",
      required = true)
  private File document = new File("");

  /** Writes the page instead of failing. */
  @Parameter(property = "candor.doc.write", defaultValue = "false")
  private boolean write;

  @Override
  void run() throws IOException, MojoFailureException {
    var plan = plan();
    var output = Outputs.named("doc");
    boolean missing = Files.notExists(document.toPath());
    if (missing && !write) {
      throw new MojoFailureException(document + " is missing. " + REMEDY);
    }
    var command = new DocumentCommand(output, planFile(), document.toPath());
    var difference = missing ? List.<String>of() : command.difference(plan);
    if (write && (missing || !difference.isEmpty())) {
      write(plan);
    } else if (!difference.isEmpty()) {
      difference.stream().limit(MOST_LINES).forEach(getLog()::error);
      if (difference.size() > MOST_LINES) {
        getLog().error("and " + (difference.size() - MOST_LINES) + " lines more");
      }
      throw new MojoFailureException(document + " differs from what the plan gives. " + REMEDY);
    }
  }

  private void write(Plan plan) throws IOException {
    var page = Outputs.named("doc").write(plan, OutputOptions.DEFAULT).get(0);
    var directory = document.getAbsoluteFile().getParentFile().toPath();
    Target.write(directory, List.of(new Artifact(document.getName(), page.content())));
    getLog().info("written: " + document);
  }
}
