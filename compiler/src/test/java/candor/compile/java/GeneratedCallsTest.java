package candor.compile.java;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.output.Artifact;
import candor.compile.output.OutputOptions;
import candor.event.Message;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Verdict;
import candor.plan.text.PlanWriter;
import candor.sdk.Options;
import candor.sdk.consent.Machine;
import candor.sdk.outbox.Answer;
import candor.sdk.typed.Event;
import candor.sdk.typed.Recorder;
import candor.sdk.typed.Values;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls the generated code of the three apps as a developer would, and judges what comes of it. */
final class GeneratedCallsTest {

  @TempDir static Path shared = Path.of("");

  @TempDir Path own = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void whatCanBeCalledIsAdmittedWhole(String app) throws Exception {
    var plan = Compiled.plan(app);
    try (var loader = compiled(plan, app)) {
      for (Message message : recorded(plan, loader)) {
        var verdict = Firewall.judge(plan, message);

        var admit = assertAdmitted(verdict, message);
        assertEquals(List.of(), admit.dropped(), message.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void everyPlannedEventCanBeCalled(String app) throws Exception {
    var plan = Compiled.plan(app);
    try (var loader = compiled(plan, app)) {
      var seen = new TreeSet<String>();
      for (Message message : recorded(plan, loader)) {
        seen.add(message instanceof Message.Track track ? track.name() : "summary");
      }

      assertEquals(plan.summary() == null ? planned(plan) : Set.of("summary"), seen);
    }
  }

  @Test
  @Tag("OSA-83")
  void aTurnHasTheShapeOfItsModelSource() throws Exception {
    var plan = Compiled.plan("osaurus");
    try (var loader = compiled(plan, "osaurus")) {
      var turns =
          recorded(plan, loader).stream()
              .filter(
                  message -> message instanceof Message.Track t && t.name().equals("message_sent"))
              .map(message -> json(((Message.Track) message).props()))
              .toList();

      assertEquals(
          List.of(
              "{'is_agent':false,'model':'mlx-community/Qwen3-4B-4bit','model_source':'local',"
                  + "'provider_type':'mlx','source':'chat_ui','stream':true}",
              "{'is_agent':true,'model_hash':'9bec1a08638b','model_source':'remote',"
                  + "'provider_type':'azureOpenAI','source':'http_api','stream':false}",
              "{'is_agent':false,'model':'foundation','model_source':'foundation',"
                  + "'provider_type':'foundation','source':'plugin','stream':true}"),
          turns);
    }
  }

  @Test
  void anAmountSnapsToTheFirstTierThatItHardlyExceeds() throws Exception {
    try (var loader = compiled(Compiled.plan("osaurus"), "osaurus")) {
      var tiers = call(loader, "tiers");

      assertEquals("8 8 8 16 16 18 96 128+ 128+ none", tiers);
    }
  }

  @Test
  void aSummaryGathersFromManyThreads() throws Exception {
    var plan = Compiled.plan("shimmy");
    try (var loader = compiled(plan, "shimmy")) {
      var messages = recorded(plan, loader);

      var empty = ((Message.Summary) messages.get(0)).props();
      assertEquals(
          "{'api_endpoints_used':[],'avg_response_time_ms':0,", json(empty).substring(0, 50));
      var full = ((Message.Summary) messages.get(1)).props();
      assertEquals(new Json.Whole(2_000), full.get("requests_per_session"));
      assertEquals(new Json.Whole(40_000), full.get("total_tokens_generated"));
      assertEquals(new Json.Whole(2), full.get("concurrent_model_usage"));
      assertEquals("32", ((Json.Text) Objects.requireNonNull(full.get("memory_tier_gb"))).value());
    }
  }

  @Test
  void aSumThatIsTooGreatStaysAtTheEnd() throws Exception {
    var plan = Compiled.plan("shimmy");
    try (var loader = compiled(plan, "shimmy")) {
      var replayed = new Replayed(plan, Map.of());
      replayed.record((Event) call(loader, "overflowing"));

      var props = ((Message.Summary) replayed.messages().get(0)).props();
      assertEquals(new Json.Whole(Long.MAX_VALUE), props.get("requests_per_session"));
    }
  }

  @Test
  @Tag("SHI-42")
  void theGeneratedApiOpensTheClientAndHandsItsContextOver() throws Exception {
    var options =
        Options.to(URI.create("https://nobody.invalid"), "key")
            .machine(new Machine(Map.of(), "Linux", own))
            .transport((request, atMost) -> new Answer(200, 0));
    try (var loader = compiled(Compiled.plan("shimmy"), "shimmy")) {
      var shown = String.valueOf(call(loader, "shown", options));

      assertTrue(
          shown.contains("\"context\":{\"platform\":\"linux-x64\",\"version\":\"1.8.2\"}"), shown);
      assertTrue(shown.contains("\"hardware_tier\":\"workstation\""), shown);
      assertTrue(Files.exists(own.resolve(".config/shimmy/config.json")));
    }
  }

  @Test
  void thePlanIsPackagedWithTheCode() throws Exception {
    var plan = Compiled.plan("osaurus");
    try (var loader = compiled(plan, "osaurus")) {
      assertEquals(plan, telemetry(loader).getMethod("plan").invoke(null));
    }
  }

  @Test
  void aPlanThatWasNotPackagedIsNamedClearly() throws Exception {
    try (var loader = without("")) {
      assertEquals(
          "plan.json is not packaged beside Telemetry.class; add it to the resources.",
          planFailure(loader));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus"})
  void thePlanOfAnotherVersionIsNamedClearly(String app) throws Exception {
    var canonical = new String(PlanWriter.canonical(Compiled.plan(app)), UTF_8);
    try (var loader = without(canonical.replace("\"events\":365", "\"events\":364"))) {
      assertEquals(
          "plan.json beside Telemetry.class is of another plan; generate both again.",
          planFailure(loader));
    }
  }

  private static String planFailure(ClassLoader loader) throws Exception {
    var method = telemetry(loader).getMethod("plan");
    var thrown = assertThrows(InvocationTargetException.class, () -> method.invoke(null));
    var cause = Objects.requireNonNull(thrown.getCause());
    assertEquals(IllegalStateException.class, cause.getClass());
    return String.valueOf(cause.getMessage());
  }

  /** Compiles each app once for all tests. */
  private static URLClassLoader compiled(Plan plan, String app) throws IOException {
    var directory = shared.resolve(app);
    var artifacts = new ArrayList<>(new JavaOutput().write(plan, OutputOptions.DEFAULT));
    if (Files.notExists(directory)) {
      Files.createDirectory(directory);
      var calls = Files.readString(Path.of("src/test/resources/calls", app + ".txt"));
      artifacts.add(new Artifact("telemetry/Calls.java", calls));
      assertEquals(List.of(), Compiled.into(directory, artifacts));
    }
    return Compiled.load(directory, artifacts);
  }

  /** Returns the classes of Osaurus with another plan beside them, or with none. */
  private URLClassLoader without(String plan) throws IOException {
    compiled(Compiled.plan("osaurus"), "osaurus").close();
    var classes = Files.createDirectory(own.resolve("telemetry"));
    try (var files = Files.list(shared.resolve("osaurus/telemetry"))) {
      for (Path file : files.filter(file -> !file.endsWith("plan.json")).toList()) {
        Files.copy(file, classes.resolve(file.getFileName()));
      }
    }
    if (!plan.isEmpty()) {
      Files.writeString(classes.resolve("plan.json"), plan);
    }
    return Compiled.load(own, List.of());
  }

  private static List<Message> recorded(Plan plan, ClassLoader loader) throws Exception {
    var replayed = new Replayed(plan, context(plan, loader));
    var telemetry = telemetry(loader).getConstructor(Recorder.class).newInstance(replayed);
    call(loader, "record", telemetry);
    return replayed.messages();
  }

  private static Map<String, Json> context(Plan plan, ClassLoader loader) throws Exception {
    var context = call(loader, "context");
    var reader = new Replayed.Reader(plan.context());
    context.getClass().getMethod("write", Values.class).invoke(context, reader);
    assertEquals(plan.context().keySet(), reader.values.keySet());
    return reader.values;
  }

  private static Object call(ClassLoader loader, String name, Object... arguments)
      throws Exception {
    var types = Arrays.stream(arguments).map(Object::getClass).toArray(Class<?>[]::new);
    var method = loader.loadClass("telemetry.Calls").getDeclaredMethod(name, types);
    method.setAccessible(true);
    return method.invoke(null, arguments);
  }

  private static Class<?> telemetry(ClassLoader loader) throws ClassNotFoundException {
    return loader.loadClass("telemetry.Telemetry");
  }

  private static Verdict.Admit assertAdmitted(Verdict verdict, Message message) {
    assertTrue(verdict instanceof Verdict.Admit, verdict + " of " + message);
    return (Verdict.Admit) verdict;
  }

  private static Set<String> planned(Plan plan) {
    return new TreeSet<>(plan.events().keySet());
  }

  private static String json(Map<String, Json> members) {
    return JsonWriter.write(new Json.Dictionary(members)).replace('"', '\'');
  }
}
