package candor.bench;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tells how much CPU a process used between two moments, by kind of thread. */
final class Meter {
  private final long pid;
  private final double before;
  private final Map<String, Double> threadsBefore;

  private Meter(long pid, double before, Map<String, Double> threadsBefore) {
    this.pid = pid;
    this.before = before;
    this.threadsBefore = threadsBefore;
  }

  static Meter start(long pid) throws IOException {
    return new Meter(pid, Processes.cpu(pid), Processes.cpuByThread(pid));
  }

  /** Returns CPU-seconds per million. */
  double perMillion(long count) throws IOException {
    return (Processes.cpu(pid) - before) * 1e6 / count;
  }

  /** Returns CPU-seconds per million by kind of thread, largest part of the work only. */
  Map<String, Double> threadsPerMillion(long count) throws IOException {
    var parts = new TreeMap<String, Double>();
    Processes.cpuByThread(pid)
        .forEach((name, seconds) -> {
          double used = (seconds - threadsBefore.getOrDefault(name, 0.0)) * 1e6 / count;
          if (used > 0.005) {
            parts.put(name, Math.round(used * 100) / 100.0);
          }
        });
    return parts;
  }

  /**
   * Sums up the threads that carry events into the store and keep it. The engine's own are called
   * like the thread that opened it.
   */
  static double ofStore(Map<String, Double> threads) {
    return threads.entrySet().stream()
        .filter(part -> part.getKey().matches("pump|store-opening|java|duckdb.*|Thread"))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
