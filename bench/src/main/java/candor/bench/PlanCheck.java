package candor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import candor.compile.PlanFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Measures the check of a plan of 500 events: in a warm JVM, and as a cold command.
 *
 * <p>The peer reads the same file with the object loader of the same YAML library and looks at
 * nothing. Run from the root, where the launcher is.
 */
public final class PlanCheck {

  private static final int EVENTS = 500;
  private static final int ROUNDS = 60;
  private static final int RUNS = 9;

  private PlanCheck() {}

  /**
   * Prints the table; with {@code load FILE} it is the peer of the cold command itself.
   *
   * @param arguments nothing, or what the peer reads
   * @throws Exception if a process cannot be started
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      load(Files.readString(Path.of(arguments[1])));
      return;
    }
    Path file = Files.createTempFile("plan-of-500", ".yaml");
    try {
      Files.writeString(file, plan());
      System.out.printf("%d events, %,d bytes%n", EVENTS, Files.size(file));
      inside(Files.readAllBytes(file));
      cold(file);
    } finally {
      Files.delete(file);
    }
  }

  private static void inside(byte[] file) {
    var text = new String(file, UTF_8);
    var check = new ArrayList<Double>();
    var peer = new ArrayList<Double>();
    for (int i = 0; i < ROUNDS; i++) {
      check.add(milliseconds(() -> check(file)));
      peer.add(milliseconds(() -> load(text)));
    }
    System.out.printf(
        "first check in this JVM: %.0f ms, first load: %.0f ms%n", check.get(0), peer.get(0));
    double ours = median(check.subList(ROUNDS / 2, ROUNDS));
    double theirs = median(peer.subList(ROUNDS / 2, ROUNDS));
    System.out.printf(
        "warm, median of %d: check %.1f ms, load %.1f ms, ratio %.2f%n",
        ROUNDS / 2, ours, theirs, ours / theirs);
  }

  private static Object check(byte[] file) {
    var reading = PlanFile.read(file, LocalDate.of(2026, 11, 24));
    if (!reading.problems().isEmpty()) {
      throw new AssertionError(reading.problems().get(0).toString());
    }
    return reading;
  }

  private static Object load(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static double milliseconds(Supplier<Object> work) {
    long before = System.nanoTime();
    if (work.get() == null) {
      throw new AssertionError("nothing was read");
    }
    return (System.nanoTime() - before) / 1e6;
  }

  private static void cold(Path file) throws IOException, InterruptedException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classes = System.getProperty("java.class.path");
    var ours = List.of("./candor", "plan", "check", file.toString());
    var peer =
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            PlanCheck.class.getName(),
            "load",
            file.toString());
    var bare = List.of(java, "-XX:+UseSerialGC", "-version");
    run(ours); // Makes the archive of classes, as the first run after a build does.
    var walls = new double[3][RUNS];
    var cpus = new double[3][RUNS];
    for (int i = 0; i < RUNS; i++) {
      int which = 0;
      for (List<String> command : List.of(ours, peer, bare)) {
        long before = System.nanoTime();
        cpus[which][i] = run(command);
        walls[which++][i] = (System.nanoTime() - before) / 1e6;
      }
    }
    print("cold ./candor plan check", walls[0], cpus[0]);
    print("cold load of the same file", walls[1], cpus[1]);
    print("java -version", walls[2], cpus[2]);
  }

  private static void print(String what, double[] walls, double[] cpus) {
    System.out.printf(
        "%s: wall median %.0f ms, least %.0f ms; CPU median %.0f ms%n",
        what, median(walls), Arrays.stream(walls).min().orElse(0), median(cpus));
  }

  /** Runs a command and returns the processor time of it and its children, in milliseconds. */
  private static double run(List<String> command) throws IOException, InterruptedException {
    var all = new ArrayList<>(List.of("sh", "-c", "\"$@\" >/dev/null 2>&1 || exit 1; times", "sh"));
    all.addAll(command);
    var process = new ProcessBuilder(all).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed");
    }
    var children = said.strip().lines().reduce("", (earlier, last) -> last);
    return Arrays.stream(children.split(" ", -1)).mapToDouble(PlanCheck::shellTime).sum();
  }

  /** Reads what a shell says of used time, such as {@code 0m0.42s}. */
  private static double shellTime(String time) {
    var parts = time.replace("s", "").split("m", -1);
    return (Double.parseDouble(parts[0]) * 60 + Double.parseDouble(parts[1])) * 1000;
  }

  private static double median(List<Double> values) {
    return median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String plan() {
    var all =
        new StringBuilder(
            """
            candor: 1
            app: {id: big, name: Big, kind: desktop}
            channels: {usage: {consent: opt-in, label: Send usage data}}
            identity: {model: none}
            retention: {events: 90}
            context:
              version: {type: version, what: Version of the app.}
              os: {values: [linux, macos, windows], what: Operating system.}
            vocabularies:
              where: [window, menu, hotkey, toolbar, command]
            events:
            """);
    var names = new ArrayList<String>();
    for (int i = 0; i < EVENTS; i++) {
      var name = "area" + i / 20 + ".action" + i;
      names.add(name);
      all.append(
          """
            %s:
              question: Is action %d of area %d used, from where, and how long does it take?
              when: Once per finished action.
              properties:
                from: {vocabulary: where, what: Where the command was given.}
                took_ms: {type: int, unit: ms, max: 600000, round: 10, what: Time it took.}
                first: {type: bool, what: Whether it was the first time.}
                kind:
                  values: [small, medium, large]
                  what: Size of what was worked on.
                  example: small
                detail: {values: [a, b, c], required: no, only_when: {kind: [large]}, what: More.}
              never: [the text, its length]
          """
              .formatted(name, i, i / 20));
    }
    all.append("questions:\n  pillars: [{id: use, question: What is used?, events: [");
    return all.append(String.join(", ", names)).append("]}]\n").toString();
  }
}
