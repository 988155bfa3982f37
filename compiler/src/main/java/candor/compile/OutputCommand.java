package candor.compile;

import candor.compile.output.Artifact;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one output of one plan file, to a directory or to a stream.
 *
 * @param output what to write
 * @param file the plan file
 * @param directory where to write it, or null to print it
 * @param options what the caller chose
 */
public record OutputCommand(
    Output output, Path file, @Nullable Path directory, OutputOptions options) {

  /**
   * Runs the command.
   *
   * @param out takes the artefact, or a line that says what was written
   * @param err takes what is wrong
   * @return 0 when it was written, 1 when the file is no plan or cannot be read or written, 2 when
   *     a directory is needed
   */
  public int run(PrintStream out, PrintStream err) {
    if (directory == null && !output.single()) {
      err.println("candor: plan " + output.name() + " writes several files; add --out DIR");
      return 2;
    }
    var plan = PlanCommands.plan(file, err);
    if (plan == null) {
      return 1;
    }
    if (directory == null) {
      output.write(plan, options).forEach(artifact -> out.print(artifact.content()));
      return 0;
    }
    return write(directory, output.write(plan, options), out, err);
  }

  static int write(Path target, List<Artifact> artifacts, PrintStream out, PrintStream err) {
    try {
      int changed = Target.write(target, artifacts);
      out.println(
          changed == 0
              ? "up to date: " + artifacts.size() + " in " + target
              : "written: " + changed + " of " + artifacts.size() + " in " + target);
      return 0;
    } catch (IOException e) {
      err.println(target + " cannot be written; name a directory that may be written.");
      return 1;
    }
  }
}
