package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.event.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gives repeats the ids of the first time, so that the store can tell them. */
@Tag("T19")
final class RepeatsTest {

  @TempDir Path directory;

  @Test
  void theSameBatchAThousandTimesShuffledHasTheSameMessages() {
    var stand = new Stand(directory);
    String marks = "\"marks\":{\"day\":true},\"summary\":{\"minutes\":3},";
    String a = Batches.event(1, "app_launched", "{}");
    String b = Batches.event(2, "app_launched", "{}");
    String batch = Batches.batch(stand, "none", marks + "\"events\":[" + a + "," + b + "]");
    String alone = Batches.batch(stand, "none", "\"marks\":{\"week\":true}");
    List<String> posts = new ArrayList<>(Collections.nCopies(1_000, batch));
    posts.addAll(Collections.nCopies(1_000, alone));
    Collections.shuffle(posts, new Random(5));

    posts.forEach(body -> assertEquals(200, stand.post("none", body).status()));

    Set<Message> distinct = new HashSet<>();
    stand.deliveries().forEach(delivery -> distinct.addAll(delivery.messages()));
    assertEquals(5, distinct.size());
    assertEquals(4_000 + 1_000, stand.figures("none").admitted());
  }

  @Test
  void aRepeatThatIsSentLaterKeepsItsIds() {
    var stand = new Stand(directory);
    String more =
        "\"marks\":{\"day\":true},\"events\":[" + Batches.event(1, "app_launched", "{}") + "]";
    String batch = Batches.batch(stand, "none", more);
    stand.post("none", batch);
    stand.post("none", batch.replace("10:00:00.000Z", "10:00:30.000Z"));

    var marks = stand.deliveries().stream().map(d -> (Message.Marks) d.messages().get(1)).toList();
    assertEquals(marks.get(0).id(), marks.get(1).id());
  }
}
