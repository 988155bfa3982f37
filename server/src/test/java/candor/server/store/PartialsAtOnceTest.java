package candor.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Subject;
import candor.server.store.Store.Build;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Says that questions which are asked at once neither count a row twice nor leave one out. */
final class PartialsAtOnceTest {

  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final Pattern ARRIVED =
      Pattern.compile("(?:arrival > (\\d+) AND )?arrival <= (\\d+)");

  private final Space space = new Space("app", 0, new Layout(List.of()), 1);
  private final Partials partials = new Partials(1 << 20);
  private final List<Row> rows = new ArrayList<>();

  private record Row(Instant at, long arrival) {}

  private record Part(int rows) implements Partial<Part> {
    @Override
    public long bytes() {
      return 4;
    }

    @Override
    public Part and(List<Part> others) {
      return new Part(rows + others.stream().mapToInt(Part::rows).sum());
    }
  }

  /** Is what happens while an answer is read. */
  private interface Meanwhile {
    void happen() throws IOException;
  }

  private void arrive(int day) {
    long arrival = space.nextArrival();
    Instant at = BEGIN.plus(Duration.ofDays(day));
    rows.add(new Row(at, arrival));
    space.changes(Build.RELEASE).touch(Slices.day(at.toEpochMilli()), arrival);
    space.arrived(arrival);
  }

  private List<Integer> ask(int from, int to, int step, Meanwhile meanwhile) throws IOException {
    var borders = new ArrayList<Instant>();
    for (int day = from; day <= to; day += step) {
      borders.add(BEGIN.plus(Duration.ofDays(day)));
    }
    var cuts = new Cuts(borders);
    var selection = new Selection("app", Build.RELEASE, "", cuts.from(), cuts.to(), List.of());
    List<Part> parts =
        partials.read(
            new Subject(space, Build.RELEASE, "question"),
            Slices.of(selection, cuts, space.changes(Build.RELEASE)),
            new Part(0),
            (slices, arrived) -> {
              List<Part> read = read(slices, arrived);
              meanwhile.happen();
              return read;
            });
    return Objects.requireNonNull(parts).stream().map(Part::rows).toList();
  }

  private List<Part> read(Cuts slices, String arrived) {
    var bounds = ARRIVED.matcher(arrived);
    assertEquals(true, bounds.matches(), arrived);
    long after = bounds.group(1) == null ? 0 : Long.parseLong(bounds.group(1));
    long until = Long.parseLong(bounds.group(2));
    var parts = new ArrayList<Part>();
    for (int i = 0; i < slices.size(); i++) {
      Instant start = slices.borders().get(i);
      Instant end = slices.borders().get(i + 1);
      long count =
          rows.stream()
              .filter(row -> row.arrival() > after && row.arrival() <= until)
              .filter(row -> !row.at().isBefore(start) && row.at().isBefore(end))
              .count();
      parts.add(new Part((int) count));
    }
    return parts;
  }

  @Test
  void whatIsOfTwoMomentsIsNotKeptAsOfOne() throws IOException {
    for (int day = 0; day < 12; day++) {
      arrive(day);
    }
    ask(0, 6, 6, () -> {});
    arrive(1);

    // The first six days are brought up to now; meanwhile the others get a row and are asked for.
    var done = new ArrayList<Integer>();
    ask(
        0,
        12,
        6,
        () -> {
          if (done.isEmpty()) {
            done.add(1);
            arrive(7);
            assertEquals(List.of(1, 2, 1, 1, 1, 1), ask(6, 12, 1, () -> {}));
          }
        });

    assertEquals(List.of(7, 7), ask(0, 12, 6, () -> {}));
    arrive(8);
    assertEquals(List.of(7, 8), ask(0, 12, 6, () -> {}));
    assertEquals(List.of(1, 2, 2, 1, 1, 1), ask(6, 12, 1, () -> {}));
  }
}
