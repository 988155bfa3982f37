package candor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SplittableRandom;

/** Measures durable ingest through the real server, beside an empty handler in the same run. */
public final class Ingest {
  private static final int CONNECTIONS = 64;
  private static final double WINDOW_SECONDS = Double.parseDouble(property("seconds", "8"));

  /** A JVM compiles for about this long; younger figures are up to three times too high. */
  private static final double WARM_SECONDS = Double.parseDouble(property("warm", "20"));

  private final SplittableRandom random = new SplittableRandom();
  private final Child server;
  private final Child empty;
  private final Path directory;
  private final String key;
  private final String plan;
  private long stored;

  private Ingest(Child server, Child empty, Path directory) throws Exception {
    this.server = server;
    this.empty = empty;
    this.directory = directory;
    key = server.text("keys", "native");
    plan = server.text("plan", "hash");
  }

  /**
   * Prints the tables.
   *
   * @param arguments the plan file and a new directory on the disk to be measured
   * @throws Exception if anything fails
   */
  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    Files.createDirectories(directory);
    String[] serve = {
      "serve",
      "--port",
      "0",
      "--data",
      directory.resolve("data").toString(),
      "--plan",
      arguments[0],
      "--trusted-proxy",
      "127.0.0.1/32"
    };
    Path said = directory.resolve("server.log");
    say("| start | s to the first answer | resident MB then |");
    say("|---|---|---|");
    start("new directory", said, serve);
    start("second start", said, serve);
    try (var server = Child.start("candor.server.Main", said, serve);
        var empty = Child.start("candor.bench.EmptyServer", directory.resolve("empty.log"))) {
      new Ingest(server, empty, directory).run();
    }
    start("after the run", said, serve);
  }

  private static void start(String which, Path said, String[] serve) throws Exception {
    long begun = System.nanoTime();
    try (var child = Child.start("candor.server.Main", said, serve)) {
      child.ask("plan");
      double first = (System.nanoTime() - begun) / 1e9;
      say(
          String.format(
              Locale.ROOT,
              "| %s | %.2f | %d |",
              which,
              first,
              Processes.residentMegabytes(child.pid())));
    }
  }

  private void run() throws Exception {
    load(empty, batch(25), WARM_SECONDS / 2);
    load(server, batch(25), WARM_SECONDS);
    drain();
    say("");
    say(
        "| events/request | body B | events/s | p50 ms | p99 ms | CPU-s/M, store excluded "
            + "| empty handler | ratio | CPU-s/M with store | drained after s | not 200 |");
    say("|---|---|---|---|---|---|---|---|---|---|---|");
    for (int events : new int[] {1, 25, 100, 500}) {
      row(batch(events));
    }
    row(Batch.gzip(plan, 25, random));
    sustained();
    latency();
    sizes();
  }

  private Batch batch(int events) {
    return Batch.plain(plan, events, random);
  }

  private void row(Batch batch) throws Exception {
    load(empty, batch, 1);
    var floorMeter = Meter.start(empty.pid());
    double floor =
        floorMeter.perMillion(load(empty, batch, WINDOW_SECONDS / 2).answered() * batch.events());
    load(server, batch, 1);
    drain();
    var meter = Meter.start(server.pid());
    var result = load(server, batch, WINDOW_SECONDS);
    double drained = drain();
    long events = result.answered() * batch.events();
    var threads = meter.threadsPerMillion(events);
    double all = meter.perMillion(events);
    double path = all - Meter.ofStore(threads);
    say(
        String.format(
            Locale.ROOT,
            "| %s | %d | %,.0f | %.2f | %.2f | %.2f | %.2f | %.1f | %.2f | %.1f | %d |",
            batch.name(),
            batch.body().length,
            events / result.seconds(),
            result.p50Micros() / 1e3,
            result.p99Micros() / 1e3,
            path,
            floor,
            path / floor,
            all,
            drained,
            result.failed()));
    System.err.println(batch.name() + " " + threads);
  }

  private void sustained() throws Exception {
    long begun = System.nanoTime();
    var result = load(server, batch(100), 2 * WINDOW_SECONDS);
    drain();
    double seconds = (System.nanoTime() - begun) / 1e9;
    long events = result.answered() * 100;
    say(
        String.format(
            Locale.ROOT,
            "%nSustained, drained into the store: %,.0f events/s (%,d events in %.1f s,"
                + " 100 a request); resident %d MB, peak %d MB.",
            events / seconds,
            events,
            seconds,
            Processes.residentMegabytes(server.pid()),
            Processes.peakMegabytes(server.pid())));
  }

  private void latency() throws Exception {
    say("");
    say(
        "| offered events/s | answered | p50 ms | p99 ms | fdatasync beside p50 ms | p99 ms "
            + "| empty handler p99 ms | failed |");
    say("|---|---|---|---|---|---|---|---|");
    for (int offered : new int[] {25_000, 50_000, 100_000, 200_000}) {
      drain();
      var floor = Load.run(order(empty, batch(25), WINDOW_SECONDS / 2, offered / 25.0));
      var probe = DiskProbe.beside(directory, WINDOW_SECONDS);
      var result = Load.run(order(server, batch(25), WINDOW_SECONDS, offered / 25.0));
      var disk = probe.get();
      stored += result.answered() * 25;
      say(
          String.format(
              Locale.ROOT,
              "| %,d | %,.0f | %.2f | %.2f | %.2f | %.2f | %.2f | %d |",
              offered,
              result.perSecond() * 25,
              result.p50Micros() / 1e3,
              result.p99Micros() / 1e3,
              disk.nanosAt(0.5) / 1e6,
              disk.nanosAt(0.99) / 1e6,
              floor.p99Micros() / 1e3,
              result.failed()));
    }
  }

  private void sizes() throws Exception {
    drain();
    say("");
    try (var files = Files.walk(directory.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        System.err.println(Files.size(file) + " " + file);
      }
    }
    say(
        String.format(
            Locale.ROOT, "Stored so far: %,d events (about: gzip repeats left out).", stored));
  }

  private Load.Result load(Child child, Batch batch, double seconds) throws IOException {
    var result = Load.run(order(child, batch, seconds, 0));
    boolean counts = child == server && !batch.compressed();
    stored += counts ? result.answered() * batch.events() : 0;
    return result;
  }

  private Load.Order order(Child child, Batch batch, double seconds, double perSecond) {
    return new Load.Order(
        child.address().getPort(),
        "/v1/events",
        batch.headers(key),
        batch.body(),
        CONNECTIONS,
        Duration.ofMillis((long) (seconds * 1000)),
        perSecond);
  }

  /** Waits until everything acknowledged is in the store and returns how long that took. */
  private double drain() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    int status = 0;
    for (int attempt = 0; status != 200 && attempt < 20; attempt++) {
      status = server.ask("trend?event=agent_run&consistent=true").statusCode();
    }
    if (status != 200) {
      throw new IOException("the store does not catch up, last status " + status);
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  private static String property(String name, String otherwise) {
    return System.getProperty("bench." + name, otherwise);
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
