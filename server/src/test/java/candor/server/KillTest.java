package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.json.Json;
import candor.server.KillLedger.Batch;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills the server twenty times under load and counts what is left, at two doors. */
@Order(2)
// Starts 21 servers; where others build, each takes long.
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class KillTest {
  private static final int KILLS = 20;
  private static final int CLIENTS = 4;

  /** At most so many acknowledged batches pass between start and kill. */
  private static final int LONGEST_LIFE = 120;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PLAN = Path.of("..", "plans", "osaurus.yaml").toString();

  /** Its starts raise a counter, and what an install was first and last is remembered. */
  private static final String COUNTING = Path.of("..", "plans", "dimmy.yaml").toString();

  private static final String INSTALL = "6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001";

  @TempDir private Path directory;

  private final long seed = Long.getLong("candor.kill.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final KillLedger ledger = new KillLedger(seed);

  @Test
  void nothingAcknowledgedIsLostOrStoredTwice() throws Exception {
    for (int kill = 0; kill < KILLS; kill++) {
      live();
    }
    try (var server = start()) {
      var session = new Session(server);
      while (ledger.hasUnanswered()) {
        session.send(ledger.next());
      }
      report(ledger.acknowledgedByHour(false), session.storedByHour());
      session.assertCountedOnce(ledger.acknowledgedByHour(true));
    }
  }

  private ChildServer start() throws IOException {
    String data = directory.resolve("data").toString();
    return ChildServer.start(
        "serve", "--port", "0", "--data", data, "--plan", PLAN, "--plan", COUNTING);
  }

  private void live() throws Exception {
    try (var server = start()) {
      var session = new Session(server);
      var clients = new ArrayList<Thread>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(Thread.ofVirtual().start(session::sendUntilCut));
      }
      ledger.awaitAcknowledged(1 + random.nextInt(LONGEST_LIFE));
      server.kill();
      for (Thread client : clients) {
        if (!client.join(PATIENCE)) {
          throw new TimeoutException("a client did not notice that its server is gone");
        }
      }
      assertEquals(List.of(), ledger.complaints());
    }
  }

  private void report(Map<Instant, Long> acknowledged, Map<Instant, Long> stored) {
    long missing = 0;
    long twice = 0;
    var hours = new TreeSet<>(acknowledged.keySet());
    hours.addAll(stored.keySet());
    for (Instant hour : hours) {
      long surplus = stored.getOrDefault(hour, 0L) - acknowledged.getOrDefault(hour, 0L);
      missing += Math.max(0, -surplus);
      twice += Math.max(0, surplus);
    }
    String counts =
        "seed %d: %d kills, %s; %d events acknowledged, %d stored, %d missing, %d stored twice"
            .formatted(seed, KILLS, ledger, sum(acknowledged), sum(stored), missing, twice);
    System.out.println(counts);
    assertEquals(List.of(0L, 0L), List.of(missing, twice), counts);
    assertEquals(List.of(), ledger.complaints());
  }

  private static long sum(Map<Instant, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Speaks to one life of the server. */
  private final class Session {
    private final ChildServer server;
    private final String key;
    private final String plan;
    private final String posthog;

    private Session(ChildServer server) throws Exception {
      this.server = server;
      key = text(server.ask("osaurus/keys").get("native"));
      plan = text(server.ask("osaurus/plan").get("hash"));
      posthog = text(server.ask("dimmy/keys").get("posthog"));
    }

    private void sendUntilCut() {
      try {
        while (send(ledger.next())) {
          // On and on, until the server is killed.
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Sends one batch and tells whether there was an answer. */
    private boolean send(Batch batch) throws InterruptedException {
      try {
        note(
            batch,
            batch.isForeign()
                ? server.post("/batch/", "Authorization", "Bearer " + posthog, foreign(batch))
                : server.post("/v1/events", "Candor-Key", key, body(batch)));
        return true;
      } catch (IOException cut) {
        ledger.unanswered(batch);
        return false;
      }
    }

    private void note(Batch batch, HttpResponse<String> answer) {
      if (answer.statusCode() == 503) {
        ledger.unanswered(batch);
        return;
      }
      String all = batch.isForeign() ? "\"status\":1" : "\"admitted\":" + batch.ids().size();
      if (answer.statusCode() == 200 && answer.body().replace(" ", "").contains(all)) {
        ledger.acknowledged(batch);
      } else {
        ledger.complain(answer.statusCode() + " " + answer.body());
      }
    }

    private String body(Batch batch) {
      String events =
          batch.ids().stream()
              .map(id ->
                  """
                  {"id":"%s","name":"chat_session_started","at":"%s","props":{}}\
                  """
                      .formatted(id, batch.at()))
              .collect(Collectors.joining(","));
      return """
      {"plan":"%s","app":"osaurus","sent_at":"%s","debug":false,
       "session":"0193a6b0-0000-7000-8000-0000000000aa",
       "context":{"total_memory_gb":"16","app_version":"0.18.2","os_name":"macos",
        "os_version":"26.1.0","locale":"en-GB","sdk_version":"candor@0.1.0"},
       "events":[%s]}\
      """
          .formatted(plan, Instant.now(), events);
    }

    /**
     * Asks to raise what the plan raises by itself, and tells a version that is that of an hour.
     */
    private String foreign(Batch batch) {
      String events =
          batch.ids().stream()
              .map(id ->
                  """
                  {"event":"app.started","uuid":"%s","distinct_id":"%s","timestamp":"%s",
                   "properties":{"cold_start_ms":1,"app_version":"%s","os":"linux",
                    "$add":{"total_sessions":1},"$increment":{"total_sessions":1}}}\
                  """
                      .formatted(id, INSTALL, batch.at(), version(batch.at())))
              .collect(Collectors.joining(","));
      return "{\"batch\":[" + events + "]}";
    }

    private static String version(Instant at) {
      return "1.0." + at.getEpochSecond() / 3_600 % 10_000;
    }

    /** No repeat, disorder or kill may raise a counter twice, or move what came first or last. */
    private void assertCountedOnce(SortedMap<Instant, Long> acknowledged) throws Exception {
      var asked =
          server.ask(
              "dimmy/people?consistent=true&from=%s&to=%s".formatted(ledger.from(), ledger.to()));
      var person = (Json.Dictionary) list(asked.get("people")).getFirst();
      var counters = (Json.Dictionary) Objects.requireNonNull(person.get("counters"));
      var known = (Json.Dictionary) Objects.requireNonNull(person.get("properties"));
      String seed = "seed " + KillTest.this.seed;
      assertEquals(new Json.Whole(sum(acknowledged)), counters.get("total_sessions"), seed);
      assertEquals(version(acknowledged.firstKey()), text(known.get("first_app_version")), seed);
      assertEquals(version(acknowledged.lastKey()), text(known.get("latest_app_version")), seed);
    }

    private Map<Instant, Long> storedByHour() throws Exception {
      var trend =
          server.ask(
              "osaurus/trend?event=chat_session_started&interval=hour&consistent=true&from=%s&to=%s"
                  .formatted(ledger.from(), ledger.to()));
      List<Json> starts = list(trend.get("starts"));
      List<Json> series = list(trend.get("series"));
      List<Json> values = list(((Json.Dictionary) series.getFirst()).get("values"));
      var hours = new TreeMap<Instant, Long>();
      for (int i = 0; i < starts.size(); i++) {
        hours.put(Instant.parse(text(starts.get(i))), ((Json.Whole) values.get(i)).value());
      }
      hours.values().removeIf(count -> count == 0);
      return hours;
    }

    private static List<Json> list(@Nullable Json json) {
      return json instanceof Json.Array array ? array.items() : List.of();
    }

    private static String text(@Nullable Json json) {
      return json instanceof Json.Text text ? text.value() : "";
    }
  }
}
