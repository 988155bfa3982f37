package candor.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.server.delivery.Delivery;
import candor.server.people.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares what is remembered of installs with a slow and obvious count of the same messages:
 * repeats, disorder, equal times, erasures, restarts and kills.
 */
@Tag("T19")
final class PeopleAgreeTest {

  private static final String APP = "app";
  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

  @TempDir Path dir;

  private final List<Message> sent = new ArrayList<>();
  private final List<Delivery> log = new ArrayList<>();
  private int places;

  @Test
  void whatIsRememberedIsWhatTheMessagesSay() throws IOException {
    for (int seed = 0; seed < 4; seed++) {
      run(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), seed);
    }
  }

  private void run(RandomGenerator random, int seed) throws IOException {
    sent.clear();
    log.clear();
    Path place = dir.resolve("run" + places++);
    Store store = open(place);
    for (int round = 0; round < 25; round++) {
      record(random);
      int from = Math.max(0, log.size() - 1 - random.nextInt(3));
      store.apply(log.subList(from, log.size()));
      if (random.nextInt(8) == 0) {
        Path copy = dir.resolve("run" + places++);
        copy(place, copy);
        store.close();
        place = copy;
        store = open(place);
      }
      if (round % 4 == 0) {
        check(store, "seed " + seed + " round " + round);
      }
    }
    check(store, "seed " + seed + " at the end");
    store.close();
  }

  private static Store open(Path place) throws IOException {
    Store store = EmbeddedStore.open(place, StoreOptions.DEFAULT);
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

  private static String install(int number) {
    return new UUID(0x3f25_04e0_0000_4000L + number, 0x8000_0000_0000_0000L + number).toString();
  }

  /** Returns the half that the store shows. */
  private static String id(String install) {
    return install.replace("-", "").substring(0, 16);
  }

  private void record(RandomGenerator random) {
    var messages = new ArrayList<Message>();
    for (int i = random.nextInt(10); i >= 0; i--) {
      boolean repeat = !sent.isEmpty() && random.nextInt(3) == 0;
      Message message = repeat ? sent.get(random.nextInt(sent.size())) : fresh(random);
      sent.add(message);
      messages.add(message);
    }
    log.add(
        new Delivery((log.size() + 1) * 10L, APP, "sha256:1", Samples.NOON, messages, Map.of()));
  }

  private static Message fresh(RandomGenerator random) {
    var id = new UUID(random.nextLong(), random.nextLong());
    var context = new HashMap<String, Json>();
    if (random.nextInt(4) > 0) {
      context.put("os", new Json.Text(pick(random, "mac", "win", "linux")));
    }
    var sender = new Sender(install(random.nextInt(6)), null, random.nextInt(6) == 0, context);
    // Few moments, so that many are equal.
    Instant at = BEGIN.plusSeconds(random.nextInt(40) * 50_000L);
    if (random.nextInt(40) == 0) {
      return new Message.Erase(id, at, sender);
    }
    return random.nextBoolean()
        ? Samples.sent(id, at, sender, pick(random, "ui", "api", "plugin"))
        : new Message.Track(id, "opened", at, sender, Map.of());
  }

  private static String pick(RandomGenerator random, String... words) {
    return words[random.nextInt(words.length)];
  }

  private void check(Store store, String when) throws IOException {
    var kept = kept();
    for (boolean debug : new boolean[] {false, true}) {
      var listed = new LinkedHashMap<String, People.Person>();
      var range = new People.Range(APP, debug, BEGIN, END);
      for (int skip = 0; skip == listed.size(); skip += 2) {
        store.people().list(range, skip, 2).forEach(person -> listed.put(person.id(), person));
      }
      var expected = new HashMap<String, People.Person>();
      for (int number = 0; number < 6; number++) {
        String install = install(number);
        var own = of(kept, install);
        var build = own.stream().filter(track -> track.sender().debug() == debug).toList();
        People.Person person = build.isEmpty() ? null : expected(id(install), own, build);
        assertEquals(person, store.people().person(APP, debug, id(install)), when);
        assertEquals(person, store.people().person(APP, debug, install), when);
        assertEquals(build.size(), store.people().deeds(range, install, 1_000).size(), when);
        if (person != null) {
          expected.put(person.id(), person);
        }
      }
      assertEquals(expected, new HashMap<>(listed), when);
      var times = listed.values().stream().map(People.Person::last).toList();
      assertEquals(times.stream().sorted(Comparator.reverseOrder()).toList(), times, when);
    }
  }

  /**
   * Walks over everything that was sent: the first of an id counts, an erasure takes all before.
   */
  private List<Message.Track> kept() {
    Set<UUID> ids = new HashSet<>();
    var kept = new ArrayList<Message.Track>();
    for (Delivery delivery : log) {
      for (Message message : delivery.messages()) {
        switch (message) {
          case Message.Track track when ids.add(track.id()) -> kept.add(track);
          case Message.Erase erase when ids.add(erase.id()) ->
              kept.removeIf(
                  track -> Objects.equals(track.sender().install(), erase.sender().install()));
          default -> {
            // Nothing else changes what is remembered.
          }
        }
      }
    }
    return kept;
  }

  private static List<Message.Track> of(List<Message.Track> kept, String install) {
    return kept.stream().filter(track -> install.equals(track.sender().install())).toList();
  }

  private static People.Person expected(
      String id, List<Message.Track> own, List<Message.Track> build) {
    long count = own.stream().filter(track -> track.name().equals("sent")).count();
    var properties = new HashMap<String, String>();
    for (Message.Track track : own) {
      put(properties, "first_seen", track, track.at().toString());
      put(properties, "first_os", track, text(track.sender().context().get("os")));
      put(properties, "latest_os", track, text(track.sender().context().get("os")));
      if (track.name().equals("sent")) {
        put(properties, "latest_source", track, text(track.props().get("source")));
      }
    }
    properties.replaceAll((name, stamped) -> stamped.substring(stamped.indexOf('|') + 1));
    return new People.Person(
        id,
        build.stream().map(Message.Track::at).min(Comparator.naturalOrder()).orElseThrow(),
        build.stream().map(Message.Track::at).max(Comparator.naturalOrder()).orElseThrow(),
        build.size(),
        count == 0 ? Map.of() : Map.of("total_sent", count),
        properties);
  }

  /** Keeps the winner: times of these tests have equal lengths, so texts order as times do. */
  private static void put(
      Map<String, String> into, String name, Message.Track track, String value) {
    if (!value.isEmpty()) {
      BinaryOperator<String> winner =
          name.startsWith("first")
              ? BinaryOperator.minBy(Comparator.naturalOrder())
              : BinaryOperator.maxBy(Comparator.naturalOrder());
      into.merge(name, track.at() + "|" + value, winner);
    }
  }

  private static String text(@Nullable Json value) {
    return value instanceof Json.Text text ? text.value() : "";
  }

  @Test
  void whatIsNoInstallIsNobody() throws IOException {
    try (Store store = open(dir.resolve("empty"))) {
      assertNull(store.people().person(APP, false, "../x"));
      assertNull(store.people().person("unknown", false, install(1)));
      assertEquals(
          List.of(), store.people().list(new People.Range("unknown", false, BEGIN, END), 0, 9));
    }
  }
}
