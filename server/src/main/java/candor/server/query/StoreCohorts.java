package candor.server.query;

import candor.plan.Plan;
import candor.server.query.Questioner.Interval;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Answers from a store how things went on. Safe for use by many threads. */
final class StoreCohorts implements CohortQuestioner {

  /** A larger triangle is read by nobody. */
  private static final int MOST_PERIODS = 120;

  private static final int MOST_STEPS = 8;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Store store;
  private final Function<String, @Nullable Plan> plans;
  private final Clock clock;

  StoreCohorts(Store store, Function<String, @Nullable Plan> plans, Clock clock) {
    this.store = store;
    this.plans = plans;
    this.clock = clock;
  }

  @Override
  public Retention retention(Scope scope, Interval period) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    Identities.checkFollows(asked, "Retention");
    if (period != Interval.DAY && period != Interval.WEEK) {
      throw new BadQuestion("period", "must be day or week");
    }
    long days = Duration.between(scope.from(), scope.to()).toDays();
    if (days / (period == Interval.DAY ? 1 : 7) >= MOST_PERIODS) {
      throw new BadQuestion(
          "from", "must be nearer to to: a table has at most " + MOST_PERIODS + " periods");
    }
    Instant now = clock.instant();
    Instant end = scope.to().isBefore(now) ? scope.to() : now;
    if (!scope.from().isBefore(end)) {
      return new Retention(List.of(), Identities.retention(asked, period));
    }
    Cuts cuts = Calendar.cuts(scope.from(), end, period, scope.zone(), MOST_PERIODS + 2);
    return reading(() -> retention(asked, period, cuts));
  }

  private Retention retention(Asked asked, Interval period, Cuts cuts) throws IOException {
    Selection selection = asked.selection("").during(cuts.from(), cuts.to());
    List<RoaringBitmap> fresh = store.newcomers(selection.app(), selection.build(), cuts);
    List<RoaringBitmap> present = store.present(selection, cuts);
    var cohorts = new ArrayList<Cohort>(cuts.size());
    for (int i = 0; i < cuts.size(); i++) {
      var members = RoaringBitmap.and(fresh.get(i), present.get(i));
      var active = new ArrayList<Long>();
      for (int k = i; k < cuts.size(); k++) {
        active.add((long) RoaringBitmap.andCardinality(members, present.get(k)));
      }
      cohorts.add(new Cohort(cuts.borders().get(i), active));
    }
    return new Retention(cohorts, Identities.retention(asked, period));
  }

  @Override
  public Funnel funnel(Scope scope, List<String> steps, Duration window) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    Identities.checkFollows(asked, "A funnel");
    if (steps.size() < 2 || steps.size() > MOST_STEPS) {
      throw new BadQuestion("steps", "must be 2 to " + MOST_STEPS + " names of events");
    }
    for (String step : steps) {
      asked.checkStep(step);
    }
    if (window.toMillis() < 1 || window.compareTo(LONGEST) > 0) {
      throw new BadQuestion("window", "must be longer than nothing and at most 366d");
    }
    List<Findings.Step> found =
        reading(() -> store.courses().path(asked.selection(""), steps, window));
    var answer = new ArrayList<Step>();
    for (int i = 0; i < steps.size(); i++) {
      Double median = found.get(i).median();
      Long rounded = median == null ? null : (Long) Math.round(median);
      answer.add(new Step(steps.get(i), found.get(i).installs(), rounded));
    }
    return new Funnel(answer, Identities.funnel(asked));
  }

  @Override
  public Spread sessions(Scope scope) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    return spread(
        reading(() -> store.courses().sessions(asked.selection(""), SHARES)),
        Identities.sessions(asked));
  }

  @Override
  public Spread percentiles(Scope scope, String event, String property) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    asked.checkEvent(event);
    asked.checkNumber(property, event);
    return spread(
        reading(() -> store.courses().numbers(asked.selection(event), property, SHARES)),
        Identities.percentiles(asked));
  }

  @Override
  public Counters counters(Scope scope) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    var counters = new ArrayList<Counted>();
    for (var counter : asked.plan().counters().entrySet()) {
      Selection raising = raising(asked, counter.getValue().raisedBy());
      long sum = reading(() -> count(raising, Store.Measure.EVENTS));
      Long installs =
          Actives.knowsInstalls(asked) ? reading(() -> count(raising, Store.Measure.ACTORS)) : null;
      counters.add(new Counted(counter.getKey(), sum, installs));
    }
    return new Counters(counters, Identities.counters(asked));
  }

  private static Selection raising(Asked asked, List<String> events) {
    Selection all = asked.selection("");
    var conditions = new ArrayList<>(all.conditions());
    conditions.add(new Selection.Condition(Asked.EVENT, Selection.Operator.IS, events));
    return new Selection(all.app(), all.build(), "", all.from(), all.to(), conditions);
  }

  private long count(Selection selection, Store.Measure measure) throws IOException {
    Cuts whole = Cuts.single(selection.from(), selection.to());
    return store.count(selection, measure, whole, Store.Split.NONE).stream()
        .mapToLong(Findings.Cell::count)
        .sum();
  }

  private static Spread spread(Findings.@Nullable Spread found, Answers.Basis basis) {
    if (found == null) {
      return new Spread(0, null, null, List.of(), List.of(), basis);
    }
    var bins = new ArrayList<Bin>();
    int last = found.bins().size() - 1;
    for (int i = 0; i <= last; i++) {
      double from = found.least() + i * found.width();
      double to = i == last ? found.greatest() : found.least() + (i + 1) * found.width();
      bins.add(new Bin(from, to, found.bins().get(i)));
    }
    return new Spread(
        found.count(), found.least(), found.greatest(), found.quantiles(), bins, basis);
  }

  /** Is reading that may fail. */
  private interface Reading<T extends @Nullable Object> {
    T read() throws IOException;
  }

  private static <T extends @Nullable Object> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
