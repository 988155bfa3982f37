package candor.server.query;

import candor.plan.Promises.Identity.Model;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Answers how measures developed. Safe for use by many threads. */
final class Trends {

  /** Three months of hours; a chart has fewer pixels. */
  private static final int MOST_INTERVALS = 2_500;

  /** As many lines as a chart can tell apart. */
  private static final int MOST_SERIES = 10;

  private final Store store;

  Trends(Store store) {
    this.store = store;
  }

  Answers.Trend answer(Asked asked, TrendOf of) throws BadQuestion, IOException {
    asked.checkEvent(of.event());
    if (!of.by().isEmpty()) {
      asked.checkProperty("by", of.by(), of.event());
    }
    Scope scope = asked.scope();
    Cuts cuts =
        Calendar.cuts(scope.from(), scope.to(), of.interval(), scope.zone(), MOST_INTERVALS);
    boolean marks = Identities.trendFromMarks(asked, of);
    Store.Split split = split(asked, of);
    Map<String, Long> totals = new LinkedHashMap<>();
    Map<String, long[]> lines =
        marks ? marked(asked, of, cuts, split) : counted(asked, of, cuts, split, totals);
    var series = new ArrayList<Answers.Series>();
    lines.forEach((name, values) ->
        series.add(series(asked, of, name, values, totals.getOrDefault(name, 0L))));
    return new Answers.Trend(
        cuts.borders().subList(0, cuts.size()), series, Identities.trend(asked, of, marks));
  }

  private Store.Split split(Asked asked, TrendOf of) throws IOException {
    if (of.by().isEmpty()) {
      return Store.Split.NONE;
    }
    Store.Measure rankedBy =
        asked.identity() == Model.NONE && of.measure() == Measure.INSTALLS
            ? Store.Measure.EVENTS
            : measure(of);
    List<String> values =
        store.rank(asked.selection(of.event()), rankedBy, of.by(), MOST_SERIES).stream()
            .map(Findings.Ranked::value)
            .toList();
    return new Store.Split(of.by(), values);
  }

  private Map<String, long[]> counted(
      Asked asked, TrendOf of, Cuts cuts, Store.Split split, Map<String, Long> totals)
      throws IOException {
    Selection selection = asked.selection(of.event());
    Map<String, long[]> lines = lines(of, cuts, split);
    boolean sets =
        of.measure() == Measure.INSTALLS
            && of.by().isEmpty()
            && of.event().isEmpty()
            && selection.conditions().isEmpty()
            && asked.identity() != Model.NONE;
    if (sets) {
      var present = store.present(selection, cuts);
      long[] line = line(lines, of, split, Findings.Part.WHOLE, "", cuts);
      for (int i = 0; i < line.length; i++) {
        line[i] = present.get(i).getLongCardinality();
      }
      totals.put(name(of), Windows.union(present).getLongCardinality());
      return lines;
    }
    for (Findings.Cell cell : store.count(selection, measure(of), cuts, split)) {
      if (cell.part() != Findings.Part.WITHOUT) {
        line(lines, of, split, cell.part(), cell.value(), cuts)[cell.interval()] = cell.count();
      }
    }
    if (of.measure() != Measure.EVENTS) {
      Cuts whole = Cuts.single(cuts.from(), cuts.to());
      for (Findings.Cell cell : store.count(selection, measure(of), whole, split)) {
        if (cell.part() != Findings.Part.WITHOUT) {
          totals.put(name(of, split, cell.part(), cell.value()), cell.count());
        }
      }
    }
    return lines;
  }

  private Map<String, long[]> marked(Asked asked, TrendOf of, Cuts cuts, Store.Split split)
      throws IOException {
    Map<String, long[]> lines = lines(of, cuts, split);
    for (Findings.MarkCell cell : store.marks(asked.selection(""), cuts, split)) {
      if (cell.part() != Findings.Part.WITHOUT) {
        line(lines, of, split, cell.part(), cell.value(), cuts)[cell.interval()] =
            switch (of.interval()) {
              case DAY, HOUR -> cell.days();
              case WEEK -> cell.weeks();
              case MONTH -> cell.months();
            };
      }
    }
    return lines;
  }

  private static Map<String, long[]> lines(TrendOf of, Cuts cuts, Store.Split split) {
    var lines = new LinkedHashMap<String, long[]>();
    if (split.property().isEmpty()) {
      lines.put(name(of), new long[cuts.size()]);
    }
    split.values().forEach(value -> lines.put(value, new long[cuts.size()]));
    return lines;
  }

  private static long[] line(
      Map<String, long[]> lines,
      TrendOf of,
      Store.Split split,
      Findings.Part part,
      String value,
      Cuts cuts) {
    return lines.computeIfAbsent(name(of, split, part, value), n -> new long[cuts.size()]);
  }

  private static String name(TrendOf of, Store.Split split, Findings.Part part, String value) {
    return switch (part) {
      case NAMED -> value;
      case WHOLE -> name(of);
      case REST, WITHOUT -> split.values().contains("other") ? "all other" : "other";
    };
  }

  private static String name(TrendOf of) {
    return of.measure().name().toLowerCase(Locale.ROOT);
  }

  private static Answers.Series series(
      Asked asked, TrendOf of, String name, long[] values, long total) {
    long sum = of.measure() == Measure.EVENTS ? Arrays.stream(values).sum() : total;
    return new Answers.Series(
        name,
        Arrays.stream(values).boxed().toList(),
        Identities.hasTotal(asked, of) ? (Long) sum : null);
  }

  private static Store.Measure measure(TrendOf of) {
    return switch (of.measure()) {
      case EVENTS -> Store.Measure.EVENTS;
      case INSTALLS -> Store.Measure.ACTORS;
      case SESSIONS -> Store.Measure.SESSIONS;
    };
  }

  /** Tells whether a period is one interval of a day or less in UTC. */
  static boolean withinOneDay(Scope scope) {
    long first = scope.from().toEpochMilli() / Duration.ofDays(1).toMillis();
    long last = (scope.to().toEpochMilli() - 1) / Duration.ofDays(1).toMillis();
    return first == last;
  }

  /** Tells whether an interval is longer than the life of a daily pseudonym. */
  static boolean longerThanADay(Interval interval) {
    return interval == Interval.WEEK || interval == Interval.MONTH;
  }
}
