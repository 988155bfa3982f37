package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.json.Json;
import candor.json.JsonReader;
import candor.plan.Plan;
import candor.plan.text.PlanWriter;
import candor.sdk.Candor;
import candor.sdk.Options;
import candor.sdk.consent.Machine;
import candor.sdk.consent.Places;
import candor.sdk.typed.Event;
import candor.sdk.typed.Values;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that what the client records arrives once, whatever dies on the way. */
final class SdkArrivesTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path temp;

  /** An event without properties, as generated code makes it. */
  private record Bare(int place) implements Event {
    @Override
    public void write(Values values) {
      // It has none.
    }
  }

  @Test
  void everyEventIsCountedOnceAlsoWhenTheServerDiesInBetween() throws Exception {
    Path file = Path.of("..", "plans", "osaurus.yaml");
    Plan plan = Objects.requireNonNull(PlanFile.read(file).plan());
    Bare started = new Bare(place(plan, "server_started"));
    String port;
    try (var server = serve("0", file)) {
      port = Integer.toString(server.address().getPort());
      try (var client = client(plan, server.address())) {
        record(client, started, 300);
        assertEquals(64, client.status().waiting(), "only what the plan holds waits for consent");
        client.answer("usage", true);
        record(client, started, 500);

        assertTrue(client.flush(LONG), () -> client.status().toString());

        assertEquals(564, counted(server));
        server.kill();
        record(client, started, 200);
        assertFalse(client.flush(Duration.ofSeconds(2)));
      }
    }
    try (var server = serve(port, file);
        var client = client(plan, server.address())) {
      assertTrue(client.flush(LONG), () -> client.status().toString());

      assertEquals(764, counted(server));
      assertEquals(0, client.ledger().verify());
    }
  }

  /** The ring holds a thousand events; a test records faster than any application. */
  private static void record(Candor client, Event event, int times) {
    for (int i = 0; i < times; i++) {
      client.record(event);
    }
    assertEquals(0, client.status().refused());
  }

  private static int place(Plan plan, String event) {
    return List.copyOf(new TreeSet<>(plan.events().keySet())).indexOf(event);
  }

  private ChildServer serve(String port, Path plan) throws Exception {
    return ChildServer.start("serve", "--port", port, "--data", data(), "--plan", plan.toString());
  }

  private String data() {
    return temp.resolve("data").toString();
  }

  private Candor client(Plan plan, URI server) throws Exception {
    var ran = ChildServer.run(temp, "keys", "--data", data(), "--app", "osaurus", "--json");
    var keys = (Json.Dictionary) JsonReader.read(ran.out().getBytes(StandardCharsets.UTF_8));
    var key = ((Json.Text) Objects.requireNonNull(keys.get("native"))).value();
    return Candor.open(
        PlanWriter.write(plan),
        Options.to(server, key)
            .machine(new Machine(Map.of(), "Mac OS X", temp))
            .places(new Places(temp.resolve("answers.json"), temp.resolve("state")))
            .context(Map.of("app_version", new Json.Text("0.18.2"))));
  }

  private static long counted(ChildServer server) throws Exception {
    var answer = server.ask("osaurus/trend?event=server_started&consistent=true");
    if (answer.get("series") instanceof Json.Array series
        && series.items().getFirst() instanceof Json.Dictionary line
        && line.get("total") instanceof Json.Whole total) {
      return total.value();
    }
    throw new AssertionError(answer.toString());
  }
}
