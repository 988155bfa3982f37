package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import candor.event.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps ids of this dialect from telling what the firewall took out. */
@Tag("OSA-03")
final class AptabaseIdsTest {

  private static final String BODY =
      """
      {"timestamp":"2026-11-22T10:00:00.000Z","sessionId":"179531493711541202",\
      "eventName":"app_launched","systemProps":{"isDebug":false,"osName":"macOS",\
      "appVersion":"1.2.3","sdkVersion":"aptabase-swift@0.3.11"},"props":{"spy":"ann"}}\
      """;

  @TempDir Path directory;

  @Test
  void whoGuessesTheRefusedValueCannotConfirmItByTheId() throws IOException {
    UUID here = id(new Stand(Files.createDirectory(directory.resolve("here")), new Random(1)));
    UUID guess = id(new Stand(Files.createDirectory(directory.resolve("guess")), new Random(2)));

    assertNotEquals(here, guess);
  }

  @Test
  void aRepeatHasTheSameIdAlsoAfterARestart() {
    UUID first = id(new Stand(directory, new Random(1)));
    UUID afterRestart = id(new Stand(directory, new Random(2)));

    assertEquals(first, afterRestart);
  }

  @Test
  void theSecretDiesWithTheDay() {
    var stand = new Stand(directory, new Random(1));
    UUID first = id(stand);
    stand.turnTo(Instant.parse("2026-11-23T00:00:01Z"));

    assertNotEquals(first, id(stand));
  }

  private static UUID id(Stand stand) {
    assertEquals(200, stand.aptabase("/api/v0/event", "none", BODY).status());
    return ((Message.Track) stand.deliveries().getLast().messages().getFirst()).id();
  }
}
