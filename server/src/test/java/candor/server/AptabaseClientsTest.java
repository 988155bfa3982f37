package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points unmodified clients at the running server and counts what arrived. */
@Tag("OSA-03")
final class AptabaseClientsTest {

  @TempDir Path folder;
  private ClientStand stand;

  @BeforeEach
  void start() throws Exception {
    stand = ClientStand.start(folder, "osaurus");
  }

  @AfterEach
  void stop() {
    stand.close();
  }

  @Test
  @Tag("OSA-90")
  void developersBuildsStayOutOfReleaseFigures() throws Exception {
    String said =
        NodeScript.run(
            "aptabase-react-native.mjs", stand.address().toString(), stand.keys().aptabase(), WISH);

    assertEquals(List.of(200), statuses(said), said);
    assertEquals(Map.of(), stand.counts("release"));
    assertEquals(
        Map.of("agent_run", 1L, "app_launched", 2L, "message_sent", 3L), stand.counts("debug"));
  }

  private static final String TURN =
      """
      {"name": "message_sent", "props": {"source": "chat_ui", "model_source": "remote",
       "provider_type": "openai", "model_hash": "9bec1a08638b", "is_agent": false,
       "stream": true, "total_memory_gb": "16"}}\
      """;

  // Six planned events, one that no plan holds: answered as accepted, kept out inside.
  private static final String WISH =
      """
      {"debug": true, "events": [
        {"name": "app_launched", "props": {"total_memory_gb": "128"}}, @, @, @,
        {"name": "agent_run", "props": {"source": "dispatch", "title": "never planned"}},
        {"name": "chat_title_changed", "props": {"title": "never planned"}},
        {"name": "app_launched"}]}
      """
          .replace("@", TURN);

  private static List<Integer> statuses(String said) throws Exception {
    return ClientStand.list(ClientStand.read(said), "statuses").stream()
        .map(each -> (int) ((Json.Whole) each).value())
        .toList();
  }
}
