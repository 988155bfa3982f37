package candor.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Sender;
import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that applies without end, and looks at what it left. */
final class StoreKillTest {

  private static final String APP = "app";
  private static final int EVENTS_EACH = 40;

  @TempDir Path dir;

  @Test
  void whatWasAppliedBeforeAKillIsThereExactlyOnce() throws Exception {
    var random = RandomGenerator.of("L64X128MixRandom");
    for (int kill = 0; kill < 4; kill++) {
      long reported = runAndKill(20 + random.nextInt(60));
      try (Store store = open(dir)) {
        long position = store.position();
        assertTrue(position >= reported, "reported " + reported + ", found " + position);
        assertEquals(position * EVENTS_EACH, store.storedEvents(APP));
        Findings.Person person = store.person(APP, Samples.install(1));
        assertEquals(position, person == null ? 0 : person.counter("total_sent"));
        assertEquals(List.of(), store.verifySets());
      }
    }
  }

  /** Starts the child, waits for some reports, kills it, and returns the last report. */
  private long runAndKill(int reports) throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StoreKillTest.class.getName(),
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = 0;
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < reports; i++) {
        String line = lines.readLine();
        assertTrue(line != null, "the child must go on until it is killed");
        last = Long.parseLong(line);
      }
      child.toHandle().destroyForcibly();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = Long.parseLong(line);
      }
    }
    child.waitFor();
    return last;
  }

  private static Store open(Path place) throws IOException {
    Store store = EmbeddedStore.open(place, StoreOptions.DEFAULT.withRememberedIds(5_000));
    store.adopt(Samples.plan(APP, Model.INSTALL));
    return store;
  }

  /**
   * Applies one delivery after the other and prints the position after each.
   *
   * @param args the directory
   * @throws IOException if the store fails
   */
  public static void main(String[] args) throws IOException {
    try (Store store = open(Path.of(args[0]))) {
      for (long n = store.position() + 1; n < 1_000_000; n++) {
        var messages = new ArrayList<Message>();
        for (int i = 0; i < EVENTS_EACH; i++) {
          Sender sender = Samples.sender(Samples.install(i), "mac");
          messages.add(
              Samples.sent(
                  Samples.id(n * EVENTS_EACH + i), Samples.NOON.minusSeconds(n), sender, "ui"));
        }
        store.apply(List.of(new Delivery(n, APP, "sha256:1", Samples.NOON, messages, Map.of())));
        System.out.println(n);
      }
    }
  }
}
