package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  void withoutATokenSignInIsByLink() throws Stop {
    assertNull(defaults.adminToken());
    assertNull(Settings.adminToken(Map.of()));
    assertNull(Settings.adminToken(Map.of("CANDOR_ADMIN_TOKEN", "")));
  }

  @Test
  void aTokenThatCouldBeGuessedIsRefusedWithoutEchoingIt() {
    var environment = Map.of("CANDOR_ADMIN_TOKEN", "hunter2");

    Stop stop = assertThrows(Stop.class, () -> Settings.adminToken(environment));

    assertEquals(1, stop.code());
    assertTrue(stop.sentence().contains("CANDOR_ADMIN_TOKEN has 7 characters"), stop.sentence());
    assertTrue(!stop.sentence().contains("hunter2"), stop.sentence());
  }
}
