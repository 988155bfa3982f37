package candor.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Promises.Client;
import candor.sdk.consent.Because;
import candor.sdk.consent.Machine;
import candor.sdk.consent.Mode;
import candor.sdk.consent.Places;
import candor.sdk.consent.Standing;
import candor.sdk.outbox.Dialect;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves where settings come from, and what goes first. */
final class SettingsTest {

  @TempDir Path directory = Path.of("");

  private static Settings of(String client, Options options) {
    var whole = "\"config\":{\"linux\":\"~/.config/quill/config.json\"},\"timeout_s\":1";
    var usual = ",\"transport\":\"native\"";
    var said =
        "\"timeout_s\":1"
            + (client.isEmpty() ? "" : "," + client)
            + (client.contains("transport") ? "" : usual);
    return Settings.of(Quill.canonical(whole + usual, said).plan(), options);
  }

  @Test
  @Tag("SHI-65")
  void thePlanSaysWhere() {
    var settings = of("\"endpoint\":\"https://t.example/in\"", Options.withKey("k"));

    assertEquals(URI.create("https://t.example/in"), settings.way("usage").server().endpoint());
    assertEquals("k", settings.way("usage").server().key());
    assertEquals(Dialect.ofCandor(), settings.mainDialect());
  }

  @Test
  void optionsGoFirst() {
    var options = Options.withKey("k").endpoint(URI.create("https://other.example"));

    var settings = of("\"endpoint\":\"https://t.example/in\"", options);

    assertEquals(URI.create("https://other.example"), settings.way("usage").server().endpoint());
  }

  @Test
  void withAKeyAndNowhereToSendOpeningFailsWithTheRemedy() {
    var wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> Candor.open(Quill.canonical(), Options.withKey("k")));

    assertTrue(String.valueOf(wrong.getMessage()).contains("client.endpoint"));
  }

  @ParameterizedTest
  @EnumSource(Client.Transport.class)
  void everyTransportOfAPlanIsSpoken(Client.Transport transport) {
    var word = transport.name().toLowerCase(Locale.ROOT);
    var options = Options.withKey("k").endpoint(URI.create("https://t.example/1"));

    var spoken = of("\"transport\":\"" + word + "\"", options).mainDialect();

    assertTrue(spoken.getClass().getSimpleName().toLowerCase(Locale.ROOT).contains(word));
    assertEquals(Dialect.ofCandor(), of("", options.dialect(Dialect.ofCandor())).mainDialect());
  }

  @Test
  void theEnvironmentIsReadWhenTheAppAsksForIt() {
    var options =
        Options.fromEnvironment(
            Map.of("CANDOR_KEY", " k ", "CANDOR_ENDPOINT", "http://localhost:8787"));

    assertEquals("k", of("", options).way("usage").server().key());
    assertEquals(
        URI.create("http://localhost:8787"), of("", options).way("usage").server().endpoint());
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

  private static Options crashBySentry(String address, String key) {
    return Options.withKey("k")
        .endpoint(URI.create("https://t.example"))
        .transport("crash", Client.Transport.SENTRY, URI.create(address), key);
  }

  @Test
  void aChannelMaySendElsewhereInItsOwnDialect() {
    var settings = of("", crashBySentry("https://crash.example/42", "c"));

    assertEquals(Dialect.ofSentry("quill"), settings.way("crash").dialect());
    assertEquals("c", settings.way("crash").server().key());
    assertEquals(Dialect.ofCandor(), settings.way("usage").dialect());
    assertEquals("k", settings.way("usage").server().key());
  }

  @Test
  void aWholeDsnIsTakenApart() {
    var server =
        of("", crashBySentry("https://c0ffee:secret@crash.example/42", "")).way("crash").server();

    assertEquals(URI.create("https://crash.example/42"), server.endpoint());
    assertEquals("c0ffee", server.key());
  }

  @Test
  void anAddressWithoutAProjectFailsWhenTheClientIsOpened() {
    assertThrows(
        IllegalArgumentException.class, () -> of("", crashBySentry("https://crash.example", "c")));
  }

  @Test
  void aChannelThatThePlanDoesNotHaveIsNamed() {
    var options =
        Options.withKey("k")
            .endpoint(URI.create("https://t.example"))
            .transport("crsh", Client.Transport.NATIVE, URI.create("https://t.example"), "c");
    var wrong = assertThrows(IllegalArgumentException.class, () -> of("", options));

    assertTrue(String.valueOf(wrong.getMessage()).contains("crsh"));
  }

  @Test
  void aChannelWithoutAKeyIsOffAndSaysWhy() {
    var options =
        Options.withoutKey()
            .transport("usage", Client.Transport.NATIVE, URI.create("https://t.example"), "u")
            .places(new Places(directory.resolve("answers"), directory.resolve("state")))
            .machine(new Machine(Map.of(), "Linux", directory));
    try (var candor = Candor.open(Quill.canonical(), options)) {
      var channels = candor.status().channels();

      assertEquals(new Standing(Mode.OFF, Because.NO_KEY), channels.get("crash"));
      assertEquals(Mode.UNDECIDED, Objects.requireNonNull(channels.get("usage")).mode());
    }
  }
}
