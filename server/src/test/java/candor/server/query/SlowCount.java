package candor.server.query;

import candor.plan.Promises.Identity.Model;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.RawList.Raw;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts over a plain list, one event after the other, sharing nothing with the store. */
final class SlowCount {

  private static final long QUARTER = 15 * 60;

  private final RawList list;

  SlowCount(RawList list) {
    this.list = list;
  }

  /** Returns the name of the local interval that an instant belongs to. */
  static String key(Instant at, Interval interval, ZoneId zone) {
    var local = at.atZone(zone);
    LocalDate date = local.toLocalDate();
    return switch (interval) {
      case HOUR -> date + " " + local.getHour() + " " + local.getOffset();
      case DAY -> date.toString();
      case WEEK -> date.format(DateTimeFormatter.ISO_WEEK_DATE).substring(0, 8);
      case MONTH -> date.toString().substring(0, 7);
    };
  }

  /** Returns the names of all intervals of a period by walking through it. */
  static List<String> keys(Scope scope, Interval interval) {
    var keys = new LinkedHashSet<String>();
    for (Instant at = scope.from(); at.isBefore(scope.to()); at = at.plusSeconds(QUARTER)) {
      keys.add(key(at, interval, scope.zone()));
    }
    keys.add(key(scope.to().minusMillis(1), interval, scope.zone()));
    return List.copyOf(keys);
  }

  Stream<Raw> events(Scope scope, String event) {
    return list.events.stream()
        .filter(raw -> event.isEmpty() || raw.event().equals(event))
        .filter(raw -> !raw.at().isBefore(scope.from()) && raw.at().isBefore(scope.to()))
        .filter(raw -> raw.debug() == scope.debug())
        .filter(raw -> passes(raw.event(), raw.values(), scope));
  }

  static boolean passes(String event, Map<String, Object> values, Scope scope) {
    for (Scope.Filter filter : scope.filters()) {
      Object value = filter.property().equals("event") ? event : values.get(filter.property());
      if (!passes(value, filter)) {
        return false;
      }
    }
    return true;
  }

  private static boolean passes(@Nullable Object value, Scope.Filter filter) {
    List<String> texts = texts(value);
    return switch (filter.operator()) {
      case SET -> !texts.isEmpty();
      case IS -> texts.stream().anyMatch(filter.values()::contains);
      case NOT -> texts.stream().noneMatch(filter.values()::contains);
      case CONTAINS ->
          texts.stream().anyMatch(text -> filter.values().stream().anyMatch(text::contains));
      case GT -> compare(value, filter, 1);
      case LT -> compare(value, filter, -1);
    };
  }

  private static boolean compare(@Nullable Object value, Scope.Filter filter, int sign) {
    return value instanceof Number number
        && filter.values().stream()
            .allMatch(v -> Math.signum(number.doubleValue() - Double.parseDouble(v)) == sign);
  }

  private static List<String> texts(@Nullable Object value) {
    if (value instanceof List<?> items) {
      return items.stream().map(Object::toString).toList();
    }
    return value == null ? List.of() : List.of(value.toString());
  }

  /** Returns the values by which an event is told apart. */
  private static List<String> texts(Raw raw, String by) {
    return texts(by.equals("event") ? raw.event() : raw.values().get(by));
  }

  static long measure(Measure measure, List<Raw> events) {
    return switch (measure) {
      case EVENTS -> events.size();
      case INSTALLS -> distinct(events.stream().map(Raw::install));
      case SESSIONS -> distinct(events.stream().map(Raw::session));
    };
  }

  private static long distinct(Stream<@Nullable String> names) {
    return names.filter(Objects::nonNull).distinct().count();
  }

  /** Returns all values, the most frequent first. */
  List<Map.Entry<String, Long>> ranked(
      Scope scope, String event, String by, Measure measure, int limit) {
    var groups = new TreeMap<String, List<Raw>>();
    events(scope, event)
        .forEach(raw ->
            texts(raw, by)
                .forEach(text -> groups.computeIfAbsent(text, t -> new ArrayList<>()).add(raw)));
    var counts = new LinkedHashMap<String, Long>();
    groups.forEach((text, events) -> counts.put(text, measure(measure, events)));
    return counts.entrySet().stream()
        .filter(each -> each.getValue() > 0)
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(limit)
        .toList();
  }

  /** Returns the lines of a trend as text, one per series. */
  List<String> trend(Scope scope, Questioner.TrendOf of) {
    List<String> keys = keys(scope, of.interval());
    var lines = new ArrayList<String>();
    if (of.by().isEmpty()) {
      lines.add(line("", scope, of, keys, events(scope, of.event()).toList()));
      return lines;
    }
    var named =
        ranked(scope, of.event(), of.by(), of.measure(), 10).stream()
            .map(Map.Entry::getKey)
            .toList();
    for (String name : named) {
      List<Raw> events =
          events(scope, of.event()).filter(raw -> texts(raw, of.by()).contains(name)).toList();
      lines.add(line(name, scope, of, keys, events));
    }
    List<Raw> rest =
        events(scope, of.event())
            .filter(raw -> texts(raw, of.by()).stream().anyMatch(t -> !named.contains(t)))
            .toList();
    if (!rest.isEmpty() && measure(of.measure(), rest) > 0) {
      lines.add(line("other", scope, of, keys, rest));
    }
    return lines;
  }

  private static String line(
      String name, Scope scope, Questioner.TrendOf of, List<String> keys, List<Raw> events) {
    var values = new ArrayList<Long>();
    for (String key : keys) {
      values.add(
          measure(
              of.measure(),
              events.stream()
                  .filter(raw -> key(raw.at(), of.interval(), scope.zone()).equals(key))
                  .toList()));
    }
    return name + values + " of " + measure(of.measure(), events);
  }

  /** Returns the days of active installs as text. */
  List<String> active(Scope scope) {
    ZoneId zone = scope.zone();
    var all =
        new Scope(
            scope.app(),
            scope.debug(),
            Instant.EPOCH,
            Instant.parse("2100-01-01T00:00:00Z"),
            zone,
            scope.filters());
    var present = new TreeMap<LocalDate, Set<String>>();
    events(all, "")
        .filter(raw -> raw.install() != null)
        .forEach(raw ->
            present
                .computeIfAbsent(raw.at().atZone(zone).toLocalDate(), d -> new HashSet<>())
                .add(Objects.requireNonNull(raw.install())));
    var first = new TreeMap<String, LocalDate>();
    list.events.stream()
        .filter(raw -> raw.debug() == scope.debug() && raw.install() != null)
        .forEach(raw ->
            first.merge(
                Objects.requireNonNull(raw.install()),
                raw.at().atZone(zone).toLocalDate(),
                (a, b) -> a.isBefore(b) ? a : b));
    var lines = new ArrayList<String>();
    for (String key : keys(scope, Interval.DAY)) {
      LocalDate day = LocalDate.parse(key);
      Set<String> today = present.getOrDefault(day, Set.of());
      long fresh = today.stream().filter(who -> day.equals(first.get(who))).count();
      lines.add(
          key
              + " "
              + today.size()
              + " "
              + rolling(present, day, 7, zone)
              + " "
              + rolling(present, day, 30, zone)
              + " "
              + fresh
              + " "
              + (today.size() - fresh));
    }
    return lines;
  }

  private static int rolling(
      Map<LocalDate, Set<String>> present, LocalDate day, int days, ZoneId zone) {
    var union = new HashSet<String>();
    LocalDate date = day;
    int left = days;
    while (left > 0) {
      // A date that the zone skipped is no day.
      if (date.atStartOfDay(zone).toLocalDate().equals(date)) {
        union.addAll(present.getOrDefault(date, Set.of()));
        left--;
      }
      date = date.minusDays(1);
    }
    return union.size();
  }

  /** Returns the days as devices marked them, as text. */
  List<String> marked(Scope scope, Model identity) {
    var lines = new ArrayList<String>();
    for (String key : keys(scope, Interval.DAY)) {
      LocalDate day = LocalDate.parse(key);
      long days = marks(scope, day, day).filter(RawList.Mark::day).count();
      long weeks = marks(scope, day.minusDays(6), day).filter(RawList.Mark::week).count();
      long months = marks(scope, day.withDayOfMonth(1), day).filter(RawList.Mark::month).count();
      long fresh = marks(scope, day, day).filter(SlowCount::isFresh).count();
      boolean sunday = day.getDayOfWeek().getValue() == 7;
      boolean last = day.plusDays(1).getDayOfMonth() == 1;
      lines.add(
          key
              + " "
              + (identity == Model.NONE ? days : "-")
              + " "
              + (sunday ? weeks : null)
              + " "
              + (last ? months : null)
              + " "
              + fresh
              + " "
              + Math.max(0, days - fresh));
    }
    return lines;
  }

  private static boolean isFresh(RawList.Mark mark) {
    String week =
        mark.at()
            .atOffset(ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("YYYY-'W'ww", java.util.Locale.UK));
    return mark.week() && week.equals(mark.cohort());
  }

  private Stream<RawList.Mark> marks(Scope scope, LocalDate first, LocalDate last) {
    return list.marks.stream()
        .filter(mark -> mark.debug() == scope.debug())
        .filter(mark -> passes("", mark.values(), scope))
        .filter(mark -> {
          LocalDate day = mark.at().atZone(scope.zone()).toLocalDate();
          return !day.isBefore(first) && !day.isAfter(last);
        });
  }
}
