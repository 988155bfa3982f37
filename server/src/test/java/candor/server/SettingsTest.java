package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SettingsTest {

  private final Settings defaults = Settings.defaults();

  @Test
  void onlyThisMachineConnectsUnlessTheOperatorSaysOtherwise() {
    assertEquals("127.0.0.1", defaults.bind());
  }

  @Test
  void thePortIsTheDocumentedOne() {
    assertEquals(8787, defaults.port());
  }

  @Test
  void theDataLiesWhereTheServerIsStarted() {
    assertEquals(Path.of("candor-data"), defaults.data());
  }

  @Test
  void noPlanIsAdoptedThatWasNotNamed() {
    assertEquals(List.of(), defaults.plans());
  }

  @Test
  void noForwardingHeaderIsBelieved() {
    assertEquals(List.of(), defaults.trustedProxies());
  }

  @Test
  void withoutATokenSignInIsByLink() {
    assertNull(defaults.adminToken());
    assertNull(Settings.adminToken(Map.of()));
    assertNull(Settings.adminToken(Map.of("CANDOR_ADMIN_TOKEN", "")));
  }

  @Test
  void aTokenThatTheNetworkCouldGuessIsRefusedWithoutEchoingIt() {
    for (Settings open :
        List.of(
            with("0.0.0.0", null, "hunter2"),
            with("127.0.0.1", URI.create("https://t.example.org"), "hunter2"))) {

      Stop stop = assertThrows(Stop.class, open::refuseWeakToken);

      assertEquals(1, stop.code());
      assertTrue(stop.sentence().contains("CANDOR_ADMIN_TOKEN has 7 characters"), stop.sentence());
      assertTrue(!stop.sentence().contains("hunter2"), stop.sentence());
    }
  }

  @Test
  void aShortTokenIsTakenWhereOnlyThisMachineConnects() throws Stop {
    with("127.0.0.1", null, "hunter2").refuseWeakToken();

    assertEquals("hunter2", Settings.adminToken(Map.of("CANDOR_ADMIN_TOKEN", "hunter2")));
  }

  private static Settings with(String bind, @Nullable URI address, String token) {
    return new Settings(
        bind, 0, Path.of("data"), List.of(), List.of(), List.of(), List.of(), address, token);
  }
}
