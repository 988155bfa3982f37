package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.door.NativeDoor;
import candor.server.door.Parcel;
import candor.server.door.TurnedAway;
import candor.server.http.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what is plain without a tree; what becomes of it, {@link ScanPropertyTest} compares. */
final class NativeScanTest {

  private static final String PLAIN =
      Batches.event(1, "message_sent", "{\"source\":\"chat_ui\",\"stream\":true,\"tokens\":12}");

  @TempDir Path directory;

  @Test
  void aPlainBatchIsJudgedWhileItIsRead() throws TurnedAway {
    String last = Batches.event(2, "onboarding_started", "{}");

    assertEquals(places(0, 1), read("", PLAIN + "," + last).judged());
  }

  @Test
  void oneUnusualEventIsJudgedLaterAlone() throws TurnedAway {
    String unusual = Batches.event(2, "message_sent", "{\"source\":\"chat_ui\",\"spy\":1}");

    assertEquals(places(0, 2), read("", PLAIN + "," + unusual + "," + PLAIN).judged());
  }

  @Test
  void whatTheContextHasToCountIsCountedLater() throws TurnedAway {
    assertEquals(places(), read("\"context\":{\"spy\":1},", PLAIN).judged());
    assertEquals(places(0), read("\"context\":{\"os_name\":\"linux\"},", PLAIN).judged());
  }

  private static BitSet places(int... places) {
    var set = new BitSet();
    for (int place : places) {
      set.set(place);
    }
    return set;
  }

  private Parcel read(String before, String events) throws TurnedAway {
    var stand = new Stand(directory);
    String body = Batches.batch(stand, "none", before + "\"events\":[" + events + "]");
    var request =
        new Request(
            "POST",
            "/v1/events",
            Map.of(),
            Map.of("candor-key", stand.app("none").keys().nativeKey()),
            body.getBytes(StandardCharsets.UTF_8),
            Stand.address("192.0.2.7"));
    var visit = new NativeDoor(stand.apps, (app, told) -> new byte[16]).visit(request);
    assertEquals(stand.app("none"), visit.app());
    return visit.read(Stand.NOW);
  }
}
