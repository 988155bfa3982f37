package candor.maven;

import candor.compile.output.OutputOptions;
import java.util.Locale;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** Is a goal that knows the package of the generated API. */
abstract class ApiGoal extends PlanGoal {

  /**
   * The package of the generated API. Without it, it is {@code telemetry} below the groupId, in
   * lower case and with {@code _} for each dash.
   */
  @Parameter(property = "candor.javaPackage")
  private @Nullable String javaPackage;

  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project = new MavenProject();

  final MavenProject project() {
    return project;
  }

  final OutputOptions options() throws MojoExecutionException {
    var name = javaPackage == null ? below(project.getGroupId()) : javaPackage;
    try {
      return new OutputOptions(name);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "\"" + name + "\" cannot be a package: " + e.getMessage() + ". Set javaPackage.", e);
    }
  }

  static String below(String groupId) {
    return groupId.toLowerCase(Locale.ROOT).replace('-', '_') + ".telemetry";
  }
}
