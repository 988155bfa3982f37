package candor.server.query;

import candor.plan.Promises.Identity.Model;
import candor.server.query.Questioner.Interval;
import candor.server.query.RawList.Raw;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows installs and sessions over a plain list, sharing nothing with the store. */
final class SlowCourse {

  private final RawList list;

  SlowCourse(RawList list) {
    this.list = list;
  }

  /** Returns the cohorts as text. */
  List<String> retention(Scope scope, Interval period, Instant now) {
    Instant end = scope.to().isBefore(now) ? scope.to() : now;
    if (!scope.from().isBefore(end)) {
      return List.of();
    }
    var begun =
        new Scope(scope.app(), scope.debug(), scope.from(), end, scope.zone(), scope.filters());
    List<String> keys = SlowCount.keys(begun, period);
    var first = new HashMap<String, Instant>();
    for (Raw raw : list.events) {
      if (raw.debug() == scope.debug() && raw.install() != null) {
        first.merge(raw.install(), raw.at(), (a, b) -> a.isBefore(b) ? a : b);
      }
    }
    var present = new HashMap<String, Set<String>>();
    for (Raw raw : list.events) {
      if (raw.debug() == scope.debug()
          && raw.install() != null
          && SlowCount.passes(raw.event(), raw.values(), scope)) {
        String key = SlowCount.key(raw.at(), period, scope.zone());
        present.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(raw.install());
      }
    }
    var lines = new ArrayList<String>();
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      List<String> members =
          present.getOrDefault(key, Set.of()).stream()
              .filter(who ->
                  SlowCount.key(Objects.requireNonNull(first.get(who)), period, scope.zone())
                      .equals(key))
              .toList();
      List<Long> active =
          keys.subList(i, keys.size()).stream()
              .map(k -> present.getOrDefault(k, Set.of()))
              .map(there -> members.stream().filter(there::contains).count())
              .toList();
      lines.add(key + active);
    }
    return lines;
  }

  /** Returns the cohorts that devices claim, as text. */
  List<String> claims(Scope scope, Instant now) {
    Instant end = scope.to().isBefore(now) ? scope.to() : now;
    if (!scope.from().isBefore(end)) {
      return List.of();
    }
    var begun =
        new Scope(scope.app(), scope.debug(), scope.from(), end, scope.zone(), scope.filters());
    List<String> weeks = SlowCount.keys(begun, Interval.WEEK);
    var lines = new ArrayList<String>();
    for (int i = 0; i < weeks.size(); i++) {
      String cohort = weeks.get(i);
      var active = new ArrayList<Long>();
      for (String week : weeks.subList(i, weeks.size())) {
        active.add(
            list.marks.stream()
                .filter(mark -> mark.debug() == scope.debug() && mark.week())
                .filter(mark -> cohort.equals(mark.cohort()))
                .filter(mark -> SlowCount.passes("", mark.values(), scope))
                .filter(mark -> SlowCount.key(mark.at(), Interval.WEEK, scope.zone()).equals(week))
                .count());
      }
      lines.add(cohort + active);
    }
    return lines;
  }

  /** Returns the ten most frequent values at the first step, each with its steps as text. */
  List<String> parts(Scope scope, CohortQuestioner.FunnelOf of) {
    var installs = new TreeMap<String, Long>();
    var lines = new HashMap<String, String>();
    var values = new LinkedHashSet<String>();
    list.events.forEach(raw -> values.add(String.valueOf(raw.values().get(of.by()))));
    for (String value : values) {
      List<String> steps = funnel(scope, of, value);
      long came = Long.parseLong(steps.getFirst().split(" ", -1)[1]);
      if (came > 0) {
        lines.put(value, value + steps);
        installs.put(value, came);
      }
    }
    return installs.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(10)
        .map(each -> lines.get(each.getKey()))
        .toList();
  }

  /** Returns the steps as text, of those with a value at their first step or of all. */
  List<String> funnel(Scope scope, CohortQuestioner.FunnelOf of, @Nullable String only) {
    List<String> steps = of.steps();
    Duration window = of.window();
    Map<String, List<Raw>> installs =
        new SlowCount(list)
            .events(scope, "")
            .filter(raw -> raw.install() != null)
            .sorted(Comparator.comparing(Raw::at))
            .collect(Collectors.groupingBy(raw -> Objects.requireNonNull(raw.install())));
    var paths = new ArrayList<List<Instant>>();
    for (List<Raw> events : installs.values()) {
      List<Instant> best = List.of();
      for (Raw start : events) {
        if (is(start, steps.getFirst())) {
          List<Instant> path = path(events, start.at(), steps, window);
          best = path.size() > best.size() ? path : best;
        }
      }
      if (only == null || (!best.isEmpty() && only.equals(value(events, best.getFirst(), of)))) {
        paths.add(best);
      }
    }
    var lines = new ArrayList<String>();
    for (int i = 0; i < steps.size(); i++) {
      int step = i;
      long reached = paths.stream().filter(path -> path.size() > step).count();
      List<Double> times =
          paths.stream()
              .filter(path -> path.size() > step + 1)
              .map(path -> (double) Duration.between(path.get(step), path.get(step + 1)).toMillis())
              .sorted()
              .toList();
      Long median = times.isEmpty() ? null : (Long) Math.round(quantile(times, 0.5));
      lines.add(steps.get(i) + " " + reached + " " + median);
    }
    return lines;
  }

  /** Returns the first in the alphabet of the values at the moment of the first step. */
  private static @Nullable String value(
      List<Raw> events, Instant start, CohortQuestioner.FunnelOf of) {
    return events.stream()
        .filter(raw -> raw.at().equals(start) && is(raw, of.steps().getFirst()))
        .map(raw -> raw.values().get(of.by()))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .sorted()
        .findFirst()
        .orElse(null);
  }

  private static boolean is(Raw raw, String step) {
    String[] parts = step.split("[:=]", -1);
    return raw.event().equals(parts[0])
        && (parts.length == 1 || parts[2].equals(String.valueOf(raw.values().get(parts[1]))));
  }

  private static List<Instant> path(
      List<Raw> events, Instant start, List<String> steps, Duration window) {
    var path = new ArrayList<>(List.of(start));
    for (Raw raw : events) {
      boolean more = path.size() < steps.size();
      if (more
          && is(raw, steps.get(path.size()))
          && raw.at().isAfter(path.getLast())
          && !raw.at().isAfter(start.plus(window))) {
        path.add(raw.at());
      }
    }
    return path;
  }

  /** Returns the milliseconds of every session, in order. */
  List<Double> sessions(Scope scope) {
    Set<String> meant =
        new SlowCount(list)
            .events(scope, "")
            .filter(raw -> raw.session() != null)
            .map(raw -> Objects.requireNonNull(raw.session()))
            .collect(Collectors.toSet());
    var all =
        new Scope(scope.app(), scope.debug(), scope.from(), scope.to(), scope.zone(), List.of());
    var times = new TreeMap<String, List<Instant>>();
    new SlowCount(list)
        .events(all, "")
        .filter(raw -> raw.session() != null && meant.contains(raw.session()))
        .forEach(raw ->
            times
                .computeIfAbsent(Objects.requireNonNull(raw.session()), s -> new ArrayList<>())
                .add(raw.at()));
    return times.values().stream()
        .map(at -> at.stream().sorted().toList())
        .map(at -> (double) Duration.between(at.getFirst(), at.getLast()).toMillis())
        .sorted()
        .toList();
  }

  /** Returns how one event was taken up, as text. */
  String use(Scope scope, String event) {
    boolean sessions = list.identity() == Model.NONE;
    boolean follows = list.identity() == Model.INSTALL;
    Map<String, List<Raw>> users =
        new SlowCount(list)
            .events(scope, event)
            .filter(raw -> who(raw, sessions) != null)
            .collect(Collectors.groupingBy(raw -> Objects.requireNonNull(who(raw, sessions))));
    Set<String> before =
        list.events.stream()
            .filter(raw -> raw.debug() == scope.debug() && raw.event().equals(event))
            .filter(raw -> raw.at().isBefore(scope.from()) && who(raw, sessions) != null)
            .map(raw -> Objects.requireNonNull(who(raw, sessions)))
            .collect(Collectors.toSet());
    long events = users.values().stream().mapToLong(List::size).sum();
    Long first = users.keySet().stream().filter(who -> !before.contains(who)).count();
    Long repeated =
        users.values().stream()
            .filter(own ->
                own.stream()
                        .map(raw -> SlowCount.key(raw.at(), Interval.DAY, scope.zone()))
                        .distinct()
                        .count()
                    > 1)
            .count();
    return users.size()
        + " "
        + events
        + " "
        + (follows ? first : null)
        + " "
        + (follows ? repeated : null);
  }

  /** Returns how many were there at all. */
  long active(Scope scope) {
    boolean sessions = list.identity() == Model.NONE;
    return new SlowCount(list)
        .events(scope, "")
        .map(raw -> who(raw, sessions))
        .filter(Objects::nonNull)
        .distinct()
        .count();
  }

  private static @Nullable String who(Raw raw, boolean session) {
    return session ? raw.session() : raw.install();
  }

  /** Returns every number of a property, in order. */
  List<Double> numbers(Scope scope, String event, String property) {
    return new SlowCount(list)
        .events(scope, event)
        .filter(raw -> raw.values().get(property) instanceof Number)
        .map(raw -> ((Number) Objects.requireNonNull(raw.values().get(property))).doubleValue())
        .sorted()
        .toList();
  }

  static double quantile(List<Double> sorted, double share) {
    double place = (sorted.size() - 1) * share;
    int below = (int) Math.floor(place);
    int above = (int) Math.ceil(place);
    return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
  }
}
