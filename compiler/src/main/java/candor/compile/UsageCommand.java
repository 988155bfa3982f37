package candor.compile;

import candor.compile.output.OutputOptions;
import candor.compile.usage.CallSite;
import candor.compile.usage.ClassFiles;
import candor.compile.usage.PlanSource;
import candor.compile.usage.Usage;
import candor.compile.usage.UsageReport;
import candor.plan.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares compiled classes of an app with its plan.
 *
 * @param file the plan file
 * @param classes directories and jars, the generated classes among them
 */
public record UsageCommand(Path file, List<Path> classes) {

  private static final String SOURCE = ".java";

  /** Says whether the table of emissions is wanted too. */
  public enum Detail {
    /** What is wrong. */
    FINDINGS,
    /** What is wrong, and before it where each event is emitted. */
    EMISSIONS
  }

  /** Copies the list. */
  public UsageCommand {
    classes = List.copyOf(classes);
  }

  /**
   * Runs the command.
   *
   * @param detail what to print
   * @param out takes what was found
   * @param err takes what cannot be read
   * @return 0 when plan and classes agree, otherwise 1
   */
  public int run(Detail detail, PrintStream out, PrintStream err) {
    var report = report(err);
    if (report == null) {
      return 1;
    }
    if (detail == Detail.EMISSIONS) {
      report.emissions().forEach((event, sites) -> list(event, sites, out));
    }
    report.findings().forEach(finding -> out.println(finding.line()));
    return report.agrees() ? 0 : 1;
  }

  private static void list(String event, List<CallSite> sites, PrintStream out) {
    if (sites.isEmpty()) {
      out.println(event + "  -");
    }
    sites.forEach(site -> out.println(event + "  " + site));
  }

  /**
   * Compares.
   *
   * @param err takes what cannot be read, each with what to do
   * @return the outcome, or null when the plan or the classes cannot be read
   */
  public @Nullable UsageReport report(PrintStream err) {
    var plan = PlanCommands.plan(file, err);
    if (plan == null) {
      return null;
    }
    try {
      var source = new PlanSource(file.toString(), YamlTree.read(PlanFile.bytes(file)), plan);
      var read = ClassFiles.read(classes);
      var packages = read.apiPackages();
      if (packages.size() > 1) {
        err.println(
            "the classes hold several generated APIs (%s); check the classes of each by themselves."
                .formatted(String.join(", ", packages)));
        return null;
      }
      return Usage.of(source, read, generated(plan, packages));
    } catch (BadFile e) {
      throw new AssertionError("a file that gave a plan is a document", e);
    } catch (IOException e) {
      err.println(e.getMessage());
      return null;
    }
  }

  /** Returns which classes the plan gives, so that a class beside them is told from them. */
  private static Set<String> generated(Plan plan, List<String> packages) {
    var java = Outputs.named("java");
    return packages.stream()
        .flatMap(name -> java.write(plan, new OutputOptions(name)).stream())
        .map(artifact -> artifact.path())
        .filter(path -> path.endsWith(SOURCE))
        .map(path -> path.substring(0, path.length() - SOURCE.length()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
