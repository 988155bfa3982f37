package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lets clients that nobody changed, the newest and an older one of each kind, live through a good
 * day, a busy server and none, all at once; then counts what is there, and that nothing else is.
 */
@Order(3)
@Tag("DIM-05")
@Tag("DIM-74")
final class RealClientsTest {

  private static final String[] PLANTED = {
    "alice", "Alice and Sons", "CANARY", "Secret Project", "payroll", "never.planned", "Mozilla"
  };

  @TempDir Path folder;
  private final List<Play> plays = new ArrayList<>();
  private ClientStand stand;

  @BeforeEach
  void start() throws Exception {
    stand = ClientStand.start(folder, "dimmy", "\ncrash:\n", "\ncrash:\n  sessions: yes\n");
  }

  @AfterEach
  void stop() {
    plays.forEach(Play::close);
    stand.close();
  }

  private Play play(String client, String kind) throws Exception {
    var play = new Play(client, kind, 10 + plays.size(), new Porch(stand.address()));
    plays.add(play);
    return play;
  }

  private Callable<String> script(String name, Play play) {
    var told = new JsonWriter();
    play.write(told, stand);
    return () -> NodeScript.run(name, new String(told.bytes(), StandardCharsets.UTF_8));
  }

  private Callable<String> pages(List<Play> several) {
    var told = new JsonWriter().openArray();
    several.forEach(play -> play.write(told, stand));
    byte[] bytes = told.closeArray().bytes();
    return () -> NodeScript.run("play-pages.mjs", new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void everyClientIsSatisfiedAndCountedExactly() throws Exception {
    var posthog =
        List.of(
            play("posthog-node", "posthog"),
            play("posthog-node-4", "posthog"),
            play("posthog-node#v1", "posthog"));
    var sentry = List.of(play("sentry-node-11", "sentry"), play("@sentry/node", "sentry"));
    var aptabase =
        List.of(
            play("@aptabase/react-native", "aptabase"),
            play("aptabase-react-native-3", "aptabase"));
    var opentelemetry =
        List.of(
            play("@opentelemetry/exporter-logs-otlp-http", "opentelemetry"),
            play("otel-exporter-logs-57", "opentelemetry"));
    var pages =
        List.of(
            play("posthog-js", "posthog"),
            play("posthog-js-161", "posthog"),
            play("@sentry/browser", "sentry"),
            play("sentry-browser-7", "sentry"),
            play("@aptabase/web", "aptabase"),
            play("aptabase-web-4", "aptabase"));
    var all = new ArrayList<Callable<String>>();
    all.add(pages(pages));
    posthog.forEach(play -> all.add(script("play-posthog-node.mjs", play)));
    sentry.forEach(play -> all.add(script("play-sentry-node.mjs", play)));
    aptabase.forEach(play -> all.add(script("play-aptabase-react-native.mjs", play)));
    opentelemetry.forEach(play -> all.add(script("play-opentelemetry.mjs", play)));

    List<String> said = run(all);

    assertEquals(pageErrors(pages), ClientStand.read(said.get(0)), said.get(0));
    for (int i = 1; i <= posthog.size(); i++) {
      String told = expectedOf(posthog.get(i - 1));
      assertTrue(said.get(i).contains(told), said.get(i));
    }
    var arrived = new Arrived(stand);
    assertEquals(expectedEvents(), arrived.events());
    assertEquals(expectedErrors(), arrived.errors());
    assertEquals(expectedFeedback(), arrived.feedback());
    assertEquals(expectedStarts(), arrived.starts());
    assertEquals(expectedPeople(), arrived.people());
    assertEquals(expectedSessions(), arrived.sessions());
    stand.assertNoFileHolds(PLANTED);
  }

  /**
   * The newer form tells the client that something was dropped: all that the plan does not hold.
   */
  private static String expectedOf(Play play) {
    return play.client().endsWith("#v1")
        ? "did not fully deliver: 4 dropped, 0 undelivered\"],\"gone\":true}"
        : "{\"errors\":[],\"gone\":true}";
  }

  private static List<String> run(List<Callable<String>> all) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var said = new ArrayList<String>();
      for (Future<String> each : threads.invokeAll(all)) {
        said.add(each.get());
      }
      return said;
    }
  }

  /** The only thing that pages may throw is what the play throws. */
  private static Json pageErrors(List<Play> pages) {
    var thrown = new TreeMap<String, Json>();
    for (Play play : pages) {
      boolean throwsOne = play.kind().equals("sentry");
      thrown.put(
          play.version(),
          new Json.Array(throwsOne ? List.of(new Json.Text("Un" + play.error())) : List.of()));
    }
    return new Json.Dictionary(thrown);
  }

  private Map<String, Map<String, Long>> expectedEvents() {
    var expected = new TreeMap<String, Map<String, Long>>();
    for (Play play : plays) {
      if (!play.kind().equals("sentry")) {
        expected.put(
            play.version(), Map.of("app.started", 1L, "transcription.cancelled", cancelled(play)));
      }
    }
    return expected;
  }

  /**
   * What a client gives up is not there: after 429 most of them, after 503 or none the smallest.
   */
  private static long cancelled(Play play) {
    return switch (play.client()) {
      case "@aptabase/web", "aptabase-web-4" -> 1;
      case "@aptabase/react-native", "aptabase-react-native-3", "otel-exporter-logs-57" -> 2;
      case "posthog-node", "posthog-node-4", "posthog-node#v1" -> 4;
      default -> 3;
    };
  }

  private Map<String, String> expectedPeople() {
    var expected = new TreeMap<String, String>();
    for (Play play : plays) {
      if (play.kind().equals("posthog") || play.kind().equals("opentelemetry")) {
        long cancelled = cancelled(play);
        expected.put(play.person(), Arrived.person(play, 1 + cancelled, cancelled));
      }
    }
    return expected;
  }

  private Map<String, String> expectedErrors() {
    var expected = new TreeMap<String, String>();
    for (Play play : plays) {
      switch (play.kind()) {
        case "sentry" -> {
          boolean isPage = play.client().contains("browser");
          // Pages keep what could not be sent at all; what was answered with 503 is lost.
          expected.put(play.error(), (isPage ? 3 : 2) + " handled of 1");
          if (isPage) {
            expected.put("Un" + play.error(), "0 handled of 1");
          }
        }
        case "posthog", "opentelemetry" -> expected.put(play.error(), "1 handled of 1");
        default -> {
          // The dialect of Aptabase has no errors that these clients send.
        }
      }
    }
    return expected;
  }

  /**
   * Each tells of one session. To the older page what nobody caught is a crash, to newer an error.
   */
  private Map<String, String> expectedSessions() {
    var expected = new TreeMap<String, String>();
    for (Play play : plays) {
      boolean crashed = play.client().equals("sentry-browser-7");
      if (play.kind().equals("sentry")) {
        expected.put(
            play.version(),
            "{\"share\":%s,\"of\":1,\"crashed\":%d}"
                .formatted(crashed ? "0.0" : "1.0", crashed ? 1 : 0));
      }
    }
    return expected;
  }

  private Set<String> expectedFeedback() {
    var said = new HashSet<String>();
    plays.stream()
        .filter(play -> play.kind().equals("sentry") && !play.client().equals("@sentry/node"))
        .forEach(play -> said.add(play.said()));
    return said;
  }

  /** Every start raises the counter once, though some clients ask to raise it as well. */
  private String expectedStarts() {
    long nobody = plays.stream().filter(play -> play.kind().equals("aptabase")).count();
    long installs = plays.stream().filter(play -> !play.kind().equals("sentry")).count() - nobody;
    return (installs + nobody) + " of " + installs;
  }
}
