package candor.server.desk;

import candor.json.Json;
import candor.server.query.BadQuestion;
import candor.server.query.CohortQuestioner;
import candor.server.query.CohortQuestioner.Band;
import candor.server.query.CohortQuestioner.Bands;
import candor.server.query.CohortQuestioner.BandsOf;
import candor.server.query.CohortQuestioner.Bin;
import candor.server.query.CohortQuestioner.Cohort;
import candor.server.query.CohortQuestioner.Counted;
import candor.server.query.CohortQuestioner.Holding;
import candor.server.query.CohortQuestioner.Spread;
import candor.server.query.Questioner.Interval;
import candor.server.registry.Registry;
import java.util.List;
import java.util.Locale;

/**
 * Asks how things went on and writes the answers for the statistics API. Safe for use by many
 * threads.
 *
 * @param questioner answers
 * @param patience bounds how long that may take
 */
record CohortFigures(CohortQuestioner questioner, Patience patience) {

  private static final Bands NONE = new Bands(List.of(), List.of());

  private static final List<String> PERCENTILES = List.of("p50", "p75", "p90", "p95", "p99");

  Figures retention(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    Interval period = parameters.period();
    String person = parameters.text(Holders.PERSON);
    Holding who = Holders.read(person);
    var retention = patience.answer(() -> questioner.retention(scope, period, who));
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("period", lower(period))
                .maybe("person", who == null ? null : new Json.Text(person))
                .list("cohorts", retention.cohorts(), CohortFigures::cohort)
                .basis(retention.basis())
                .done(),
        () -> {
          var csv = new Csv("cohort", "period", "installs");
          for (Cohort cohort : retention.cohorts()) {
            for (int k = 0; k < cohort.active().size(); k++) {
              csv.row(cohort.start(), k, cohort.active().get(k));
            }
          }
          return csv;
        });
  }

  private static String lower(Interval interval) {
    return interval.name().toLowerCase(Locale.ROOT);
  }

  private static Json cohort(Cohort cohort) {
    return new Members()
        .at("start", cohort.start())
        .number("installs", cohort.active().getFirst())
        .list("active", cohort.active(), Members::whole)
        .done();
  }

  Figures sessions(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    var spread = patience.answer(() -> questioner.sessions(scope));
    return new Figures(
        () -> members(new Members().scope(scope).text("unit", "ms"), spread), () -> table(spread));
  }

  Figures percentiles(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    String event = parameters.event();
    String property = parameters.numbers();
    String by = parameters.by();
    Interval interval = parameters.bandInterval(scope);
    var spread = patience.start(() -> questioner.percentiles(scope, event, property));
    var parted = new BandsOf(event, property, by, Interval.DAY);
    var parts = by.isEmpty() ? NONE : patience.answer(() -> questioner.bands(scope, parted));
    var timed = new BandsOf(event, property, "", interval == null ? Interval.DAY : interval);
    var bands = interval == null ? NONE : patience.answer(() -> questioner.bands(scope, timed));
    var whole = spread.take();
    return new Figures(
        () ->
            members(
                new Members()
                    .scope(scope)
                    .text("event", event.isEmpty() ? null : event)
                    .text("property", property)
                    .text("by", by.isEmpty() ? null : by)
                    .text("interval", interval == null ? null : lower(interval))
                    .list("parts", parts.bands(), CohortFigures::part)
                    .list("starts", bands.starts(), start -> new Json.Text(start.toString()))
                    .list("bands", bands.bands(), CohortFigures::band),
                whole),
        () -> {
          var csv = table(whole);
          parts.bands().forEach(band -> rows(csv, band, band.value()));
          for (int i = 0; i < bands.bands().size(); i++) {
            rows(csv, bands.bands().get(i), bands.starts().get(i).toString());
          }
          return csv;
        });
  }

  private static Json part(Band band) {
    return band(new Members().text("value", band.value()), band);
  }

  private static Json band(Band band) {
    return band(new Members(), band);
  }

  private static Json band(Members members, Band band) {
    members.number("count", band.count()).decimal("sum", band.sum());
    for (int i = 0; i < PERCENTILES.size(); i++) {
      boolean known = !band.percentiles().isEmpty();
      members.decimal(PERCENTILES.get(i), known ? band.percentiles().get(i) : null);
    }
    return members.done();
  }

  private static void rows(Csv csv, Band band, String of) {
    csv.row("count", null, null, band.count(), of);
    csv.row("sum", null, null, band.sum(), of);
    for (int i = 0; i < band.percentiles().size(); i++) {
      csv.row(PERCENTILES.get(i), null, null, band.percentiles().get(i), of);
    }
  }

  Figures counters(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    var counters = patience.answer(() -> questioner.counters(scope));
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .list("counters", counters.counters(), CohortFigures::counted)
                .basis(counters.basis())
                .done(),
        () -> {
          var csv = new Csv("name", "sum", "installs");
          counters.counters().forEach(c -> csv.row(c.name(), c.sum(), c.installs()));
          return csv;
        });
  }

  private static Json counted(Counted counted) {
    return new Members()
        .text("name", counted.name())
        .number("sum", counted.sum())
        .number("installs", counted.installs())
        .done();
  }

  private static Json members(Members members, Spread spread) {
    members
        .number("count", spread.count())
        .decimal("min", spread.least())
        .decimal("max", spread.greatest())
        .decimal("sum", spread.sum());
    for (int i = 0; i < PERCENTILES.size(); i++) {
      boolean known = !spread.percentiles().isEmpty();
      members.decimal(PERCENTILES.get(i), known ? spread.percentiles().get(i) : null);
    }
    return members.list("bins", spread.bins(), CohortFigures::bin).basis(spread.basis()).done();
  }

  private static Json bin(Bin bin) {
    return new Members()
        .decimal("from", bin.from())
        .decimal("to", bin.to())
        .number("count", bin.count())
        .done();
  }

  private static Csv table(Spread spread) {
    var csv = new Csv("figure", "from", "to", "value", "of");
    csv.row("count", null, null, spread.count(), null);
    csv.row("min", null, null, spread.least(), null);
    csv.row("max", null, null, spread.greatest(), null);
    csv.row("sum", null, null, spread.sum(), null);
    for (int i = 0; i < spread.percentiles().size(); i++) {
      csv.row(PERCENTILES.get(i), null, null, spread.percentiles().get(i), null);
    }
    spread.bins().forEach(bin -> csv.row("bin", bin.from(), bin.to(), bin.count(), null));
    return csv;
  }
}
