package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.consent.Machine;
import candor.sdk.outbox.Dialect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves where settings come from, and what goes first. */
final class SettingsTest {

  @TempDir Path directory = Path.of("");

  private static Settings of(String client, Options options) {
    var whole = "\"config\":{\"linux\":\"~/.config/quill/config.json\"},\"timeout_s\":1";
    return Settings.of(Quill.plan(whole, client), options);
  }

  @Test
  @Tag("SHI-65")
  void thePlanSaysWhere() {
    var settings = of("\"endpoint\":\"https://t.example/in\"", Options.withKey("k"));

    assertEquals(URI.create("https://t.example/in"), settings.server().endpoint());
    assertEquals("k", settings.server().key());
    assertEquals(Dialect.ofCandor(), settings.dialect());
  }

  @Test
  void optionsGoFirst() {
    var options = Options.withKey("k").endpoint(URI.create("https://other.example"));

    var settings = of("\"endpoint\":\"https://t.example/in\"", options);

    assertEquals(URI.create("https://other.example"), settings.server().endpoint());
  }

  @Test
  void withAKeyAndNowhereToSendOpeningFailsWithTheRemedy() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class, () -> Candor.open(Quill.plan(), Options.withKey("k")));

    assertTrue(String.valueOf(wrong.getMessage()).contains("client.endpoint"));
  }

  @Test
  void aDialectThatNobodyHandsOverIsNamed() {
    var options = Options.withKey("k").endpoint(URI.create("https://t.example"));
    var wrong =
        assertThrows(IllegalArgumentException.class, () -> of("\"transport\":\"usage\"", options));

    assertTrue(String.valueOf(wrong.getMessage()).contains("Options.dialect"));
    assertEquals(
        Dialect.ofCandor(),
        of("\"transport\":\"usage\"", options.dialect(Dialect.ofCandor())).dialect());
  }

  @Test
  void theEnvironmentIsReadWhenTheAppAsksForIt() {
    var options =
        Options.fromEnvironment(
            Map.of("CANDOR_KEY", " k ", "CANDOR_ENDPOINT", "http://localhost:8787"));

    assertEquals("k", of("", options).server().key());
    assertEquals(URI.create("http://localhost:8787"), of("", options).server().endpoint());
    assertTrue(!Options.fromEnvironment(Map.of()).hasKey());
    var wrong = Map.of("CANDOR_KEY", "k", "CANDOR_ENDPOINT", "not an address");
    assertThrows(IllegalArgumentException.class, () -> Options.fromEnvironment(wrong));
  }

  @Test
  @Tag("OSA-16")
  @Tag("OSA-17")
  void withoutAKeyNotEvenThePlanIsRead() {
    try (var candor =
        Candor.open(
            () -> {
              throw new AssertionError("read");
            },
            Options.withKey(" "))) {
      assertEquals(Map.of(), candor.status().channels());
    }
  }

  @Test
  @Tag("SHI-56")
  void plainHttpIsOnlyForThisMachine() {
    for (String wrong : List.of("http://example.org", "http://10.0.0.1", "ftp://localhost", "x")) {
      var address = URI.create(wrong);
      assertThrows(IllegalArgumentException.class, () -> Options.to(address, "k"), wrong);
    }
    for (String right :
        List.of(
            "http://127.0.0.1:8787", "http://localhost", "http://[::1]:1", "https://a.example")) {
      assertTrue(Options.to(URI.create(right), "k").hasKey());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "https://a.example,https://a.example/v1/events",
    "https://a.example/,https://a.example/v1/events",
    "https://a.example/below,https://a.example/below/v1/events",
    "https://a.example/below/,https://a.example/below/v1/events",
    "https://a.example/v1/events,https://a.example/v1/events"
  })
  void anEndpointMayLackThePathOfTheDialect(String endpoint, String whole) {
    assertEquals(URI.create(whole), new Dialect.Server(URI.create(endpoint), "k").at("/v1/events"));
  }

  @Test
  void filesLieWhereOptionsSayElseThePlanElseTheSystem() {
    var machine = new Machine(Map.of(), "Linux", directory);
    var options = Options.to(URI.create("https://a.example"), "k").machine(machine);
    var planned = of("\"config\":{\"linux\":\"~/.config/quill/config.json\"}", options);

    assertEquals(directory.resolve(".config/quill/config.json"), planned.places().answers());
    assertEquals(
        directory.resolve(".config/quill/telemetry.json"), of("", options).places().answers());
  }

  @Test
  void defaultsAreWhatTheirReasonsSay() {
    var options = Options.withoutKey();

    assertEquals(Duration.ofSeconds(20), options.flushAfter);
    assertEquals(null, options.sessionGap);
    assertEquals(false, options.debug);
  }
}
