package candor.bench;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.intake.DailyIdentity;
import candor.server.intake.Intake;
import candor.server.intake.IntakeOptions;
import candor.server.intake.Tally;
import candor.server.log.EventLog;
import candor.server.registry.FileRegistry;
import candor.server.registry.Registry;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Measures what one event costs between the socket and the log: key, limit, read, judge, encode.
 *
 * <p>Run with the plan of Osaurus as its argument, from the root: {@code plans/osaurus.yaml}.
 */
public final class IntakePath {

  private static final int ROUNDS = 6;
  private static final int EVENTS_PER_ROUND = 500_000;

  private IntakePath() {}

  /**
   * Prints one line for each size of a batch.
   *
   * @param arguments the plan file
   * @throws Exception if the plan cannot be read
   */
  public static void main(String[] arguments) throws Exception {
    Plan plan = PlanFile.read(Path.of(arguments[0])).plan();
    if (plan == null) {
      throw new IllegalArgumentException("the plan has mistakes");
    }
    Path data = Files.createTempDirectory("intake-path");
    Registry registry = FileRegistry.open(data);
    Registry.App app = registry.adopt(plan);
    var log = new Swallow();
    var routes = new Routes();
    new Intake(
            registry,
            log,
            new Tally(),
            Clock.systemUTC(),
            DailyIdentity.open(data.resolve("identity"), Clock.systemUTC(), new SecureRandom()),
            IntakeOptions.unlimited())
        .addTo(routes);
    for (int size : List.of(25, 1, 100)) {
      measure(routes.all().getFirst(), app, size, log);
    }
  }

  private static void measure(Routes.Route door, Registry.App app, int size, Swallow log)
      throws Exception {
    var request = request(app, size);
    var threads = ManagementFactory.getThreadMXBean();
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadCpuTime();
      for (int event = 0; event < EVENTS_PER_ROUND; event += size) {
        door.handler().handle(new Check(request));
      }
      best = Math.min(best, (threads.getCurrentThreadCpuTime() - before) / 1e3 / EVENTS_PER_ROUND);
    }
    System.out.printf(
        "%3d events a request: %.2f CPU-us an event, %.1f bytes of body, %.1f of record%n",
        size, best, request.body().length / (double) size, log.last / (double) size);
  }

  private static Request request(Registry.App app, int size) {
    var events = new StringJoiner(",");
    Instant start = Instant.now().minus(Duration.ofMinutes(1));
    for (int i = 0; i < size; i++) {
      events.add(
          """
          {"id":"%s","name":"message_sent","at":"%s","props":{"source":"chat_ui",\
          "model_source":"remote","provider_type":"openai","model_hash":"%012x",\
          "is_agent":%s,"stream":true}}\
          """
              .formatted(UUID.randomUUID(), start.plusMillis(1_371L * i), i % 5, i % 3 == 0));
    }
    String body =
        """
        {"plan":"%s","app":"%s","sent_at":"%s","session":"%s","debug":false,"context":{\
        "total_memory_gb":"36","app_version":"0.18.2","os_name":"macos","os_version":"26.1.0",\
        "locale":"en-GB"},"events":[%s]}\
        """
            .formatted(app.hash(), app.id(), Instant.now(), UUID.randomUUID(), events);
    return new Request(
        "POST",
        "/v1/events",
        Map.of(),
        Map.of("candor-key", app.keys().nativeKey(), "user-agent", "candor-sdk/1"),
        body.getBytes(StandardCharsets.UTF_8),
        InetAddress.getLoopbackAddress());
  }

  /** Fails when an answer is no success. */
  private record Check(Request request) implements Exchange {
    @Override
    public void answer(Response response) {
      if (response.status() != 200) {
        throw new IllegalStateException(new String(response.body(), StandardCharsets.UTF_8));
      }
    }

    @Override
    public EventStream stream() {
      throw new AssertionError("doors never stream");
    }
  }

  /** Confirms everything at once and keeps nothing. */
  private static final class Swallow implements EventLog {
    private int last;
    private long end;

    @Override
    public boolean append(byte[] record, Confirmation confirmation) {
      last = record.length;
      end += last;
      confirmation.durable(end);
      return true;
    }

    @Override
    public long durableEnd() {
      return end;
    }

    @Override
    public List<Entry> read(long from, int maxBytes) {
      return List.of();
    }

    @Override
    public boolean await(long from, Duration atMost) {
      return false;
    }

    @Override
    public void release(long upTo) {
      throw new AssertionError("the intake never releases");
    }

    @Override
    public void close() {
      end = 0;
    }
  }
}
