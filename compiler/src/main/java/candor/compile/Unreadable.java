package candor.compile;

import candor.plan.text.Problem;
import candor.plan.text.Rule;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says why a file cannot be read, as a problem at its start. */
final class Unreadable {

  private Unreadable() {}

  static Problem problem(Path file, IOException cause) {
    if (Files.isDirectory(file)) {
      return problem("this is a directory", "Name a plan file in it.");
    }
    if (Files.notExists(file)) {
      return problem("there is no such file", "Name a plan file that exists.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      return problem(
          "this is a pipe or a device and not a file", "Write the plan to a file and name that.");
    }
    return cause instanceof AccessDeniedException
        ? problem("this file may not be read", "Give this user the right to read it.")
        : problem("this file cannot be read", "Check the disk, or copy the file elsewhere.");
  }

  private static Problem problem(String message, String remedy) {
    return new Problem(Rule.NO_FILE.id(), Rule.NO_FILE.severity(), 1, 1, "", message, remedy);
  }
}
