package candor.server.desk;

import candor.server.query.Answers;
import candor.server.query.Answers.Basis;
import candor.server.query.CohortQuestioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers how things went on with made-up figures.
 *
 * @param value what every value is called
 */
record SampleCohorts(String value) implements CohortQuestioner {

  private static final Basis BASIS = new Basis("d", "p", "install", true, List.of());

  SampleCohorts() {
    this("macOS 26");
  }

  @Override
  public Retention retention(Scope scope, Interval period, @Nullable Holding who) {
    Duration length =
        Duration.ofDays(period == Interval.DAY ? 1 : period == Interval.WEEK ? 7 : 30);
    var cohorts = new ArrayList<Cohort>();
    int count = (int) Duration.between(scope.from(), scope.to()).dividedBy(length);
    for (int i = 0; i <= count; i++) {
      var active = new ArrayList<Long>();
      for (int k = i; k <= count; k++) {
        active.add(Math.round((40 + i) * (k == i ? 1 : 0.55 - 0.02 * (k - i))));
      }
      cohorts.add(new Cohort(scope.from().plus(length.multipliedBy(i)), active));
    }
    return new Retention(cohorts, BASIS);
  }

  @Override
  public Funnel funnel(Scope scope, FunnelOf of) {
    var parts = of.by().isEmpty() ? List.<Part>of() : List.of(new Part(value, steps(of, 45)));
    return new Funnel(steps(of, 90), parts, BASIS);
  }

  private static List<Step> steps(FunnelOf of, long first) {
    var steps = new ArrayList<Step>();
    long left = first;
    for (String step : of.steps()) {
      boolean last = steps.size() == of.steps().size() - 1;
      steps.add(new Step(step, left, last ? null : (Long) of.window().toMillis()));
      left = left * 2 / 3;
    }
    return steps;
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
  public Bands bands(Scope scope, BandsOf of) {
    var percentiles = List.of(4.0, 6.0, 8.0, 9.0, 9.5);
    if (!of.by().isEmpty()) {
      var named =
          scope.filters().stream()
              .filter(filter -> filter.property().equals(of.by()))
              .flatMap(filter -> filter.values().stream())
              .toList();
      var values = named.isEmpty() ? List.of(value) : named;
      return new Bands(
          List.of(), values.stream().map(v -> new Band(v, 3, 19.5, percentiles)).toList());
    }
    var starts = new ArrayList<Instant>();
    var bands = new ArrayList<Band>();
    for (Instant at = scope.from(); at.isBefore(scope.to()); at = at.plus(Duration.ofDays(1))) {
      boolean none = starts.size() % 9 == 4;
      starts.add(at);
      bands.add(new Band("", none ? 0 : 3, none ? 0 : 19.5, none ? List.of() : percentiles));
    }
    return new Bands(starts, bands);
  }

  @Override
  public Answers.Adoption adoption(Scope scope, String event) {
    var use = new Answers.Use("message_sent", 61, 412, 12L, 40L);
    return new Answers.Adoption("installs", 90, List.of(use), BASIS);
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
        19.5,
        List.of(4.0, 6.0, 8.0, 9.0, 9.5),
        List.of(new Bin(0, 5, 2), new Bin(5, 9.5, 1)),
        BASIS);
  }
}
