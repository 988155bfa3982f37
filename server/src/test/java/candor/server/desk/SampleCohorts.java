package candor.server.desk;

import candor.server.query.Answers.Basis;
import candor.server.query.CohortQuestioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Scope;
import java.time.Duration;
import java.util.List;

/** Answers how things went on with made-up figures. */
record SampleCohorts() implements CohortQuestioner {

  private static final Basis BASIS = new Basis("d", "p", "install", true, List.of());

  @Override
  public Retention retention(Scope scope, Interval period) {
    return new Retention(List.of(new Cohort(scope.from(), List.of(40L, 22L, 17L))), BASIS);
  }

  @Override
  public Funnel funnel(Scope scope, List<String> steps, Duration window) {
    return new Funnel(
        List.of(
            new Step(steps.getFirst(), 90, window.toMillis()), new Step(steps.get(1), 61, null)),
        BASIS);
  }

  @Override
  public Spread sessions(Scope scope) {
    return spread();
  }

  @Override
  public Spread percentiles(Scope scope, String event, String property) {
    return spread();
  }

  @Override
  public Counters counters(Scope scope) {
    return new Counters(List.of(new Counted("total_messages", 412, 61L)), BASIS);
  }

  private static Spread spread() {
    return new Spread(
        3,
        0.0,
        9.5,
        List.of(4.0, 6.0, 8.0, 9.0, 9.5),
        List.of(new Bin(0, 5, 2), new Bin(5, 9.5, 1)),
        BASIS);
  }
}
