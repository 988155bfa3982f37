package candor.server.desk;

import candor.json.Json;
import candor.server.query.BadQuestion;
import candor.server.query.CohortQuestioner;
import candor.server.query.CohortQuestioner.Bin;
import candor.server.query.CohortQuestioner.Cohort;
import candor.server.query.CohortQuestioner.Counted;
import candor.server.query.CohortQuestioner.Spread;
import candor.server.query.CohortQuestioner.Step;
import candor.server.query.Questioner.Interval;
import candor.server.registry.Registry;
import java.time.Duration;
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

  private static final List<String> PERCENTILES = List.of("p50", "p75", "p90", "p95", "p99");

  Figures retention(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    Interval period = parameters.period();
    var retention = patience.answer(() -> questioner.retention(scope, period));
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("period", period.name().toLowerCase(Locale.ROOT))
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

  private static Json cohort(Cohort cohort) {
    return new Members()
        .at("start", cohort.start())
        .number("installs", cohort.active().getFirst())
        .list("active", cohort.active(), Members::whole)
        .done();
  }

  Figures funnel(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    List<String> steps = parameters.steps();
    Duration window = parameters.window();
    var funnel = patience.answer(() -> questioner.funnel(scope, steps, window));
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .number("window_ms", window.toMillis())
                .list("steps", funnel.steps(), CohortFigures::step)
                .basis(funnel.basis())
                .done(),
        () -> {
          var csv = new Csv("event", "installs", "median_ms");
          funnel.steps().forEach(s -> csv.row(s.event(), s.installs(), s.medianMillis()));
          return csv;
        });
  }

  private static Json step(Step step) {
    return new Members()
        .text("event", step.event())
        .number("installs", step.installs())
        .number("median_ms", step.medianMillis())
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
    var spread = patience.answer(() -> questioner.percentiles(scope, event, property));
    return new Figures(
        () ->
            members(
                new Members()
                    .scope(scope)
                    .text("event", event.isEmpty() ? null : event)
                    .text("property", property),
                spread),
        () -> table(spread));
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
        .decimal("max", spread.greatest());
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
    var csv = new Csv("figure", "from", "to", "value");
    csv.row("count", null, null, spread.count());
    csv.row("min", null, null, spread.least());
    csv.row("max", null, null, spread.greatest());
    for (int i = 0; i < spread.percentiles().size(); i++) {
      csv.row(PERCENTILES.get(i), null, null, spread.percentiles().get(i));
    }
    spread.bins().forEach(bin -> csv.row("bin", bin.from(), bin.to(), bin.count()));
    return csv;
  }
}
