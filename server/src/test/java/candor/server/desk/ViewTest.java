package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.http.Request;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ViewTest {

  private static View view(String period, String compare) {
    var app = SampleRegistry.usual().apps().getFirst();
    var query = Map.of("period", List.of(period), "compare", List.of(compare));
    var here = InetAddress.getLoopbackAddress();
    var request = new Request("GET", "/a/dimmy", query, Map.of(), new byte[0], here);
    var now = SampleDesk.NOON.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    State state = State.read(request, Dimensions.of(app.plan()), today, new ArrayList<>());
    Period read = Objects.requireNonNull(Period.read(state.period(), today, today));
    var clock = SampleDesk.NOON;
    var patience = new Patience(Duration.ofSeconds(1));
    var registry = SampleRegistry.usual();
    var sources =
        SampleDesk.sources(registry, new SamplePast(registry, clock), new SampleReports());
    return new View(
        app,
        state,
        read,
        now,
        new Asking(sources, Asking.Books.of(sources, patience, clock), patience),
        new Viewer.Operator());
  }

  @ParameterizedTest
  @CsvSource({
    // Of the day that stands for today, as much as today has had.
    "today, prev, 2026-11-23T00:00:00Z, 2026-11-23T12:00:00Z",
    "today, year, 2025-11-24T00:00:00Z, 2025-11-24T12:00:00Z",
    "2026-11-24..2026-11-24, prev, 2026-11-23T00:00:00Z, 2026-11-23T12:00:00Z",
    // Days that are over are compared with whole ones, as many.
    "7d, prev, 2026-11-10T00:00:00Z, 2026-11-17T00:00:00Z",
    "7d, year, 2025-11-17T00:00:00Z, 2025-11-24T00:00:00Z"
  })
  void asMuchIsComparedAsThereHasBeen(String period, String compare, String from, String to) {
    var before = view(period, compare).before();

    assertEquals(from + " " + to, before.from() + " " + before.to());
  }
}
