package candor.compile;

import candor.compile.check.CheckOptions;
import candor.compile.check.Checked;
import candor.compile.check.Pages;
import candor.compile.check.Reports;
import candor.compile.output.Artifact;
import candor.compile.schema.PlanLanguage;
import candor.plan.Plan;
import candor.plan.text.PlanReader.Reading;
import candor.plan.text.PlanWriter;
import candor.plan.text.Rule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what the command line can do with plan files. Stateless. */
public final class PlanCommands {

  private PlanCommands() {}

  /**
   * Prints every problem of every file, one a line, as compilers do.
   *
   * @param files the plan files
   * @param out takes the problems, those of files that cannot be opened included
   * @return 0 when there are at most warnings, otherwise 1
   */
  public static int check(List<Path> files, PrintStream out) {
    return check(files, CheckOptions.DEFAULT, out);
  }

  /**
   * Prints a report of every file.
   *
   * @param files the plan files
   * @param options the form of the report
   * @param out takes the report
   * @return 0 when there are at most warnings, otherwise 1
   */
  public static int check(List<Path> files, CheckOptions options, PrintStream out) {
    var today = LocalDate.now(Clock.systemUTC());
    var checked = files.stream().map(file -> new Checked(file, read(file, today))).toList();
    Reports.print(checked, options, out);
    return checked.stream().anyMatch(file -> file.reading().plan() == null) ? 1 : 0;
  }

  private static Reading read(Path file, LocalDate today) {
    try {
      return PlanFile.read(PlanFile.bytes(file), today);
    } catch (IOException e) {
      return new Reading(null, List.of(Unreadable.problem(file, e)));
    }
  }

  /**
   * Explains one rule, or lists all of them.
   *
   * @param id the id of a rule, or null for the list
   * @param out takes the page
   * @param err takes one sentence when there is no such rule
   * @return 0, or 2 when there is no such rule
   */
  public static int explain(@Nullable String id, PrintStream out, PrintStream err) {
    if (id == null) {
      out.println(Pages.list());
      return 0;
    }
    var rule = Rule.of(id);
    if (rule == null) {
      err.println("candor: no problem has this id. " + Rule.remedy(id));
      return 2;
    }
    out.println(Pages.text(rule));
    return 0;
  }

  /**
   * Prints the pages of all rules as one Markdown document.
   *
   * @param out takes the document
   * @return 0
   */
  public static int explainAll(PrintStream out) {
    out.print(Pages.document());
    return 0;
  }

  /**
   * Prints the hash and the name of every file, and its errors where it is no plan.
   *
   * @param files the plan files
   * @param out takes the hashes
   * @param err takes what is wrong
   * @return 0 when every file is a plan, otherwise 1
   */
  public static int hash(List<Path> files, PrintStream out, PrintStream err) {
    int code = 0;
    for (Path file : files) {
      var plan = plan(file, err);
      if (plan == null) {
        code = 1;
      } else {
        out.println(PlanWriter.hash(plan) + "  " + file);
      }
    }
    return code;
  }

  /** Reads a plan, or says what is wrong and returns null. */
  static @Nullable Plan plan(Path file, PrintStream err) {
    var reading = read(file);
    if (reading.plan() == null) {
      reading.problems().forEach(problem -> err.println(problem.inFile(file.toString())));
    }
    return reading.plan();
  }

  private static Reading read(Path file) {
    try {
      return PlanFile.read(file);
    } catch (IOException e) {
      return new Reading(null, List.of(Unreadable.problem(file, e)));
    }
  }

  /**
   * Writes the schema of the plan language, by which editors complete and check plans.
   *
   * @param directory where to write it, or null to print it
   * @param out takes the schema, or a line that says what was written
   * @param err takes what is wrong
   * @return 0 when it was written, 1 when it cannot be
   */
  public static int language(@Nullable Path directory, PrintStream out, PrintStream err) {
    var artifact = new Artifact("plan.schema.json", PlanLanguage.schema());
    if (directory == null) {
      out.print(artifact.content());
      return 0;
    }
    return OutputCommand.write(directory, List.of(artifact), out, err);
  }
}
