package candor.server.query;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a store. Safe for use by many threads.
 *
 * <p>Failures of the store come out as {@link UncheckedIOException}.
 */
public final class StoreQuestions implements Questioner {

  /** As many values as anybody reads down a list. */
  private static final int MOST_ITEMS = 1_000;

  /** Ten years of days. */
  private static final int MOST_DAYS = 3_660;

  private static final int LIVE_MINUTES = 30;
  private static final Duration NOW = Duration.ofMinutes(5);

  /** A screen of latest events. */
  private static final int LATEST = 50;

  private final Store store;
  private final Function<String, @Nullable Plan> plans;
  private final Clock clock;

  /**
   * Makes a questioner.
   *
   * @param store where the events are
   * @param plans the newest plan of an app by its id, or null when there is no such app
   * @param clock tells what now is
   */
  public StoreQuestions(Store store, Function<String, @Nullable Plan> plans, Clock clock) {
    this.store = store;
    this.plans = plans;
    this.clock = clock;
  }

  @Override
  public Answers.Trend trend(Scope scope, TrendOf of) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    return reading(() -> new Trends(store).answer(asked, of));
  }

  @Override
  public Answers.Active active(Scope scope) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    return reading(() -> new Actives(store).answer(asked));
  }

  @Override
  public Answers.Top top(Scope scope, String event, String property, int limit) throws BadQuestion {
    Asked asked = Asked.check(scope, plans);
    asked.checkEvent(event);
    asked.checkProperty("property", property, event);
    if (limit < 1 || limit > MOST_ITEMS) {
      throw new BadQuestion("limit", "must be from 1 to " + MOST_ITEMS);
    }
    return reading(() -> top(asked, event, property, limit));
  }

  private Answers.Top top(Asked asked, String event, String property, int limit)
      throws IOException {
    Selection selection = asked.selection(event);
    Cuts whole = Cuts.single(selection.from(), selection.to());
    List<Findings.Ranked> ranked = store.rank(selection, Store.Measure.EVENTS, property, limit);
    var installs = new HashMap<String, Long>();
    if (Actives.knowsInstalls(asked)) {
      var split = new Store.Split(property, ranked.stream().map(Findings.Ranked::value).toList());
      for (Findings.Cell cell : store.count(selection, Store.Measure.ACTORS, whole, split)) {
        if (cell.part() == Findings.Part.NAMED) {
          installs.put(cell.value(), cell.count());
        }
      }
    }
    var items = new ArrayList<Answers.Item>();
    for (Findings.Ranked r : ranked) {
      Long known = Actives.knowsInstalls(asked) ? installs.getOrDefault(r.value(), 0L) : null;
      items.add(new Answers.Item(r.value(), r.count(), known));
    }
    var conditions = new ArrayList<>(selection.conditions());
    conditions.add(new Selection.Condition(property, Selection.Operator.SET, List.of()));
    var having =
        new Selection(
            selection.app(),
            selection.build(),
            event,
            selection.from(),
            selection.to(),
            conditions);
    long total = sum(store.count(having, Store.Measure.EVENTS, whole, Store.Split.NONE));
    boolean all = ranked.size() < limit;
    long different = all ? ranked.size() : store.courses().different(selection, property);
    return new Answers.Top(items, total, different, Identities.top(asked));
  }

  @Override
  public Answers.Refused refusals(Scope scope) throws BadQuestion {
    Asked asked =
        Asked.check(
            new Scope(
                scope.app(), scope.debug(), scope.from(), scope.to(), scope.zone(), List.of()),
            plans);
    return reading(() -> refused(asked.scope()));
  }

  private Answers.Refused refused(Scope scope) throws BadQuestion, IOException {
    Cuts days = Calendar.cuts(scope.from(), scope.to(), Interval.DAY, scope.zone(), MOST_DAYS);
    var perDay = new long[days.size()];
    var counts = new HashMap<Answers.Row, Long>();
    for (Findings.Kept kept : store.refusals(scope.app(), scope.from(), scope.to())) {
      int day = Collections.binarySearch(days.borders(), kept.quarter());
      perDay[day >= 0 ? day : -day - 2] += kept.count();
      counts.merge(
          new Answers.Row(kept.event(), kept.field(), kept.reason(), 0), kept.count(), Long::sum);
    }
    var rows = new ArrayList<Answers.Row>();
    counts.forEach((r, n) -> rows.add(new Answers.Row(r.event(), r.field(), r.reason(), n)));
    rows.sort(
        Comparator.comparingLong(Answers.Row::count)
            .reversed()
            .thenComparing(Answers.Row::event)
            .thenComparing(Answers.Row::field)
            .thenComparing(Answers.Row::reason));
    return new Answers.Refused(
        rows, days.borders().subList(0, days.size()), Arrays.stream(perDay).boxed().toList());
  }

  @Override
  public Answers.Live live(String app, boolean debug) throws BadQuestion {
    Instant now = clock.instant();
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Instant first = minute.minus(Duration.ofMinutes(LIVE_MINUTES - 1L));
    Instant last = minute.plus(Duration.ofMinutes(1));
    Asked asked = Asked.check(new Scope(app, debug, first, last, ZoneOffset.UTC, List.of()), plans);
    return reading(() -> live(asked, now));
  }

  private Answers.Live live(Asked asked, Instant now) throws IOException {
    Scope scope = asked.scope();
    var borders = new ArrayList<Instant>();
    for (int i = 0; i <= LIVE_MINUTES; i++) {
      borders.add(scope.from().plus(Duration.ofMinutes(i)));
    }
    var cuts = new Cuts(borders);
    Selection selection = asked.selection("");
    var perMinute = new Long[LIVE_MINUTES];
    Arrays.fill(perMinute, 0L);
    for (Findings.Cell cell :
        store.count(selection, Store.Measure.EVENTS, cuts, Store.Split.NONE)) {
      perMinute[cell.interval()] = cell.count();
    }
    Store.Measure who =
        asked.identity() == Model.NONE ? Store.Measure.SESSIONS : Store.Measure.ACTORS;
    Cuts recent = Cuts.single(now.minus(NOW), scope.to());
    long active = sum(store.count(selection, who, recent, Store.Split.NONE));
    var latest = new ArrayList<Answers.Seen>();
    for (Findings.Seen seen : store.latest(selection, LATEST)) {
      latest.add(seen(asked, seen));
    }
    return new Answers.Live(active, borders.subList(0, LIVE_MINUTES), List.of(perMinute), latest);
  }

  /** A summary is a whole session in one row; it is told that one came, never what it said. */
  private static Answers.Seen seen(Asked asked, Findings.Seen seen) {
    Plan.Summary summary = asked.plan().summary();
    boolean session = summary != null && summary.name().equals(seen.event());
    Map<String, String> values = session ? Map.of() : seen.values();
    return new Answers.Seen(seen.at(), seen.event(), asked.scope().debug(), values);
  }

  private static long sum(List<Findings.Cell> cells) {
    return cells.stream().mapToLong(Findings.Cell::count).sum();
  }

  /** Is reading that may fail. */
  private interface Reading<T> {
    T read() throws BadQuestion, IOException;
  }

  private static <T> T reading(Reading<T> reading) throws BadQuestion {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
