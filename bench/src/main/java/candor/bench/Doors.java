package candor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures what a message costs at every door of the real server, beside the native request that
 * says the same and an empty handler that gets the same bytes.
 */
final class Doors {

  private static final int CONNECTIONS = 64;
  private static final double WINDOW_SECONDS = Double.parseDouble(property("seconds", "8"));

  /** Each door has code of its own that must be compiled first. */
  private static final double WARM_SECONDS = Double.parseDouble(property("warm", "10"));

  private final Child server;
  private final Child empty;

  /** What the native rows cost, by their name and by how many messages a request of them holds. */
  private final Map<String, Map<Integer, Double>> natives = new HashMap<>();

  private Doors(Child server, Child empty) {
    this.server = server;
    this.empty = empty;
  }

  /**
   * Prints the table.
   *
   * @param arguments the folder with the plans and a new directory on the disk to be measured
   * @throws Exception if anything fails
   */
  public static void main(String[] arguments) throws Exception {
    Path plans = Path.of(arguments[0]);
    Path directory = Path.of(arguments[1]);
    Files.createDirectories(directory);
    String[] serve = {
      "serve",
      "--port",
      "0",
      "--data",
      directory.resolve("data").toString(),
      "--plan",
      plans.resolve("dimmy.yaml").toString(),
      "--plan",
      plans.resolve("shimmy.yaml").toString(),
      "--trusted-proxy",
      "127.0.0.1/32"
    };
    try (var server = Child.start("candor.server.Main", directory.resolve("server.log"), serve);
        var empty = Child.start("candor.bench.EmptyServer", directory.resolve("empty.log"))) {
      new Doors(server, empty).run();
    }
  }

  private void run() throws Exception {
    System.out.println(
        "| door | events/request | body B | events/s | p50 ms | p99 ms | CPU-s/M, store excluded "
            + "| to native | empty handler | to empty | with store | not 2xx |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
    List<DoorRow> rows = new DoorRows(keys("dimmy"), keys("shimmy")).all();
    for (DoorRow row : rows) {
      measure(row);
    }
  }

  private Function<String, String> keys(String app) {
    return name -> {
      try {
        return name.equals("hash")
            ? server.text(app, "plan", name)
            : server.text(app, "keys", name);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException("the keys of " + app + " cannot be had", e);
      }
    };
  }

  private void measure(DoorRow row) throws Exception {
    load(empty, row, WARM_SECONDS / 4);
    var floorMeter = Meter.start(empty.pid());
    double floor =
        floorMeter.perMillion(load(empty, row, WINDOW_SECONDS / 2).answered() * row.events());
    load(server, row, WARM_SECONDS);
    drain();
    var meter = Meter.start(server.pid());
    var result = load(server, row, WINDOW_SECONDS);
    long events = result.answered() * row.events();
    if (events == 0) {
      throw new IOException("the door of " + row.name() + " took nothing");
    }
    drain();
    double all = meter.perMillion(events);
    double path = all - Meter.ofStore(meter.threadsPerMillion(events));
    if (row.isNative()) {
      natives.computeIfAbsent(row.name(), _ -> new HashMap<>()).put(row.events(), path);
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d | %,.0f | %.2f | %.2f | %.2f | %s | %.2f | %.1f | %.2f | %d |",
            row.name(),
            row.events(),
            row.body().length,
            events / result.seconds(),
            result.p50Micros() / 1e3,
            result.p99Micros() / 1e3,
            path,
            toNative(row, path),
            floor,
            path / floor,
            all,
            result.failed()));
  }

  /** The native form holds one summary a request, so a list of them has no equal. */
  private String toNative(DoorRow row, double path) throws IOException {
    Map<Integer, Double> peers = natives.get(row.peer());
    if (peers == null) {
      throw new IOException("no row " + row.peer() + " before " + row.name());
    }
    Double peer = peers.get(row.events());
    return peer == null ? "-" : String.format(Locale.ROOT, "%.2f", path / peer);
  }

  private Load.Result load(Child child, DoorRow row, double seconds) throws IOException {
    return Load.run(
        new Load.Order(
            child.address().getPort(),
            child == empty ? "/v1/events" : row.path(),
            row.headers(),
            row.body(),
            CONNECTIONS,
            Duration.ofMillis((long) (seconds * 1000)),
            0));
  }

  /** Waits until everything acknowledged is in the store, so that no row pays for another. */
  private void drain() throws IOException, InterruptedException {
    for (String app : new String[] {"dimmy", "shimmy"}) {
      int status = 0;
      for (int attempt = 0; status != 200 && attempt < 20; attempt++) {
        status = server.ask(app, "refusals?consistent=true").statusCode();
      }
      if (status != 200) {
        throw new IOException("the store does not catch up, last status " + status);
      }
    }
  }

  private static String property(String name, String otherwise) {
    return System.getProperty("bench." + name, otherwise);
  }
}
