package candor.server.desk;

import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.people.People;
import candor.server.query.Questioner;
import candor.server.query.ReportQuestioner;
import candor.server.registry.Registry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

/** Sets desks up for tests. */
final class SampleDesk {

  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

  private SampleDesk() {}

  static Bell open() {
    var registry = SampleRegistry.usual();
    return new Bell(routes(registry, new SamplePast(registry, NOON), Access.open()));
  }

  static Routes routes(SampleRegistry registry, Questioner questioner, Access access) {
    return routes(registry, questioner, access, NOON);
  }

  static Routes routes(SampleRegistry registry, Questioner questioner, Access access, Clock clock) {
    return routes(sources(registry, questioner, new SampleReports()), access, clock);
  }

  static Sources sources(Registry registry, Questioner questioner, ReportQuestioner reports) {
    return sources(registry, questioner, reports, new SamplePeople("linux"));
  }

  static Sources sources(
      Registry registry, Questioner questioner, ReportQuestioner reports, People people) {
    return sources(registry, questioner, reports, people, SampleRows.of());
  }

  static Sources sources(
      Registry registry,
      Questioner questioner,
      ReportQuestioner reports,
      People people,
      Sources.Rows rows) {
    return new Sources(
        questioner,
        reports,
        new SampleCohorts(),
        registry,
        atMost -> {},
        SampleKeeping.in(
            Path.of("target", "sample-keeping-" + UUID.randomUUID()), registry, people),
        rows);
  }

  static Routes routes(Sources sources, Access access, Clock clock) {
    var routes = new Routes();
    var options = DeskOptions.at(() -> URI.create("http://127.0.0.1:8787"));
    new Desk(options, sources, access, clock).addTo(routes);
    return routes;
  }

  static String text(Response response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
