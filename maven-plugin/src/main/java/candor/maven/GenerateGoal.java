package candor.maven;

import candor.compile.Outputs;
import candor.compile.Target;
import candor.compile.output.OutputOptions;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes the typed API of the plan, and the plan itself beside it, and adds both to the project.
 * What has not changed is not written again.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateGoal extends PlanGoal {

  /**
   * The package of the generated API. Without it, it is {@code telemetry} below the groupId, in
   * lower case and with {@code _} for each dash.
   */
  @Parameter(property = "candor.javaPackage")
  private @Nullable String javaPackage;

  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project = new MavenProject();

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
    project.addCompileSourceRoot(directory.toString());
    var resource = new Resource();
    resource.setDirectory(directory.toString());
    resource.addInclude("**/*.json");
    project.addResource(resource);
  }

  private OutputOptions options() throws MojoExecutionException {
    var name = javaPackage == null ? below(project.getGroupId()) : javaPackage;
    try {
      return new OutputOptions(name);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "\"" + name + "\" cannot be a package: " + e.getMessage() + ". Set javaPackage.", e);
    }
  }

  private static String below(String groupId) {
    return groupId.toLowerCase(Locale.ROOT).replace('-', '_') + ".telemetry";
  }
}
