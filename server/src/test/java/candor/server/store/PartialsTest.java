package candor.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Subject;
import candor.server.store.Store.Build;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Says which slices are read again, and that no answer fills the heap. */
final class PartialsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final int FIRST = Slices.day(BEGIN.toEpochMilli());
  private static final long MEGABYTE = 1 << 20;

  private final Space space = new Space("app", 0, new Layout(List.of()), 1);
  private final Partials partials = new Partials(32 * MEGABYTE);
  private final List<Integer> read = new ArrayList<>();

  private record Part(long bytes) implements Partial {}

  private @Nullable List<Part> ask(int days, long bytes) throws IOException {
    Instant end = BEGIN.plus(Duration.ofDays(days));
    var selection = new Selection("app", Build.RELEASE, "", BEGIN, end, List.of());
    return partials.read(
        new Subject(space, Build.RELEASE, "question"),
        Slices.of(selection, selection.whole(), FIRST),
        Part.class,
        cuts -> {
          read.add(cuts.size());
          return Collections.nCopies(cuts.size(), new Part(bytes));
        });
  }

  @Test
  void aDayIsReadAgainOnlyAfterItsRowsChanged() throws IOException {
    ask(5, 100);
    ask(5, 100);
    assertEquals(List.of(5), read);

    space.changes(Build.RELEASE).touch(FIRST + 3);
    space.changes(Build.DEBUG).touch(FIRST);
    ask(5, 100);
    assertEquals(List.of(5, 1), read);

    space.changes(Build.RELEASE).touchAll();
    ask(5, 100);
    assertEquals(List.of(5, 1, 5), read);
  }

  @Test
  void aLongTimeIsReadInPieces() throws IOException {
    assertEquals(30, Objects.requireNonNull(ask(30, 100)).size());
    assertEquals(List.of(8, 8, 8, 6), read);
  }

  @Test
  void whatIsTooMuchIsNeitherGatheredNorReadAgain() throws IOException {
    assertNull(ask(30, 3 * MEGABYTE));
    assertEquals(List.of(8), read);

    assertNull(ask(30, 3 * MEGABYTE));
    assertEquals(List.of(8), read);

    assertEquals(3, Objects.requireNonNull(ask(3, 3 * MEGABYTE)).size());
  }

  @Test
  void theLeastRecentlyUsedGoFirst() throws IOException {
    var small = new Partials(1_000);
    var selection =
        new Selection("app", Build.RELEASE, "", BEGIN, BEGIN.plus(Duration.ofDays(1)), List.of());
    for (String question : List.of("a", "b", "a", "c", "a", "b")) {
      small.read(
          new Subject(space, Build.RELEASE, question),
          Slices.of(selection, selection.whole(), FIRST),
          Part.class,
          cuts -> {
            read.add(question.charAt(0) - 'a');
            return List.of(new Part(300));
          });
    }
    assertEquals(List.of(0, 1, 2, 1), read);
  }
}
