package candor.bench;

import candor.compile.PlanFile;
import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.server.delivery.Delivery;
import candor.server.store.EmbeddedStore;
import candor.server.store.Store;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Measures how fast the embedded store applies events of a real plan, and how large they become.
 */
public final class StoreApply {

  /** What one phone-home brings. */
  private static final int EVENTS_EACH = 25;

  private static final int INSTALLS = 100_000;

  private static final Instant START = Instant.parse("2026-08-01T00:00:00Z");

  private final Plan plan;
  private SplittableRandom random = new SplittableRandom(1);
  private final List<Map.Entry<String, Plan.Event>> events;
  private long position;
  private Instant now = START;
  private final long pauseMillis;

  private StoreApply(Plan plan, long pauseMillis) {
    this.plan = plan;
    this.pauseMillis = pauseMillis;
    this.events = List.copyOf(plan.events().entrySet());
  }

  /**
   * Runs the measurement and prints one line per round, and one per question.
   *
   * @param args the plan's file, the number of events, the events per transaction, the days that
   *     they are spread over, and the directory, in which a store that is there already is only
   *     asked
   * @throws IOException if a file fails
   */
  public static void main(String[] args) throws IOException {
    Plan plan = Objects.requireNonNull(PlanFile.read(Path.of(args[0])).plan());
    int total = Integer.parseInt(args[1]);
    int batch = Integer.parseInt(args[2]);
    long days = args.length > 3 ? Long.parseLong(args[3]) : 1;
    Path dir = args.length > 4 ? Path.of(args[4]) : Files.createTempDirectory("store-apply");
    long pause = Duration.ofDays(days).toMillis() * EVENTS_EACH / total;
    new StoreApply(plan, pause).run(dir, total, batch, START.plus(Duration.ofDays(days)));
  }

  private void run(Path dir, int total, int batch, Instant end) throws IOException {
    int rounds = 10;
    try (Store store = EmbeddedStore.open(dir, StoreOptions.DEFAULT)) {
      store.adopt(plan);
      for (int round = 0; store.position() == 0 || (round > 0 && round < rounds); round++) {
        round(store, total / rounds, batch);
      }
      position = store.position();
      // What arrives now must not have the ids of what arrived before.
      random = new SplittableRandom(position);
      new StoreAsk(plan, store, end, () -> arrive(store, end)).run();
    }
    try (Stream<Path> files = Files.walk(dir)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      System.out.printf("bytes per event %.1f%n", bytes / (double) total);
    }
    long start = System.nanoTime();
    EmbeddedStore.open(dir, StoreOptions.DEFAULT).close();
    System.out.printf("open again and close %.0f ms%n", (System.nanoTime() - start) / 1e6);
  }

  private void arrive(Store store, Instant end) throws IOException {
    now = end.minus(Duration.ofMinutes(10));
    store.apply(deliveries(1));
  }

  private void round(Store store, int rows, int batch) throws IOException {
    long nanos = 0;
    long cpu = 0;
    long slowest = 0;
    for (int done = 0; done < rows; done += batch) {
      List<Delivery> deliveries = deliveries(batch / EVENTS_EACH);
      long cpuBefore = cpu();
      long start = System.nanoTime();
      store.apply(deliveries);
      long took = System.nanoTime() - start;
      cpu += cpu() - cpuBefore;
      nanos += took;
      slowest = Math.max(slowest, took);
    }
    System.out.printf(
        "%,d rows/s, CPU %.2f s per million, slowest transaction %.0f ms%n",
        (long) (rows / (nanos / 1e9)), cpu / 1e9 / rows * 1e6, slowest / 1e6);
  }

  /** Returns the CPU time of the whole process, the engine's threads included. */
  private static long cpu() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime();
  }

  private List<Delivery> deliveries(int count) {
    var deliveries = new ArrayList<Delivery>(count);
    for (int i = 0; i < count; i++) {
      now = now.plus(Duration.ofMillis(random.nextLong(2 * pauseMillis)));
      int person = (int) (INSTALLS * Math.pow(random.nextDouble(), 3));
      Sender sender = sender(person);
      var messages = new ArrayList<Message>(EVENTS_EACH);
      for (int k = 0; k < EVENTS_EACH; k++) {
        messages.add(message(sender, now.minusSeconds(EVENTS_EACH - k)));
      }
      position += 1000;
      deliveries.add(new Delivery(position, plan.app().id(), "sha256:1", now, messages, Map.of()));
    }
    return deliveries;
  }

  private Sender sender(int person) {
    String install =
        switch (plan.identity().model()) {
          case NONE -> null;
          case INSTALL -> new UUID(person * 0x9e3779b97f4a7c15L, 0x8000L << 48 | person).toString();
          case DAILY -> now.toString().substring(0, 10) + person;
        };
    return new Sender(
        install,
        new UUID(random.nextLong(), random.nextLong()).toString(),
        false,
        values(plan.context()));
  }

  private Message message(Sender sender, Instant at) {
    var event = events.get((int) (events.size() * Math.pow(random.nextDouble(), 2)));
    var id = new UUID(at.toEpochMilli() << 16 | 0x7000 | random.nextInt(4096), random.nextLong());
    return new Message.Track(id, event.getKey(), at, sender, values(event.getValue().properties()));
  }

  private Map<String, Json> values(Map<String, Property> properties) {
    var values = new LinkedHashMap<String, Json>();
    properties.forEach((name, property) -> {
      if (property.required() || random.nextInt(3) > 0) {
        values.put(name, value(property.type()));
      }
    });
    return values;
  }

  private Json value(PropertyType type) {
    List<String> spellings =
        PropertyType.spellings(type).values().stream()
            .filter(v -> !v.isEmpty())
            .distinct()
            .toList();
    return switch (type.kind()) {
      case BOOLEAN -> new Json.Bool(random.nextBoolean());
      case WHOLE -> new Json.Whole(random.nextInt(5_000));
      case DECIMAL -> new Json.Decimal(random.nextInt(200) * 0.05);
      case TEXT ->
          new Json.Text(
              spellings.isEmpty()
                  ? "1." + random.nextInt(30) + "." + random.nextInt(5)
                  : spellings.get(random.nextInt(spellings.size())));
      case TEXTS ->
          new Json.Array(spellings.stream().limit(3).map(v -> (Json) new Json.Text(v)).toList());
    };
  }
}
