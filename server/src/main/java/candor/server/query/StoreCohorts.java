package candor.server.query;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.Questioner.Interval;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers from a store how things went on. Safe for use by many threads. */
final class StoreCohorts implements CohortQuestioner {

  /** As many values as one compares at a glance. */
  private static final int MOST_VALUES = 10;

  /** Ten years of days. */
  private static final int MOST_INTERVALS = 3_660;

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
  public Retention retention(Scope scope, Interval period, @Nullable Holding who)
      throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    return new Returns(store, clock, who).answer(asked, period);
  }

  @Override
  public Funnel funnel(Scope scope, FunnelOf of) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    Recognition.checkFunnel(asked, of.window());
    if (of.steps().size() < 2 || of.steps().size() > MOST_STEPS) {
      throw new BadQuestion("steps", "must be 2 to " + MOST_STEPS + " names of events");
    }
    var steps = new ArrayList<Selection.Step>();
    for (String step : of.steps()) {
      steps.add(asked.step(step));
    }
    if (of.window().toMillis() < 1 || of.window().compareTo(LONGEST) > 0) {
      throw new BadQuestion("window", "must be longer than nothing and at most 366d");
    }
    if (!of.by().isEmpty()) {
      asked.checkProperty("by", of.by(), "");
    }
    var path = new Selection.Path(steps, of.window(), of.by(), MOST_VALUES);
    Findings.Paths paths = reading(() -> store.courses().path(asked.selection(""), path));
    var parts = new ArrayList<Part>();
    for (Findings.Walk walk : paths.parts()) {
      parts.add(new Part(walk.value(), steps(of.steps(), walk)));
    }
    return new Funnel(steps(of.steps(), paths.whole()), parts, Recognition.funnel(asked));
  }

  private static List<Step> steps(List<String> names, Findings.Walk walk) {
    var steps = new ArrayList<Step>();
    for (int i = 0; i < names.size(); i++) {
      Findings.Step found = walk.steps().get(i);
      Double median = found.median();
      Long rounded = median == null ? null : (Long) Math.round(median);
      steps.add(new Step(names.get(i), found.installs(), rounded));
    }
    return steps;
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
  public Bands bands(Scope scope, BandsOf of) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    asked.checkEvent(of.event());
    asked.checkNumber(of.property(), of.event());
    if (!of.by().isEmpty()) {
      asked.checkProperty("by", of.by(), of.event());
      Cuts whole = Cuts.single(scope.from(), scope.to());
      var parting = new Selection.Parting(of.by(), MOST_VALUES, SHARES);
      var bands = new ArrayList<Band>();
      for (Findings.Quantiles found : quantiles(asked, of, whole, parting)) {
        bands.add(new Band(found.value(), found.count(), found.sum(), found.quantiles()));
      }
      return new Bands(List.of(), bands);
    }
    Cuts cuts =
        Calendar.cuts(scope.from(), scope.to(), of.interval(), scope.zone(), MOST_INTERVALS);
    var bands =
        new ArrayList<Band>(Collections.nCopies(cuts.size(), new Band("", 0, 0, List.of())));
    var parting = new Selection.Parting("", cuts.size(), SHARES);
    for (Findings.Quantiles found : quantiles(asked, of, cuts, parting)) {
      bands.set(found.interval(), new Band("", found.count(), found.sum(), found.quantiles()));
    }
    return new Bands(cuts.borders().subList(0, cuts.size()), bands);
  }

  private List<Findings.Quantiles> quantiles(
      Asked asked, BandsOf of, Cuts cuts, Selection.Parting parting) {
    Selection selection = asked.selection(of.event());
    return reading(() -> store.courses().quantiles(selection, of.property(), cuts, parting));
  }

  @Override
  public Answers.Adoption adoption(Scope scope, String event) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    asked.checkEvent(event);
    boolean follows = asked.identity() == Model.INSTALL;
    Store.Measure who =
        asked.identity() == Model.NONE ? Store.Measure.SESSIONS : Store.Measure.ACTORS;
    Cuts days = Calendar.cuts(scope.from(), scope.to(), Interval.DAY, scope.zone(), MOST_INTERVALS);
    long active = reading(() -> count(asked.selection(""), who));
    var uses = new ArrayList<Answers.Use>();
    for (Findings.Use use :
        reading(() -> store.courses().uses(asked.selection(event), who, days))) {
      Long first = follows ? (Long) use.fresh() : null;
      Long repeated = follows ? (Long) use.repeated() : null;
      uses.add(new Answers.Use(use.event(), use.users(), use.events(), first, repeated));
    }
    return new Answers.Adoption(Recognition.unit(asked), active, uses, Recognition.adoption(asked));
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
      return new Spread(0, null, null, null, List.of(), List.of(), basis);
    }
    var bins = new ArrayList<Bin>();
    int last = found.bins().size() - 1;
    for (int i = 0; i <= last; i++) {
      double from = found.least() + i * found.width();
      double to = i == last ? found.greatest() : found.least() + (i + 1) * found.width();
      bins.add(new Bin(from, to, found.bins().get(i)));
    }
    return new Spread(
        found.count(),
        found.least(),
        found.greatest(),
        found.sum(),
        found.quantiles(),
        bins,
        basis);
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
