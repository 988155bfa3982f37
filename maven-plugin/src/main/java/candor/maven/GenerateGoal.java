package candor.maven;

import candor.compile.Outputs;
import candor.compile.Target;
import java.io.File;
import java.io.IOException;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the typed API of the plan, and the plan itself beside it, and adds both to the project.
 * What has not changed is not written again.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateGoal extends ApiGoal {

  /** Where the API goes. It belongs to this goal alone: what the plan does not give is deleted. */
  @Parameter(
      defaultValue = "${project.build.directory}/generated-sources/candor",
      readonly = true,
      required = true)
  private File directory = new File("");

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    var plan = plan();
    var artifacts = Outputs.named("java").write(plan, options());
    int changed = Target.mirror(directory.toPath(), artifacts);
    getLog().info("%d files in %s, %d changed".formatted(artifacts.size(), directory, changed));
    project().addCompileSourceRoot(directory.toString());
    var resource = new Resource();
    resource.setDirectory(directory.toString());
    resource.addInclude("**/*.json");
    project().addResource(resource);
  }
}
