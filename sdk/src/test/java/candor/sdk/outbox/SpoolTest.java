package candor.sdk.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.JsonException;
import candor.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {

  private static final String HEAD = "{\"plan\":\"p\",\"app\":\"a\"}";

  @TempDir Path directory = Path.of("");
  private final AtomicLong millis = new AtomicLong(System.currentTimeMillis());
  private final Ids ids = new Ids(new Random(1));

  private Spool spool() {
    return new Spool(directory, ids, millis::incrementAndGet, SpoolFile.Disk::ofTheMachine);
  }

  private static @Nullable Batch oldest(Spool spool) throws IOException {
    return spool.oldest(1).stream().findFirst().orElse(null);
  }

  @Test
  void whatWasAddedComesBackInOrderAfterARestart() throws IOException {
    var spool = spool();
    spool.add(HEAD, "E{\"n\":1}");
    spool.add(HEAD, "E{\"n\":2}");
    spool.seal();
    spool.add(HEAD, "E{\"n\":3}");
    spool.seal();

    var next = spool();
    var first = Objects.requireNonNull(oldest(next));
    assertEquals(List.of("E{\"n\":1}", "E{\"n\":2}"), first.lines());
    next.remove(first);
    var second = Objects.requireNonNull(oldest(next));
    assertEquals(List.of("E{\"n\":3}"), second.lines());
    next.remove(second);
    assertNull(oldest(next));
  }

  @Test
  void aFileThatIsStillBeingFilledIsNotSent() throws IOException {
    var spool = spool();
    spool.add(HEAD, "E{\"n\":1}");

    assertNull(oldest(spool));
    assertNull(oldest(spool()), "another process sees that somebody holds it");
  }

  @Test
  void whatAKilledProcessLeftIsTakenOverWithoutItsTornLine() throws IOException {
    var left = directory.resolve("00000000-0000-7000-8000-000000000000.open");
    Files.writeString(left, HEAD + "\nE{\"n\":1}\nE{\"n\":");

    var batch = Objects.requireNonNull(oldest(spool()));

    assertEquals(List.of("E{\"n\":1}"), batch.lines());
  }

  @Test
  void aKillAtAnyByteLosesAtMostTheLastLine() throws IOException, JsonException {
    var whole = (HEAD + "\nE{\"n\":1}\nE{\"n\":2}\n").getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length <= whole.length; length++) {
      var left = directory.resolve("00000000-0000-7000-8000-000000000000.open");
      Files.write(left, java.util.Arrays.copyOf(whole, length));

      var batch = oldest(spool());

      int lines = batch == null ? 0 : batch.lines().size();
      int expected = length >= whole.length ? 2 : length >= whole.length - 9 ? 1 : 0;
      assertEquals(expected, lines, "after " + length + " bytes");
      if (batch != null) {
        JsonReader.read(batch.body(Instant.EPOCH));
        spool().remove(batch);
      }
      spool().purge();
    }
  }

  @Test
  void nonsenseIsThrownAwayAndTheRestIsServed() throws IOException {
    Files.write(directory.resolve("0.batch"), new byte[] {0, 1, 2, (byte) 0xff, '\n', 5});
    Files.writeString(directory.resolve("1.batch"), "");
    Files.writeString(directory.resolve("2.batch"), HEAD + "\nE{\"n\":1}\n");

    var batch = Objects.requireNonNull(oldest(spool()));

    assertEquals("2.batch", batch.name());
    assertTrue(Files.notExists(directory.resolve("0.batch")));
  }

  @Test
  void whatIsTooOldOrTooMuchGoesOldestFirst() throws IOException {
    var line = "E{\"n\":\"" + "x".repeat(1 << 20) + "\"}\n";
    for (int i = 0; i < 12; i++) {
      var file = directory.resolve("%02d.batch".formatted(i));
      Files.writeString(file, HEAD + "\n" + line);
    }
    var old = directory.resolve("11.batch");
    Files.setLastModifiedTime(
        old, FileTime.fromMillis(millis.get() - Spool.MOST_AGE.toMillis() - 60_000));

    int lost = spool().prune();

    assertEquals(4, lost);
    assertTrue(Files.notExists(old));
    assertTrue(Files.notExists(directory.resolve("02.batch")));
    assertNotNull(oldest(spool()));
  }

  @Test
  void purgeLeavesNothing() throws IOException {
    var spool = spool();
    spool.add(HEAD, "E{\"n\":1}");
    spool.seal();
    spool.add(HEAD, "E{\"n\":2}");

    spool().purge();

    assertEquals(List.of(), spool.all());
    spool.add(HEAD, "E{\"n\":3}");
    spool.seal();
    assertEquals(
        List.of("E{\"n\":3}"), Objects.requireNonNull(oldest(spool)).lines(), "a fresh start");
  }
}
