package candor.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.compile.UsageCommand;
import candor.compile.usage.UsageReport.Finding;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Fails when the compiled classes and the plan part: an event that nobody emits, or a call that
 * goes past the generated API.
 */
@Mojo(name = "usage-check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class UsageCheckGoal extends PlanGoal {

  /** Where the project was compiled to. */
  @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
  private File classes = new File("");

  /** Directories and jars of the same app besides the classes of this project. */
  @Parameter private List<File> moreClasses = List.of();

  /** The project that is built. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  private MavenProject project = new MavenProject();

  @Override
  void run() throws MojoFailureException {
    plan();
    var places = Stream.concat(Stream.of(classes), moreClasses.stream()).map(File::toPath).toList();
    var said = new ByteArrayOutputStream();
    var report = new UsageCommand(planFile(), places).report(new PrintStream(said, true, UTF_8));
    if (report == null) {
      throw new MojoFailureException(said.toString(UTF_8).strip());
    }
    report.findings().forEach(finding -> log(located(finding), finding.problem()));
    report.emissions().forEach((event, sites) -> getLog().debug(event + " " + sites));
    if (!report.agrees()) {
      throw new MojoFailureException("The code does not do what the plan says; see above.");
    }
  }

  /** Finds the source file of a finding below the source roots, so that editors can open it. */
  private String located(Finding finding) {
    return project.getCompileSourceRoots().stream()
        .map(root -> Path.of(root, finding.file()))
        .filter(Files::exists)
        .map(Path::toString)
        .findFirst()
        .orElse(finding.file());
  }
}
