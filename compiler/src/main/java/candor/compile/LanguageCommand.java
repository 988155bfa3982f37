package candor.compile;

import candor.compile.output.Artifact;
import candor.compile.schema.PlanLanguage;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the schema of the plan language, by which editors complete and check plans. Stateless. */
public final class LanguageCommand {

  private LanguageCommand() {}

  /**
   * Runs the command.
   *
   * @param directory where to write it, or null to print it
   * @param out takes the schema, or a line that says what was written
   * @param err takes what is wrong
   * @return 0 when it was written, 1 when it cannot be
   */
  public static int run(@Nullable Path directory, PrintStream out, PrintStream err) {
    var artifact = new Artifact("plan.schema.json", PlanLanguage.schema());
    if (directory == null) {
      out.print(artifact.content());
      return 0;
    }
    return OutputCommand.write(directory, List.of(artifact), out, err);
  }
}
