package candor.compile;

import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares a document that is kept beside the source with what the plan gives.
 *
 * @param output what gives the document
 * @param file the plan file
 * @param document the document
 */
public record DocumentCommand(Output output, Path file, Path document) {

  /** Refuses an output that fills a directory. */
  public DocumentCommand {
    if (!output.single()) {
      throw new IllegalArgumentException(output.name() + " is not one document");
    }
  }

  /**
   * Runs the command.
   *
   * @param out takes the difference, or a line that says that there is none
   * @param err takes what is wrong and what to do
   * @return 0 when both agree, otherwise 1
   */
  public int run(PrintStream out, PrintStream err) {
    var plan = PlanCommands.plan(file, err);
    if (plan == null) {
      return 1;
    }
    try {
      var difference = difference(plan);
      difference.forEach(out::println);
      if (difference.isEmpty()) {
        out.println(document + " says what " + file + " says");
        return 0;
      }
      err.println(document + " differs from what " + file + " gives. Write it again.");
    } catch (NoSuchFileException e) {
      err.println(document + " is missing. Write it first.");
    } catch (CharacterCodingException e) {
      err.println(document + " is not UTF-8. Write it again.");
    } catch (IOException e) {
      err.println(document + " cannot be read; name a file that may be read.");
    }
    return 1;
  }

  /**
   * Compares line by line, so that neither the kind of line breaks nor a last one matters: both
   * change when a file is checked out elsewhere.
   *
   * @param plan the plan
   * @return the difference as {@code diff -u} shows it, from the document to what the plan gives;
   *     empty when they agree
   * @throws IOException when the document cannot be read
   */
  public List<String> difference(Plan plan) throws IOException {
    var kept = Files.readString(document).lines().toList();
    var artifact = output.write(plan, OutputOptions.DEFAULT).get(0);
    var difference = UnifiedDiff.of(kept, artifact.content().lines().toList());
    if (difference.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<>(List.of("--- " + document, "+++ " + artifact.path()));
    lines.addAll(difference);
    return List.copyOf(lines);
  }
}
