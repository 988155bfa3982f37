package candor.compile;

import candor.plan.Plan;
import candor.plan.text.PlanReader.Reading;
import candor.plan.text.PlanWriter;
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
   * @param out takes the problems
   * @param err takes one sentence for each file that cannot be opened
   * @return 0 when there are at most warnings, otherwise 1
   */
  public static int check(List<Path> files, PrintStream out, PrintStream err) {
    var today = LocalDate.now(Clock.systemUTC());
    int code = 0;
    for (Path file : files) {
      try {
        var reading = PlanFile.read(PlanFile.bytes(file), today);
        report(reading, file, out);
        code |= reading.plan() == null ? 1 : 0;
      } catch (IOException e) {
        code |= unreadable(file, err);
      }
    }
    return code;
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
    try {
      var reading = PlanFile.read(file);
      if (reading.plan() == null) {
        report(reading, file, err);
      }
      return reading.plan();
    } catch (IOException e) {
      unreadable(file, err);
      return null;
    }
  }

  private static void report(Reading reading, Path file, PrintStream to) {
    reading.problems().forEach(problem -> to.println(problem.inFile(file.toString())));
  }

  private static int unreadable(Path file, PrintStream err) {
    err.println(file + " cannot be read; name a plan file that exists and may be read.");
    return 1;
  }
}
