package candor.server.desk;

import candor.json.Json;
import candor.server.query.BadQuestion;
import candor.server.query.CohortQuestioner.Funnel;
import candor.server.query.CohortQuestioner.FunnelOf;
import candor.server.query.CohortQuestioner.Part;
import candor.server.query.CohortQuestioner.Step;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers for the statistics API who got how far. Safe for use by many threads. */
final class FunnelFigures {

  /** As many values as are told apart; of a time with all of them, others are not known. */
  private static final int TOLD_APART = 10;

  private final Sources sources;
  private final Patience patience;

  FunnelFigures(Sources sources, Patience patience) {
    this.sources = sources;
    this.patience = patience;
  }

  Figures answer(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    var of = new FunnelOf(parameters.steps(), parameters.window(), parameters.by());
    Coverage coverage = parameters.earlier(scope, app.plan().retention().events());
    var now = patience.start(() -> sources.cohorts().funnel(scope, of));
    var then = Then.ask(sources, patience, coverage, s -> sources.cohorts().funnel(s, of));
    return figures(scope, of, now.take(), then);
  }

  private static Figures figures(
      Scope scope, FunnelOf of, Funnel now, @Nullable Then<Funnel> then) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .number("window_ms", of.window().toMillis())
                .text("by", of.by().isEmpty() ? null : of.by())
                .list("steps", now.steps(), FunnelFigures::step)
                .list("parts", now.parts(), FunnelFigures::part)
                .basis(now.basis())
                .maybe("before", then == null ? null : before(then))
                .done(),
        () -> {
          var csv =
              then == null
                  ? new Csv("event", "installs", "median_ms", "value")
                  : new Csv(
                      "event",
                      "installs",
                      "median_ms",
                      "value",
                      "installs_before",
                      "median_ms_before");
          Funnel past = then == null ? null : then.answer();
          rows(csv, null, now.steps(), past == null ? null : List.copyOf(past.steps()));
          for (Part part : now.parts()) {
            rows(csv, part.value(), part.steps(), past == null ? null : steps(past, part, of));
          }
          return csv;
        });
  }

  private static Json before(Then<Funnel> past) {
    return past.members()
        .list("steps", past.answer().steps(), FunnelFigures::step)
        .list("parts", past.answer().parts(), FunnelFigures::part)
        .done();
  }

  /** Returns the same part of before; empty cells where that is not known. */
  private static List<@Nullable Step> steps(Funnel past, Part part, FunnelOf of) {
    for (Part other : past.parts()) {
      if (other.value().equals(part.value())) {
        return List.copyOf(other.steps());
      }
    }
    boolean nobody = past.parts().size() < TOLD_APART;
    return of.steps().stream()
        .<@Nullable Step>map(step -> nobody ? new Step(step, 0, null) : null)
        .toList();
  }

  private static void rows(
      Csv csv, @Nullable String value, List<Step> steps, @Nullable List<@Nullable Step> past) {
    for (int i = 0; i < steps.size(); i++) {
      Step s = steps.get(i);
      if (past == null) {
        csv.row(s.event(), s.installs(), s.medianMillis(), value);
        continue;
      }
      Step p = past.get(i);
      csv.row(
          s.event(),
          s.installs(),
          s.medianMillis(),
          value,
          p == null ? null : (Long) p.installs(),
          p == null ? null : p.medianMillis());
    }
  }

  private static Json part(Part part) {
    return new Members()
        .text("value", part.value())
        .list("steps", part.steps(), FunnelFigures::step)
        .done();
  }

  private static Json step(Step step) {
    return new Members()
        .text("event", step.event())
        .number("installs", step.installs())
        .number("median_ms", step.medianMillis())
        .done();
  }
}
