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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Says which slices are read again, and that no answer fills the heap. */
final class PartialsTest {

  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final int FIRST = Slices.day(BEGIN.toEpochMilli());
  private static final long MEGABYTE = 1 << 20;

  private final Space space = new Space("app", 0, new Layout(List.of()), 1);
  private final Partials partials = new Partials(32 * MEGABYTE);
  private final List<Integer> read = new ArrayList<>();
  private final List<String> arrivals = new ArrayList<>();

  @BeforeEach
  void letEveryDayHaveRows() {
    space.changes(Build.RELEASE).reach(FIRST, FIRST + 40);
  }

  private record Part(long bytes, int rows) implements Partial<Part> {
    @Override
    public Part and(List<Part> others) {
      return new Part(bytes, rows + others.stream().mapToInt(Part::rows).sum());
    }
  }

  private @Nullable List<Part> ask(int days, long bytes) throws IOException {
    return ask(days, days, bytes);
  }

  /** Asks about days in intervals, of which each day has one row. */
  private @Nullable List<Part> ask(int days, int intervals, long bytes) throws IOException {
    var borders = new ArrayList<Instant>();
    for (int i = 0; i <= intervals; i++) {
      borders.add(BEGIN.plus(Duration.ofDays((long) i * days / intervals)));
    }
    var cuts = new Cuts(borders);
    var selection = new Selection("app", Build.RELEASE, "", cuts.from(), cuts.to(), List.of());
    return partials.read(
        new Subject(space, Build.RELEASE, "question"),
        Slices.of(selection, cuts, space.changes(Build.RELEASE)),
        new Part(0, 0),
        (slices, arrived) -> {
          read.add(slices.size());
          arrivals.add(arrived);
          return Collections.nCopies(slices.size(), new Part(bytes, 1));
        });
  }

  /** Lets a row of a day arrive. */
  private void arrive(Build build, int day) {
    space.changes(build).touch(day, space.nextArrival());
    space.arrived(space.arrivals());
  }

  private static List<Integer> rows(@Nullable List<Part> parts) {
    return Objects.requireNonNull(parts).stream().map(Part::rows).toList();
  }

  @Test
  void ofADayOnlyTheRowsThatCameLaterAreRead() throws IOException {
    ask(5, 100);
    ask(5, 100);
    assertEquals(List.of(5), read);

    arrive(Build.DEBUG, FIRST);
    arrive(Build.RELEASE, FIRST + 3);
    assertEquals(List.of(1, 1, 1, 2, 1), rows(ask(5, 100)));
    assertEquals(List.of(5, 1), read);

    arrive(Build.RELEASE, FIRST + 1);
    arrive(Build.RELEASE, FIRST + 3);
    assertEquals(List.of(1, 2, 1, 3, 1), rows(ask(5, 100)));
    assertEquals(List.of(5, 1, 3), read);
    assertEquals(List.of("arrival <= 0", "arrival <= 2", "arrival > 2 AND arrival <= 4"), arrivals);
  }

  @Test
  void afterRowsWentAllAreReadAgain() throws IOException {
    ask(5, 100);
    space.changes(Build.RELEASE).lost();
    ask(5, 100);
    assertEquals(List.of(5, 5), read);
  }

  @Test
  void aLongIntervalIsPutTogetherOfDaysOnce() throws IOException {
    ask(6, 100);
    assertEquals(List.of(3, 3), rows(ask(6, 2, 100)));
    assertEquals(List.of(6), read);

    arrive(Build.RELEASE, FIRST + 4);
    assertEquals(List.of(3, 4), rows(ask(6, 2, 100)));
    assertEquals(List.of(6, 1), read);
    assertEquals(List.of(1, 1, 1, 1, 2, 1), rows(ask(6, 100)));
    assertEquals(List.of(6, 1, 1), read);
  }

  @Test
  void behindTooManyRowsADayIsReadAnew() throws IOException {
    ask(5, 100);
    for (int i = 0; i < 500_001; i++) {
      space.nextArrival();
    }
    arrive(Build.RELEASE, FIRST + 2);
    assertEquals(List.of(1, 1, 1, 1, 1), rows(ask(5, 100)));
    assertEquals("arrival <= 500002", arrivals.getLast());
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
          Slices.of(selection, selection.whole(), space.changes(Build.RELEASE)),
          new Part(0, 0),
          (cuts, arrived) -> {
            read.add(question.charAt(0) - 'a');
            return List.of(new Part(300, 1));
          });
    }
    assertEquals(List.of(0, 1, 2, 1), read);
  }
}
