package candor.server;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.text.PlanReader.Reading;
import candor.plan.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds and reads the plan files that the operator named. */
final class PlanSources {

  private PlanSources() {}

  /**
   * Reads all plans, or none.
   *
   * @param named files, or directories of them
   * @throws Stop if one cannot be read or has errors, or two are of one app
   */
  static List<Plan> read(List<Path> named) throws Stop {
    Map<String, Path> origins = new LinkedHashMap<>();
    var plans = new ArrayList<Plan>();
    for (Path file : files(named)) {
      Plan plan = plan(file);
      Path other = origins.put(plan.app().id(), file);
      if (other != null) {
        throw Stop.failed(
            "--plan names two plans of the app %s, %s and %s; leave one out"
                .formatted(plan.app().id(), other, file));
      }
      plans.add(plan);
    }
    return plans;
  }

  private static List<Path> files(List<Path> named) throws Stop {
    var files = new ArrayList<Path>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        files.addAll(inside(path));
      } else if (Files.exists(path)) {
        files.add(path);
      } else {
        throw Stop.failed("--plan %s does not exist; name a plan file".formatted(path));
      }
    }
    return files;
  }

  private static List<Path> inside(Path directory) throws Stop {
    try (Stream<Path> entries = Files.list(directory)) {
      var plans = entries.filter(PlanSources::isYaml).sorted().toList();
      if (plans.isEmpty()) {
        throw Stop.failed("--plan %s holds no .yaml file; name a plan file".formatted(directory));
      }
      return plans;
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
  }

  private static boolean isYaml(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static Plan plan(Path file) throws Stop {
    Reading reading;
    try {
      reading = PlanFile.read(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    Plan plan = reading.plan();
    if (plan == null) {
      var errors =
          reading.problems().stream()
              .filter(problem -> problem.severity() == Problem.Severity.ERROR)
              .toList();
      throw Stop.failed(
          "--plan %s has %d %s, the first in line %d; run \"candor plan check %s\" to see all"
              .formatted(
                  file,
                  errors.size(),
                  errors.size() == 1 ? "error" : "errors",
                  errors.getFirst().line(),
                  file));
    }
    return plan;
  }

  private static Stop unreadable(Path path, IOException e) {
    return Stop.failed(
        "--plan %s cannot be read (%s); make it readable to this user"
            .formatted(path, DataDirectory.reason(e)));
  }
}
