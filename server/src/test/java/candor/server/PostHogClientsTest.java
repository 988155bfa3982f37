package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points the unmodified posthog-node at the running server and counts what arrived. */
final class PostHogClientsTest {

  private static final String INSTALL = "6f1b0c1e-7d5e-4a57-9a51-0d7c7c0a0001";

  @TempDir Path folder;
  private ClientStand stand;

  @BeforeEach
  void start() throws Exception {
    stand = ClientStand.start(folder, "dimmy");
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  /** Five events go out: three planned, one that no plan holds, and a person with an address. */
  @ParameterizedTest
  @CsvSource({"v0", "v1"})
  @Tag("DIM-05")
  void theNodeClientIsSatisfiedAndCountedExactly(String mode) throws Exception {
    String said =
        NodeScript.run(
            "posthog-node.mjs", stand.address().toString(), stand.keys().posthog(), INSTALL, mode);

    assertTrue(said.startsWith("{\"statuses\":[200],\"errors\":["), said);
    assertEquals(Map.of("app.started", 1L, "transcription.cancelled", 2L), stand.counts("release"));
    String refusals = stand.ask("refusals", "");
    assertTrue(refusals.contains("\"event\":\"unplanned\""), refusals);
    assertFalse(refusals.contains("alice") || refusals.contains("never.planned"), refusals);
  }
}
