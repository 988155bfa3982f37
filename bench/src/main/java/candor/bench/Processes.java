package candor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Reads what Linux knows of a process. */
final class Processes {
  /** Ticks a second in /proc, the same on every Linux that Java runs on. */
  private static final double TICKS = 100;

  private Processes() {}

  /** Returns the CPU seconds of a process so far, user and system. */
  static double cpu(long pid) throws IOException {
    return ticks(Path.of("/proc", Long.toString(pid), "stat")) / TICKS;
  }

  /** Returns the CPU seconds by kind of thread. */
  static Map<String, Double> cpuByThread(long pid) throws IOException {
    var seconds = new TreeMap<String, Double>();
    try (var tasks = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
      for (Path task : tasks) {
        add(seconds, task);
      }
    }
    return seconds;
  }

  /** Returns the resident memory in megabytes. */
  static long residentMegabytes(long pid) throws IOException {
    return status(pid, "VmRSS:") >> 10;
  }

  /** Returns the largest resident memory so far in megabytes. */
  static long peakMegabytes(long pid) throws IOException {
    return status(pid, "VmHWM:") >> 10;
  }

  private static void add(Map<String, Double> seconds, Path task) {
    try {
      String name = Files.readString(task.resolve("comm")).strip().replaceAll("[-#]?[0-9]+$", "");
      seconds.merge(name, ticks(task.resolve("stat")) / TICKS, Double::sum);
    } catch (IOException threadEnded) {
      seconds.merge("ended", 0.0, Double::sum);
    }
  }

  private static double ticks(Path stat) throws IOException {
    String line = Files.readString(stat);
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
  }

  private static long status(long pid, String field) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith(field)) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    return 0;
  }
}
