package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import com.posthog.server.PostHog;
import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import io.sentry.Sentry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points the unmodified clients for the JVM at the running server and counts what arrived. */
@Order(5)
final class JvmClientsTest {

  @TempDir Path folder;
  private ClientStand stand;
  private Porch porch;

  @BeforeEach
  void start() throws Exception {
    stand = ClientStand.start(folder, "dimmy", "\ncrash:\n", "\ncrash:\n  sessions: yes\n");
    porch = new Porch(stand.address());
  }

  @AfterEach
  void stop() {
    Sentry.close();
    porch.close();
    stand.close();
  }

  /** The newest one is on the class path; the older one lies in a folder of its own. */
  @ParameterizedTest
  @ValueSource(strings = {"newest", "sentry-7"})
  @Tag("DIM-74")
  void theClientOfSentryIsSatisfiedAndCountedExactly(String version) throws Exception {
    var play = new Play("io.sentry", "sentry", 7, porch);
    Map<String, String> told =
        Map.of(
            "dsn", play.key(stand),
            "version", play.version(),
            "install", play.install().toString(),
            "said", play.said());
    if (version.equals("newest")) {
      SentryJvmPlay.run(told, this::command);
    } else {
      withOlder(version, told);
    }

    var answers = porch.answers();
    assertTrue(answers.stream().allMatch(answer -> answer.matches(".* (200|429|503)")));
    assertTrue(answers.stream().anyMatch(answer -> answer.endsWith(" 429")), answers.toString());
    assertTrue(answers.stream().anyMatch(answer -> answer.endsWith(" 503")), answers.toString());
    var groups = ClientStand.list(ClientStand.read(stand.ask("crashes", "")), "groups");
    assertEquals(1, groups.size(), groups.toString());
    var group = (Json.Dictionary) groups.getFirst();
    assertEquals(new Json.Text("java.lang.IllegalStateException"), group.get("type"));
    assertEquals(new Json.Whole(2), group.get("handled"));
    assertEquals(new Json.Whole(1), group.get("installs"));
    var arrived = new Arrived(stand);
    assertEquals(Set.of(play.said()), arrived.feedback());
    assertEquals(Map.of(), arrived.events());
    assertEquals(
        Map.of(play.version(), "{\"share\":1.0,\"of\":1,\"crashed\":0}"), arrived.sessions());
    stand.assertNoFileHolds("alice", "CANARY");
  }

  /** Loads the play once more, with another client beside it and nothing of ours above. */
  private void withOlder(String folder, Map<String, String> told) throws Exception {
    var urls = new ArrayList<URL>();
    urls.add(SentryJvmPlay.class.getProtectionDomain().getCodeSource().getLocation());
    try (Stream<Path> jars = Files.list(Path.of("target", "older-clients", folder))) {
      for (Path jar : jars.toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    try (var loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      var run =
          loader
              .loadClass(SentryJvmPlay.class.getName())
              .getDeclaredMethod("run", Map.class, Consumer.class);
      run.setAccessible(true);
      Consumer<String> command = this::command;
      run.invoke(null, told, command);
    }
  }

  private void command(String what) {
    try {
      porch.command(what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    var client = PostHog.with(config);
    String install = play.install().toString();
    client.group(install, "company", "Alice and Sons");
    client.captureException(
        new IllegalStateException("no /home/alice/model.bin"),
        install,
        Map.of("app_version", play.version()));
    play(
        play,
        new Calls(
            (event, props) -> client.capture(install, event, options(props)),
            properties -> client.identify(install, properties)));
    stand.await(Map.of("app.started", 1L, "transcription.cancelled", 2L));
    client.close();

    assertEquals(Map.of("IllegalStateException", "1 handled of 1"), new Arrived(stand).errors());
    assertArrived(play, 2);
  }

  private static PostHogCaptureOptions options(Map<String, Object> properties) {
    var options = PostHogCaptureOptions.builder();
    properties.forEach(options::property);
    return options.build();
  }

  @Test
  @Tag("DIM-05")
  void theOlderClientOfPostHogIsSatisfiedAndCountedExactly() throws Exception {
    var play = new Play("com.posthog.java", "posthog", 9, porch);
    var client =
        new com.posthog.java.PostHog.Builder(play.key(stand))
            .host(porch.address().toString())
            .build();
    String install = play.install().toString();
    play(
        play,
        new Calls(
            (event, props) -> client.capture(install, event, props),
            properties -> client.identify(install, properties)));
    client.alias(install, "alice@wonderland.example");
    client.shutdown();
    stand.await(Map.of("app.started", 1L, "transcription.cancelled", 3L));

    assertArrived(play, 3);
  }

  /** Is what both clients of PostHog can do. */
  private record Calls(
      BiConsumer<String, Map<String, Object>> capture, Consumer<Map<String, Object>> identify) {}

  /** A good day, a busy server, one of too many, and one whose connection was cut. */
  private void play(Play play, Calls client) throws Exception {
    client.capture().accept("app.started", with(play, "cold_start_ms", 412));
    client.capture().accept("never.planned", with(play, "title", "Secret Project"));
    client.identify().accept(Map.of("email", "alice@wonderland.example"));
    stand.await(Map.of("app.started", 1L));
    porch.busyOnce();
    client.capture().accept("transcription.cancelled", with(play, "audio_secs", 4.5));
    stand.await(Map.of("app.started", 1L, "transcription.cancelled", 1L));
    porch.limitOnce();
    client.capture().accept("transcription.cancelled", with(play, "audio_secs", 9.5));
    porch.await("/batch 429");
    porch.cutOnce();
    client.capture().accept("transcription.cancelled", with(play, "audio_secs", 5.5));
    porch.await("/batch cut");
    client.capture().accept("transcription.cancelled", with(play, "audio_secs", 6.5));
  }

  private static Map<String, Object> with(Play play, String name, Object value) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("app_version", play.version());
    properties.put("os", "linux");
    properties.put(name, value);
    return properties;
  }

  private void assertArrived(Play play, long cancelled) throws Exception {
    assertTrue(porch.answers().contains("/batch 503"), porch.answers().toString());
    var arrived = new Arrived(stand);
    assertEquals(
        Map.of(play.version(), Map.of("app.started", 1L, "transcription.cancelled", cancelled)),
        arrived.events());
    assertEquals("1 of 1", arrived.starts());
    assertEquals(
        Map.of(play.person(), Arrived.person(play, 1 + cancelled, cancelled)), arrived.people());
    stand.assertNoFileHolds("alice", "Alice and Sons", "Secret Project", "never.planned");
  }
}
