package candor.server.desk;

import candor.json.Json;
import candor.server.query.ReportQuestioner.Rate;
import candor.server.query.ReportQuestioner.Release;
import candor.server.query.ReportQuestioner.Releases;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes answers about releases for the statistics API. Stateless. */
final class ReleaseFigures {

  private ReleaseFigures() {}

  static Figures of(Scope scope, Releases releases) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("unit", releases.unit())
                .list("starts", releases.starts(), start -> new Json.Text(start.toString()))
                .list("releases", releases.releases(), r -> release(r, releases.perDay()))
                .json("all", all(releases))
                .basis(releases.basis())
                .done(),
        () -> table(releases));
  }

  private static Json all(Releases releases) {
    Release all = releases.all();
    return all == null ? Json.NOTHING : release(all, releases.perDay());
  }

  private static Json release(Release release, List<Long> whole) {
    return new Members()
        .text("release", release.release().isEmpty() ? null : release.release())
        .at("first_seen", release.first())
        .at("last_seen", release.last())
        .number("events", release.events())
        .number("installs", release.installs())
        .number("sessions", release.sessions())
        .number("crashes", release.crashes())
        .number("handled", release.handled())
        .json("crash_free_sessions", rate(release.freeSessions()))
        .json("crash_free_installs", rate(release.freeInstalls()))
        .list("per_day", release.perDay(), Members::whole)
        .list("share", shares(release.perDay(), whole), ReleaseFigures::decimal)
        .done();
  }

  private static Json rate(@Nullable Rate rate) {
    return rate == null
        ? Json.NOTHING
        : new Members()
            .decimal("share", rate.free())
            .number("of", rate.of())
            .number("crashed", rate.crashed())
            .done();
  }

  /** Days on which nothing was counted have no share. */
  static List<Double> shares(List<Long> part, List<Long> whole) {
    var shares = new ArrayList<Double>();
    for (int i = 0; i < part.size(); i++) {
      shares.add(whole.get(i) == 0 ? Double.NaN : (double) part.get(i) / whole.get(i));
    }
    return shares;
  }

  private static Json decimal(Double share) {
    return share.isNaN() ? Json.NOTHING : new Json.Decimal(share);
  }

  private static Csv table(Releases releases) {
    var csv =
        new Csv(
            "release",
            "first_seen",
            "last_seen",
            "events",
            "installs",
            "sessions",
            "crashes",
            "handled",
            "crash_free_sessions",
            "crash_free_installs");
    for (Release r : releases.releases()) {
      csv.row(
          r.release(),
          r.first(),
          r.last(),
          r.events(),
          r.installs(),
          r.sessions(),
          r.crashes(),
          r.handled(),
          free(r.freeSessions()),
          free(r.freeInstalls()));
    }
    return csv;
  }

  private static @Nullable Double free(@Nullable Rate rate) {
    return rate == null ? null : (Double) rate.free();
  }
}
