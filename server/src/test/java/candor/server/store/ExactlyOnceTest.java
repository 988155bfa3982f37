package candor.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applies random deliveries with repeats, restarts and crashes, and counts what is there. */
@Tag("T19")
final class ExactlyOnceTest {

  private static final String APP = "app";

  /** Small, so that the window turns several times in a run; repeats reach back less than this. */
  private static final StoreOptions SMALL_WINDOW = StoreOptions.DEFAULT.withRememberedIds(300);

  private static final int REACH = 250;

  @TempDir Path dir;

  private final List<Message.Track> sent = new ArrayList<>();
  private final Set<UUID> ids = new HashSet<>();
  private final List<Delivery> log = new ArrayList<>();
  private int places;

  @Test
  void repeatsRestartsAndCrashesChangeNoFigure() throws IOException {
    for (int seed = 0; seed < 3; seed++) {
      run(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), seed);
    }
  }

  private void run(RandomGenerator random, int seed) throws IOException {
    sent.clear();
    ids.clear();
    log.clear();
    Path place = dir.resolve("run" + places++);
    Store store = open(place);
    int applied = 0;
    for (int round = 0; round < 120; round++) {
      record(random);
      if (random.nextInt(3) == 0) {
        // What the pump does after a restart: it may offer again what was applied.
        int from = Math.max(0, applied - random.nextInt(3));
        store.apply(log.subList(from, log.size()));
        applied = log.size();
        check(store, applied, "seed " + seed + " round " + round);
      }
      switch (random.nextInt(24)) {
        case 0 -> {
          store.close();
          store = open(place);
        }
        case 1 -> {
          Path copy = dir.resolve("run" + places++);
          copy(place, copy);
          store.close();
          place = copy;
          store = open(place);
        }
        default -> {}
      }
      check(store, applied, "seed " + seed + " round " + round);
    }
    assertEquals(List.of(), store.verifySets());
    store.close();
  }

  private static Store open(Path place) throws IOException {
    Store store = EmbeddedStore.open(place, SMALL_WINDOW);
    store.adopt(Samples.plan(APP, Model.INSTALL));
    return store;
  }

  /** Copies the files as they are on disk at this moment, as a killed process leaves them. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private void record(RandomGenerator random) {
    var messages = new ArrayList<Message>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      boolean repeat = !sent.isEmpty() && random.nextInt(3) == 0;
      Message.Track message =
          repeat
              ? sent.get(sent.size() - 1 - random.nextInt(Math.min(REACH, sent.size())))
              : fresh(random);
      messages.add(message);
    }
    log.add(
        new Delivery((log.size() + 1) * 10L, APP, "sha256:1", Samples.NOON, messages, Map.of()));
  }

  private Message.Track fresh(RandomGenerator random) {
    Instant at = Samples.NOON.minusSeconds(random.nextInt(500_000));
    Sender sender = Samples.sender(Samples.install(random.nextInt(30)), "mac");
    var message =
        new Message.Track(
            new UUID(random.nextLong(), random.nextLong()),
            "sent",
            at,
            sender,
            Map.of("source", new Json.Text("ui")));
    sent.add(message);
    return message;
  }

  private void check(Store store, int applied, String when) throws IOException {
    var stored = new HashSet<UUID>();
    var perInstall = new java.util.HashMap<String, Long>();
    for (Delivery delivery : log.subList(0, applied)) {
      for (Message message : delivery.messages()) {
        if (message instanceof Message.Track track && stored.add(track.id())) {
          perInstall.merge(
              java.util.Objects.requireNonNull(track.sender().install()), 1L, Long::sum);
        }
      }
    }
    assertEquals(applied * 10L, store.position(), when);
    assertEquals(stored.size(), store.storedEvents(APP), when);
    String install = Samples.install(applied % 30);
    Findings.Person person = store.person(APP, install);
    long counted = person == null ? 0 : person.counter("total_sent");
    assertEquals(perInstall.getOrDefault(install, 0L), counted, when);
  }
}
