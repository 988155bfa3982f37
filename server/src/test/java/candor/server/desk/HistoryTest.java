package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.query.Answers;
import candor.server.query.Questioner;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HistoryTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:30:00Z");

  /** Knows one event. */
  private static Questioner past(Instant event) {
    return (Questioner)
        Proxy.newProxyInstance(
            Questioner.class.getClassLoader(),
            new Class<?>[] {Questioner.class},
            (proxy, method, arguments) ->
                trend((Scope) arguments[0], (TrendOf) arguments[1], event));
  }

  private static Answers.Trend trend(Scope scope, TrendOf of, Instant event) {
    var unit = ChronoUnit.valueOf(of.interval() + "S");
    var starts = new ArrayList<Instant>();
    var values = new ArrayList<Long>();
    ZonedDateTime at = scope.from().atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS);
    for (; at.toInstant().isBefore(scope.to()); at = at.plus(1, unit)) {
      boolean in = !event.isBefore(at.toInstant()) && event.isBefore(at.plus(1, unit).toInstant());
      starts.add(at.toInstant());
      values.add(in ? 1L : 0L);
    }
    var series = new Answers.Series("", values, 1L);
    return new Answers.Trend(
        starts, List.of(series), new Answers.Basis("d", "p", "install", true, List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:29:59Z, 2026-11-24T12:00:00Z",
    "2026-10-31T23:00:00Z, 2026-10-31T23:00:00Z",
    "2022-01-01T00:59:00Z, 2022-01-01T00:00:00Z"
  })
  void theHourOfTheFirstEventIsFound(Instant event, Instant hour) throws Exception {
    var found = new History("app", false).begins(past(event), NOW);

    assertEquals(Optional.of(hour), found);
  }

  @Test
  void whatHasNotBegunHasNoFirstHour() throws Exception {
    Instant later = NOW.plus(90, ChronoUnit.DAYS);

    assertEquals(Optional.empty(), new History("app", true).begins(past(later), NOW));
  }
}
