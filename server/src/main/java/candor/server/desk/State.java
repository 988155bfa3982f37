package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.query.BadQuestion;
import candor.server.query.Scope;
import candor.server.query.Scope.Filter;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Is what an address says of a page: everything that can be chosen is in it. Immutable.
 *
 * @param period the code of the period
 * @param compare with what the period is compared
 * @param filters the filters in force
 * @param debug whether developers' builds are shown
 * @param metric which figure the chart draws; empty for the first that can be said
 * @param zone where days begin
 * @param all whether all lists are shown
 * @param marks whether charts show releases and remarks
 * @param choices what only the page at hand lets choose, by the name in the address
 */
record State(
    String period,
    Compare compare,
    List<Filter> filters,
    boolean debug,
    String metric,
    ZoneId zone,
    boolean all,
    boolean marks,
    Map<String, String> choices) {

  /** Names with what a period is compared. */
  enum Compare {
    PREV,
    YEAR,
    OFF
  }

  /** The figures that the chart can draw. */
  static final List<String> METRICS =
      List.of("dau", "wau", "mau", "new", "returning", "sessions", "events");

  /** What some pages let choose besides; links to other pages leave it out. */
  private static final List<String> CHOICES =
      List.of(
          "event",
          "property",
          "by",
          "steps",
          "window",
          "cohorts",
          FewCells.CELLS,
          "state",
          "release",
          Holders.PERSON,
          "q",
          View.INTERVAL);

  private static final List<String> INTERVALS = List.of("hour", "day", "week", "month");

  /** Longer than eight steps with a condition each; nothing sensible is longer. */
  private static final int LONGEST_CHOICE = 1_000;

  State {
    filters = List.copyOf(filters);
    choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  /** Reads an address; what is wrong in it is replaced by the usual and told in a notice. */
  static State read(Request request, Dimensions names, LocalDate today, List<String> notices) {
    String period = period(request, today);
    if (Period.read(period, today, today) == null) {
      notices.add("The period in the address is none of these; this is the last 30 days.");
      period = Period.USUAL;
    }
    Compare compare =
        switch (text(request, "compare", "prev")) {
          case "prev" -> Compare.PREV;
          case "year" -> Compare.YEAR;
          case "off" -> Compare.OFF;
          default -> {
            notices.add("The comparison in the address is none of these; it is the period before.");
            yield Compare.PREV;
          }
        };
    String env = text(request, "env", "prod");
    if (!env.equals("prod") && !env.equals("debug")) {
      notices.add("The environment in the address is neither prod nor debug; this is production.");
    }
    if (!List.of("on", "off").contains(text(request, "marks", "on"))) {
      notices.add("The marks in the address are neither on nor off; they are shown.");
    }
    String metric = text(request, "metric", "");
    if (!metric.isEmpty() && !METRICS.contains(metric)) {
      notices.add("The figure in the address is none of these; the chart shows the usual one.");
      metric = "";
    }
    return new State(
        period,
        compare,
        Filters.of(request, names, notices),
        env.equals("debug"),
        metric,
        zone(request, notices),
        text(request, "lists", "").equals("all"),
        !text(request, "marks", "").equals("off"),
        choices(request, names, notices));
  }

  private static Map<String, String> choices(
      Request request, Dimensions names, List<String> notices) {
    var choices = new LinkedHashMap<String, String>();
    for (String name : CHOICES) {
      String value = name.equals("steps") ? steps(request) : several(request, name);
      if (value.isEmpty()) {
        continue;
      }
      if (isGood(name, value, names)) {
        choices.put(name, value);
      } else {
        notices.add("The " + name + " in the address is none that there is; the usual is shown.");
      }
    }
    return choices;
  }

  private static boolean isGood(String name, String value, Dimensions names) {
    return value.length() <= LONGEST_CHOICE
        && switch (name) {
          case "by" -> names.has(value);
          case "property" -> names.has(value.substring(value.lastIndexOf(':') + 1));
          case "event" -> names.events().contains(value);
          case View.INTERVAL -> INTERVALS.contains(value);
          case FewCells.CELLS -> value.equals("exact");
          case "cohorts" -> List.of("day", "week", "month").contains(value);
          default -> true;
        };
  }

  /** A form sends each choice of several by itself. */
  private static String several(Request request, String name) {
    List<String> single = request.query().getOrDefault(name, List.of());
    return String.join(",", single.stream().filter(one -> !one.isEmpty()).toList());
  }

  /** The form of a funnel sends each step by itself, and those not chosen empty. */
  private static String steps(Request request) {
    String joined = several(request, "step");
    return joined.isEmpty() ? text(request, "steps", "") : joined;
  }

  /**
   * The form of dates sends both ends by themselves, and the period that was shown: where the ends
   * are left alone, as by whoever chooses a zone, that stays.
   */
  private static String period(Request request, LocalDate today) {
    String from = text(request, "from", "");
    String last = text(request, "last", "");
    String shown = text(request, "period", Period.USUAL);
    if (from.isEmpty() || last.isEmpty()) {
      return shown;
    }
    String chosen = from + ".." + last;
    Period before = Period.read(shown, today, today);
    boolean same =
        before != null && chosen.equals(Period.code(before.from(), before.to().minusDays(1)));
    return same ? shown : chosen;
  }

  private static ZoneId zone(Request request, List<String> notices) {
    try {
      return Parameters.zone(text(request, "tz", "UTC"), "tz");
    } catch (BadQuestion e) {
      notices.add("The time zone in the address is not known; days begin in UTC.");
      return ZoneId.of("UTC");
    }
  }

  private static String text(Request request, String name, String usual) {
    String value = Objects.requireNonNullElse(request.parameter(name), "");
    return value.isEmpty() ? usual : value;
  }

  /** Makes the address of a page with this state; what is usual is left out. */
  Link link(String... segments) {
    Link link = Link.to(segments);
    for (Link.Parameter parameter : parameters()) {
      link = link.with(parameter.name(), parameter.value());
    }
    return link;
  }

  List<Link.Parameter> parameters() {
    var all = new ArrayList<Link.Parameter>();
    add(all, "period", period, Period.USUAL);
    add(all, "compare", compare.name().toLowerCase(Locale.ROOT), "prev");
    filters.forEach(filter -> add(all, "f", Filters.write(filter), ""));
    add(all, "env", debug ? "debug" : "prod", "prod");
    add(all, "metric", metric, "");
    add(all, "tz", zone.getId(), "UTC");
    add(all, "lists", this.all ? "all" : "", "");
    add(all, "marks", marks ? "on" : "off", "on");
    choices.forEach((name, value) -> add(all, name, value, ""));
    return all;
  }

  private static void add(List<Link.Parameter> to, String name, String value, String usual) {
    if (!value.equals(usual)) {
      to.add(new Link.Parameter(name, value));
    }
  }

  State period(String other) {
    return new State(other, compare, filters, debug, metric, zone, all, marks, choices);
  }

  State compare(Compare other) {
    return new State(period, other, filters, debug, metric, zone, all, marks, choices);
  }

  State filters(List<Filter> others) {
    return new State(period, compare, others, debug, metric, zone, all, marks, choices);
  }

  State production() {
    return new State(period, compare, filters, false, metric, zone, all, marks, choices);
  }

  State developers() {
    return new State(period, compare, filters, true, metric, zone, all, marks, choices);
  }

  State metric(String other) {
    return new State(period, compare, filters, debug, other, zone, all, marks, choices);
  }

  State allLists() {
    return new State(period, compare, filters, debug, metric, zone, true, marks, choices);
  }

  /** Hides releases and remarks, or shows them again. */
  State otherMarks() {
    return new State(period, compare, filters, debug, metric, zone, all, !marks, choices);
  }

  /** Returns what was chosen on the page at hand, or the usual. */
  String choice(String name, String usual) {
    return choices.getOrDefault(name, usual);
  }

  State choosing(String name, String value) {
    var others = new LinkedHashMap<>(choices);
    others.put(name, value);
    return new State(period, compare, filters, debug, metric, zone, all, marks, others);
  }

  State choosingNothing() {
    return new State(period, compare, filters, debug, metric, zone, all, marks, Map.of());
  }

  /** Turns a filter on one value on, or off when it is in force. */
  State toggled(String property, String value) {
    var filter = new Filter(property, Scope.Operator.IS, List.of(value));
    var others = new ArrayList<>(filters);
    if (!others.remove(filter)) {
      others.add(filter);
    }
    return filters(others);
  }

  boolean holds(String property, String value) {
    return filters.contains(new Filter(property, Scope.Operator.IS, List.of(value)));
  }

  Scope scope(String app, LocalDate from, LocalDate to) {
    return new Scope(
        app,
        debug,
        from.atStartOfDay(zone).toInstant(),
        to.atStartOfDay(zone).toInstant(),
        zone,
        filters);
  }
}
