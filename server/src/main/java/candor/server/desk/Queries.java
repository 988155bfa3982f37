package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes questions as programs ask them of the statistics API. Pure functions. */
final class Queries {

  private Queries() {}

  /** Makes the address of a question about exactly one scope. */
  static Link about(Scope scope, String... question) {
    var path = new ArrayList<>(List.of("api", "v1", "apps", scope.app()));
    path.addAll(List.of(question));
    Link link =
        new Link(path, List.of())
            .with("from", moment(scope.from(), scope.zone()))
            .with("to", moment(scope.to(), scope.zone()));
    if (scope.debug()) {
      link = link.with("mode", "debug");
    }
    if (!scope.zone().normalized().equals(ZoneOffset.UTC)) {
      link = link.with("tz", scope.zone().getId());
    }
    for (Scope.Filter filter : scope.filters()) {
      link = link.with("filter", Filters.write(filter));
    }
    return link;
  }

  private static String moment(Instant at, ZoneId zone) {
    var local = at.atZone(zone);
    return local.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? local.toLocalDate().toString()
        : at.toString();
  }

  static Link trend(Scope scope, TrendOf of) {
    Link link = about(scope, "trend");
    if (!of.event().isEmpty()) {
      link = link.with("event", of.event());
    }
    link =
        link.with("measure", of.measure().name().toLowerCase(Locale.ROOT))
            .with("interval", View.word(of.interval()));
    return of.by().isEmpty() ? link : link.with("by", of.by());
  }
}
