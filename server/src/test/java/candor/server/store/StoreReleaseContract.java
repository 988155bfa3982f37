package candor.server.store;

import static candor.server.store.Samples.NOON;
import static candor.server.store.Samples.delivery;
import static candor.server.store.Samples.id;
import static candor.server.store.Samples.install;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import candor.event.Sender;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Says what every store must know of releases and of how sessions went. */
abstract class StoreReleaseContract extends StoreFixture {

  private static final Reported.Range DAY =
      new Reported.Range(
          APP, Store.Build.RELEASE, NOON.minus(Duration.ofHours(1)), NOON.plus(Duration.ofDays(1)));

  private static Sender from(int install, String session, @Nullable String version) {
    Map<String, Json> context =
        version == null ? Map.of() : Map.of("version", new Json.Text(version));
    return new Sender(install(install), session, false, context);
  }

  private static Message.Track event(long number, long seconds, Sender sender) {
    return new Message.Track(id(number), "opened", NOON.plusSeconds(seconds), sender, Map.of());
  }

  private static Message.Crash crash(long number, long seconds, Sender sender, boolean handled) {
    var thrown = new Thrown("E", "x", List.of(new Frame("run", null, 0, 0, true)));
    return new Message.Crash(
        id(number), NOON.plusSeconds(seconds), sender, handled, List.of(thrown));
  }

  private static Message.Outcomes told(long number, long seconds, long started, long crashed) {
    var sender = new Sender(null, null, false, Map.of("version", new Json.Text("1.2.0")));
    return new Message.Outcomes(
        id(number), NOON.plusSeconds(seconds), sender, started, crashed, crashed, 0);
  }

  @Test
  void aGroupIsKnownByReleaseOverAllTime() throws IOException {
    long before = -Duration.ofDays(40).toSeconds();
    store.apply(
        List.of(
            delivery(
                10,
                APP,
                crash(1, before, from(1, "a", "1.1.0"), false),
                crash(2, 5, from(1, "b", "1.2.0"), false),
                crash(3, 6, from(2, "c", "1.2.0"), true),
                crash(4, 7, from(2, "c", null), false))));
    reopen();

    long group = store.reported().groups(DAY, 10).get(0).id();
    var seen =
        store.reported().sightings(APP, Store.Build.RELEASE, List.of(group)).stream()
            .map(s ->
                "%s %d %d %d %s"
                    .formatted(
                        s.release(),
                        s.crashes(),
                        s.handled(),
                        s.installs(),
                        s.first().equals(NOON.plusSeconds(before))))
            .sorted()
            .toList();

    assertEquals(List.of("1.1.0 1 0 1 true", "1.2.0 1 1 2 false", "null 1 0 1 false"), seen);
    assertEquals(List.of(), store.reported().sightings(APP, Store.Build.DEBUG, List.of(group)));
  }

  @Test
  void theUseOfAReleaseIsKnownWithWhatCrashedInIt() throws IOException {
    store.apply(
        List.of(
            delivery(
                10,
                APP,
                event(1, -86_400 * 3L, from(1, "old", "1.2.0")),
                event(2, 1, from(1, "a", "1.2.0")),
                event(3, 2, from(2, "b", "1.2.0")),
                event(4, 3, from(2, "c", "1.1.0")),
                event(5, 4, from(3, "d", null)),
                crash(6, 5, from(2, "b", "1.2.0"), false),
                crash(7, 6, from(1, "a", "1.2.0"), true),
                crash(8, 7, from(9, "z", "1.2.0"), false))));
    reopen();

    var used =
        store.reported().usage(DAY, "version").stream()
            .map(u ->
                "%s %d %d %d %d %d"
                    .formatted(
                        u.release(),
                        u.events(),
                        u.installs(),
                        u.sessions(),
                        u.crashedInstalls(),
                        u.crashedSessions()))
            .toList();

    assertEquals(
        List.of("1.1.0 1 1 1 0 0", "1.2.0 2 2 2 1 1", "null 4 3 4 1 1"),
        used.stream().sorted().toList());
    assertEquals("null 4 3 4 1 1", used.getLast());
    assertEquals(
        NOON.minus(Duration.ofDays(3)),
        store.reported().usage(DAY, "version").stream()
            .filter(u -> "1.2.0".equals(u.release()))
            .findFirst()
            .orElseThrow()
            .first());
    var never = new Reported.Range(DAY.app(), DAY.build(), Instant.EPOCH, Instant.EPOCH);
    assertEquals(
        List.of("1.1.0 0", "1.2.0 0", "null 0"),
        store.reported().usage(never, "version").stream()
            .map(u -> u.release() + " " + u.events())
            .sorted()
            .toList());
  }

  @Test
  void aStoreWithoutRowsKnowsNoRelease() throws IOException {
    assertEquals(List.of(), store.reported().usage(DAY, "version"));
  }

  @Test
  void whatWasReportedIsKnownByRelease() throws IOException {
    store.apply(
        List.of(
            delivery(
                10,
                APP,
                crash(1, 5, from(1, "a", "1.2.0"), false),
                crash(2, 5, new Sender(null, null, false, Map.of()), false),
                crash(3, 6, from(1, "a", "1.2.0"), true))));

    assertEquals(
        List.of("1.2.0 1 1 1 1", "null 1 0 0 0"),
        store.reported().troubles(DAY).stream()
            .map(t ->
                "%s %d %d %d %d"
                    .formatted(
                        t.release(), t.crashes(), t.handled(), t.withInstall(), t.withSession()))
            .sorted()
            .toList());
  }

  @Test
  void whatIsToldOfSessionsAddsUpOnce() throws IOException {
    store.apply(List.of(delivery(10, APP, told(1, 1, 10, 1), told(2, 4_000, 5, 0))));
    store.apply(List.of(delivery(20, APP, told(1, 1, 10, 1), told(3, 86_400 * 2, 7, 7))));
    reopen();

    assertEquals(List.of(new Reported.Ended("1.2.0", 15, 1, 1, 0)), store.reported().outcomes(DAY));
  }
}
