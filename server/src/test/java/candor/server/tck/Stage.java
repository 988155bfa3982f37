package candor.server.tck;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.text.PlanWriter;
import candor.sdk.Candor;
import candor.server.tck.Finding.Outcome;
import candor.server.tck.Script.Times;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the test programs through the kit. */
final class Stage {

  static final Path PLAN_FILE = Path.of("src", "test", "resources", "tck", "quill.yaml");

  /** The client library closes within five seconds whatever the server does, as scripts ask. */
  private static final Times USUAL = times(5);

  private static final Times SHORT = times(4);

  private Stage() {}

  private static Times times(long deadlineSeconds) {
    return new Times(
        Duration.ofSeconds(deadlineSeconds), Duration.ofSeconds(20), Duration.ofSeconds(3));
  }

  static Plan plan() throws IOException {
    return Objects.requireNonNull(PlanFile.read(PLAN_FILE).plan(), "the plan of the tests");
  }

  /** Tries all checks on a sinner. */
  static Report sinner(String sin) throws Exception {
    return sinner(sin, Act.of(List.of("session")), EnumSet.allOf(Check.class));
  }

  static Report sinner(String sin, Act session, Set<Check> only) throws Exception {
    var acts = new LinkedHashMap<String, Act>();
    acts.put("session", session);
    acts.put("yes", Act.of(List.of("yes")));
    acts.put("withdraw", Act.of(List.of("no")));
    acts.put("crash", Act.of(List.of("crash")));
    acts.put("export", Act.of(List.of("export")));
    var command = java(place(Sinner.class).toString(), Sinner.class, sin, PlanWriter.hash(plan()));
    // Hundreds of short lives: each is over before anything compiled would be of use.
    command.add(1, "-Xint");
    return run(command, acts, only, SHORT);
  }

  /** Runs the program that is written on the client library; the plan says how it is commanded. */
  static Report saint(Path directory, Map<String, Act> acts, Set<Check> only) throws Exception {
    var path =
        Stream.of(Saint.class, Candor.class, Plan.class)
            .map(Stage::place)
            .map(Path::toString)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator));
    Path canonical = directory.resolve("quill.json");
    Files.write(canonical, PlanWriter.canonical(plan()));
    return run(java(path, Saint.class, canonical.toString()), acts, only, USUAL);
  }

  private static Report run(
      List<String> command, Map<String, Act> acts, Set<Check> only, Times times) throws Exception {
    var script = new Script(null, acts, Map.of(), List.of(), List.of(), times);
    return Kit.run(new Kit.Order(command, script, plan(), only, System.getenv(), Map.of()));
  }

  private static Path place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  static List<String> java(String classPath, Class<?> main, String... arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-XX:-UsePerfData", "-cp", classPath, main.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Returns the words of the checks that came out so. */
  static List<String> ids(Report report, Outcome outcome) {
    return report.findings().stream()
        .filter(finding -> finding.outcome() == outcome)
        .map(finding -> finding.check().id())
        .toList();
  }
}
