package candor.server.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Promises.Identity.Model;
import candor.plan.Questions;
import candor.plan.text.PlanWriter;
import candor.server.registry.Registry.App;
import candor.server.registry.Registry.Keys;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegistryTest {

  @TempDir Path data;

  private FileRegistry registry;

  @BeforeEach
  void open() throws IOException {
    registry = FileRegistry.open(data);
  }

  @Test
  void anAdoptedAppIsFoundById() throws IOException {
    App adopted = registry.adopt(plan("reader", "Reader"));

    assertEquals(adopted, registry.app("reader"));
    assertEquals(List.of(adopted), registry.apps());
    assertEquals(PlanWriter.hash(adopted.plan()), adopted.hash());
  }

  @Test
  void everyKeyOpensExactlyItsApp() throws IOException {
    App one = registry.adopt(plan("one", "One"));
    App two = registry.adopt(plan("two", "Two"));

    for (String key : keysOf(one.keys())) {
      assertEquals(one, registry.byKey(key));
      assertFalse(keysOf(two.keys()).contains(key));
    }
    assertNull(registry.byKey("A-SH-0"));
    assertNull(registry.byKey(""));
  }

  @Test
  void keysHaveTheFormThatTheirClientsInsistOn() throws IOException {
    Keys keys = registry.adopt(plan("reader", "Reader")).keys();

    assertTrue(keys.nativeKey().matches("cn_[0-9A-Za-z]{32}"), keys.nativeKey());
    assertTrue(keys.aptabase().matches("A-SH-\\d{10}"), keys.aptabase());
    assertTrue(keys.posthog().matches("phc_[0-9A-Za-z]{43}"), keys.posthog());
    assertTrue(keys.sentry().matches("[0-9a-f]{32}"), keys.sentry());
    assertEquals(1, keys.sentryProject());
    assertEquals(2, registry.adopt(plan("two", "Two")).keys().sentryProject());
  }

  @Test
  void everythingIsThereAfterARestart() throws IOException {
    App one = registry.adopt(plan("one", "One"));
    App two = registry.adopt(plan("two", "Two"));

    FileRegistry again = FileRegistry.open(data);

    assertEquals(List.of(one, two), again.apps());
    assertEquals(two, again.byKey(two.keys().aptabase()));
  }

  @Test
  void anOldPlanIsNeverForgotten() throws IOException {
    App before = registry.adopt(plan("reader", "Reader"));
    App after = registry.adopt(plan("reader", "Reader 2"));
    FileRegistry again = FileRegistry.open(data);

    assertNotEquals(before.hash(), after.hash());
    assertEquals(before.keys(), after.keys(), "keys ship inside apps and must stay");
    assertEquals(after, again.app("reader"));
    assertEquals(before.plan(), again.plan("reader", before.hash()));
    assertEquals(after.plan(), again.plan("reader", after.hash()));
    assertEquals(2, again.versions("reader").size());
  }

  @Test
  void aPlanOfAnotherAppIsNotKnown() throws IOException {
    App one = registry.adopt(plan("one", "One"));
    registry.adopt(plan("two", "Two"));

    assertNull(registry.plan("two", one.hash()));
    assertNull(registry.plan("three", one.hash()));
  }

  @Test
  void thePublishedBytesAreTheHashedOnes() throws IOException {
    App app = registry.adopt(plan("reader", "Reader"));
    String bare = app.hash().substring("sha256:".length());

    assertArrayEquals(PlanWriter.canonical(app.plan()), registry.canonical(app.hash()));
    assertArrayEquals(registry.canonical(app.hash()), registry.canonical(bare));
    assertNull(registry.canonical("0".repeat(64)));
  }

  @Test
  void listenersHearOfEachChangeOnce() throws IOException {
    var heard = new ArrayList<String>();
    registry.onAdopt(app -> heard.add(app.hash()));

    App first = registry.adopt(plan("reader", "Reader"));
    registry.adopt(plan("reader", "Reader"));
    App second = registry.adopt(plan("reader", "Reader 2"));

    assertEquals(List.of(first.hash(), second.hash()), heard);
  }

  @Test
  void aPlanThatWasTamperedWithStopsTheStart() throws IOException {
    App app = registry.adopt(plan("reader", "Reader"));
    Path file = data.resolve("plans/reader").resolve(app.hash().substring(7) + ".json");
    Files.writeString(file, Files.readString(file).replace("Reader", "Render"));

    IOException problem = assertThrows(IOException.class, () -> FileRegistry.open(data));

    assertEquals(file + " is damaged: its content does not match its name", problem.getMessage());
  }

  @Test
  void brokenKeysStopTheStartWithoutBeingReplaced() throws IOException {
    registry.adopt(plan("reader", "Reader"));
    Files.writeString(data.resolve("keys.json"), "{\"reader\":{}}");

    assertThrows(IOException.class, () -> FileRegistry.open(data));

    assertEquals("{\"reader\":{}}", Files.readString(data.resolve("keys.json")));
  }

  @Test
  void anAppWhoseAdoptionWasCutOffKeepsItsKeys() throws IOException {
    Keys keys = registry.adopt(plan("reader", "Reader")).keys();
    Files.delete(data.resolve("plans/reader/newest"));

    FileRegistry again = FileRegistry.open(data);

    assertEquals(List.of(), again.apps());
    assertEquals(keys, again.adopt(plan("reader", "Reader")).keys());
  }

  @Test
  void onlyTheOwnerMayReadTheFiles() throws IOException {
    assumeTrue(File.separatorChar == '/', "Windows has no such permissions");
    registry.adopt(plan("reader", "Reader"));

    var permissions = Files.getPosixFilePermissions(data.resolve("keys.json"));

    assertEquals("rw-------", PosixFilePermissions.toString(permissions));
  }

  private static List<String> keysOf(Keys keys) {
    return List.of(keys.nativeKey(), keys.aptabase(), keys.posthog(), keys.sentry(), keys.usage());
  }

  /** Makes the smallest plan that promises anything: an app that counts its starts. */
  private static Plan plan(String id, String name) {
    var usage =
        new Promises.Channel(
            Promises.Consent.OPT_IN,
            "Share usage",
            "At the first start.",
            false,
            0,
            false,
            "Nothing is sent any more.",
            List.of("starts"),
            List.of("what you read"));
    var started =
        new Plan.Event(
            "usage",
            "How often is it used?",
            "At each start.",
            "",
            false,
            Map.of(),
            List.of(),
            List.of(),
            null,
            null);
    return new Plan(
        new Plan.App(id, name, "desktop", List.of("linux"), Map.of(), List.of(), List.of()),
        Map.of("usage", usage),
        new Promises.Identity(Model.NONE, false, "Nothing tells installs apart.", Map.of(), null),
        new Promises.Times(false, true),
        Map.of(),
        Map.of(),
        Map.of("started", started),
        Map.of(),
        Map.of(),
        null,
        null,
        null,
        List.of(),
        new Questions(List.of(), List.of(), List.of(), List.of()),
        new Promises.Retention(365, 90, 365, 90),
        new Promises.Disclosure(List.of(), 10),
        List.of(),
        Promises.Client.DEFAULT);
  }
}
