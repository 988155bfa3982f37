package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import io.sentry.Sentry;
import io.sentry.SentryOptions;
import io.sentry.protocol.Feedback;
import io.sentry.protocol.User;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points the unmodified clients for the JVM at the running server and counts what arrived. */
final class JvmClientsTest {

  private static final String SECRET = "sk-live-CANARY0123456789abcdef of /home/alice/model.bin";

  @TempDir Path folder;
  private ClientStand stand;
  private Porch porch;

  @BeforeEach
  void start() throws Exception {
    stand = ClientStand.start(folder, "dimmy");
    porch = new Porch(stand.address());
  }

  @AfterEach
  void stop() {
    Sentry.close();
    porch.close();
    stand.close();
  }

  @Test
  @Tag("DIM-74")
  void theClientOfSentryIsSatisfiedAndCountedExactly() throws Exception {
    var play = new Play("io.sentry", "sentry", 7, porch);
    Sentry.init(options(play));
    Sentry.captureException(new IllegalStateException(SECRET));
    Sentry.feedback().capture(new Feedback(play.said()));
    Sentry.flush(20_000);
    porch.jam();
    Sentry.captureException(new IllegalArgumentException("lost, as this client has it"));
    Sentry.flush(20_000);
    assertTrue(porch.answers().getLast().endsWith(" 503"));
    // The porch asked for a second of silence, which this client keeps: this one is lost as well.
    porch.shut();
    Sentry.captureException(new UnsupportedOperationException("lost too"));
    Sentry.flush(20_000);
    porch.open();
    Sentry.init(options(play));
    Sentry.captureException(new IllegalStateException(SECRET));
    Sentry.flush(20_000);

    assertTrue(porch.answers().stream().allMatch(answer -> answer.matches(".* (200|503)")));
    var groups = ClientStand.list(ClientStand.read(stand.ask("crashes", "")), "groups");
    assertEquals(1, groups.size(), groups.toString());
    var group = (Json.Dictionary) groups.getFirst();
    assertEquals(new Json.Text("java.lang.IllegalStateException"), group.get("type"));
    assertEquals(new Json.Whole(2), group.get("handled"));
    assertEquals(new Json.Whole(1), group.get("installs"));
    String feedback = stand.ask("feedback", "");
    assertTrue(feedback.contains(play.said()), feedback);
    stand.assertNoFileHolds("alice", "CANARY");
  }

  private SentryOptions options(Play play) {
    var options = new SentryOptions();
    options.setDsn(play.key(stand));
    options.setRelease("dimmy@" + play.version());
    options.setEnvironment("production");
    options.setServerName("alices-laptop");
    options.setTracesSampleRate(1.0);
    options.setEnableUncaughtExceptionHandler(false);
    options.setBeforeSend((event, hint) -> {
      var user = new User();
      user.setId(play.install().toString());
      user.setUsername("alice");
      event.setUser(user);
      return event;
    });
    return options;
  }

  @Test
  @Tag("DIM-05")
  void theClientOfPostHogIsSatisfiedAndCountedExactly() throws Exception {
    var play = new Play("com.posthog", "posthog", 8, porch);
    var config =
        PostHogConfig.builder(play.key(stand))
            .host(porch.address().toString())
            .flushAt(100)
            .flushIntervalSeconds(1)
            .build();
    String install = play.install().toString();
    var client = PostHog.with(config);
    client.capture(install, "app.started", with("cold_start_ms", 412));
    client.capture(install, "transcription.cancelled", with("audio_secs", 3.5));
    client.capture(install, "never.planned", with("title", "Secret Project"));
    client.identify(install, Map.of("email", "alice@wonderland.example"));
    client.group(install, "company", "Alice and Sons");
    stand.await(Map.of("app.started", 1L, "transcription.cancelled", 1L));
    porch.busyOnce();
    client.capture(install, "transcription.cancelled", with("audio_secs", 4.5));
    stand.await(Map.of("app.started", 1L, "transcription.cancelled", 2L));
    client.close();

    assertTrue(porch.answers().contains("/batch 503"), porch.answers().toString());
    var counters = ClientStand.list(ClientStand.read(stand.ask("counters", "")), "counters");
    assertEquals(List.of("1 of 1"), starts(counters));
    stand.assertNoFileHolds("alice", "Alice and Sons", "Secret Project", "never.planned");
  }

  private static PostHogCaptureOptions with(String name, Object value) {
    return PostHogCaptureOptions.builder()
        .property(name, value)
        .property("app_version", "0.6.8")
        .property("os", "linux")
        .build();
  }

  private static List<String> starts(List<Json> counters) {
    return counters.stream()
        .map(each -> (Json.Dictionary) each)
        .filter(each -> Objects.equals(each.get("name"), new Json.Text("total_sessions")))
        .map(each -> whole(each, "sum") + " of " + whole(each, "installs"))
        .toList();
  }

  private static long whole(Json.Dictionary from, String name) {
    return ((Json.Whole) Objects.requireNonNull(from.get(name))).value();
  }
}
