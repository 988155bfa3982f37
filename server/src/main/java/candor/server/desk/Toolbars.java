package candor.server.desk;

import candor.server.desk.State.Compare;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Chip;
import candor.server.desk.pages.Screen.Narrowing;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.Screen.Toolbar;
import candor.server.query.Questioner.Interval;
import candor.server.query.Scope.Filter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the choices above the figures of one page. */
final class Toolbars {

  private final View view;
  private final String[] page;

  Toolbars(View view, String... page) {
    this.view = view;
    this.page = page;
  }

  Toolbar toolbar(Link csv) {
    State state = view.state();
    var period = view.period();
    return new Toolbar(
        List.of(
            period("today", "Today", "d"),
            period("7d", "7 days", "w"),
            period("30d", "30 days", "t"),
            period("90d", "90 days", "n"),
            period("12mo", "12 months", "y"),
            period("all", "All", "a")),
        period.words(),
        state.zone().getId(),
        Zones.with(state.zone().getId()),
        period.from().toString(),
        period.to().minusDays(1).toString(),
        state.parameters().stream().filter(field -> !field.name().equals("tz")).toList(),
        compare(),
        narrowing(),
        steps(),
        interval(),
        view.asking().asTable(csv));
  }

  /** Leads to the next interval by which the period can be drawn, round and round. */
  private @Nullable Option interval() {
    List<Interval> all = view.intervals();
    if (all.size() < 2) {
      return null;
    }
    Interval now = view.interval();
    Interval next = all.get((all.indexOf(now) + 1) % all.size());
    Link link = view.state().choosing(View.INTERVAL, View.word(next)).link(page);
    return new Option("By " + View.word(now), link, false, "i");
  }

  private Option period(String code, String text, String key) {
    State state = view.state();
    return new Option(text, state.period(code).link(page), state.period().equals(code), key);
  }

  private Option compare() {
    State state = view.state();
    Compare next =
        switch (state.compare()) {
          case PREV -> Compare.YEAR;
          case YEAR -> Compare.OFF;
          case OFF -> Compare.PREV;
        };
    String text =
        switch (state.compare()) {
          case PREV -> "Compare: period before";
          case YEAR -> "Compare: year before";
          case OFF -> "Compare: off";
        };
    return new Option(text, state.compare(next).link(page), state.compare() != Compare.OFF, "x");
  }

  private List<Option> steps() {
    var period = view.period();
    int days = period.days();
    var steps = new ArrayList<Option>();
    steps.add(step("Earlier", period.from().minusDays(days), "ArrowLeft"));
    LocalDate later = period.from().plusDays(days);
    if (later.plusDays(days - 1L).isBefore(view.today())) {
      steps.add(step("Later", later, "ArrowRight"));
    }
    return steps;
  }

  private Option step(String text, LocalDate from, String key) {
    String code = Period.code(from, from.plusDays(view.period().days() - 1L));
    return new Option(text, view.state().period(code).link(page), false, key);
  }

  private Narrowing narrowing() {
    State state = view.state();
    boolean none = state.filters().isEmpty();
    var filtering = PageList.filtering(String.join("/", List.of(page).subList(2, page.length)));
    return new Narrowing(
        chips(),
        none ? null : state.filters(List.of()).link(page),
        filtering.applies(),
        none ? "" : filtering.words(),
        filtering.applies() ? properties() : List.of(),
        state.parameters());
  }

  /** Lists what a filter may be about, as it is sent and as it is read. */
  private List<Link.Parameter> properties() {
    var names = Dimensions.of(view.app().plan());
    return Stream.of(
            Stream.of(Dimensions.EVENT),
            names.context().keySet().stream(),
            names.properties().keySet().stream())
        .flatMap(all -> all)
        .distinct()
        .map(name -> new Link.Parameter(name, Words.title(name)))
        .toList();
  }

  private List<Chip> chips() {
    var chips = new ArrayList<Chip>();
    for (Filter filter : view.state().filters()) {
      var others = new ArrayList<>(view.state().filters());
      others.remove(filter);
      chips.add(new Chip(words(filter), view.state().filters(others).link(page)));
    }
    return chips;
  }

  private static String words(Filter filter) {
    String operator =
        switch (filter.operator()) {
          case IS -> " is ";
          case NOT -> " is not ";
          case CONTAINS -> " contains ";
          case GT -> " is over ";
          case LT -> " is under ";
          case SET -> " has a value";
        };
    return Words.title(filter.property()) + operator + String.join(" or ", filter.values());
  }

  /**
   * Makes the address of a question to the statistics API with the scope of the page, as far as the
   * question takes it.
   */
  static Link statistics(View view, String... question) {
    return statistics(view, view.period().from(), question);
  }

  /** Makes the address of a question for the end of the period, from a later day on. */
  static Link statistics(View view, LocalDate from, String... question) {
    State state = view.state();
    var path = new ArrayList<>(List.of("api", "v1", "apps", view.app().id()));
    path.addAll(List.of(question));
    Link link = new Link(path, List.of());
    if (Parameters.takes(question[0], "from")) {
      link = link.with("from", from.toString()).with("to", view.period().to().toString());
    }
    if (state.debug() && Parameters.takes(question[0], "mode")) {
      link = link.with("mode", "debug");
    }
    if (!state.zone().getId().equals("UTC") && Parameters.takes(question[0], "tz")) {
      link = link.with("tz", state.zone().getId());
    }
    if (Parameters.takes(question[0], "filter")) {
      for (Filter filter : state.filters()) {
        link = link.with("filter", Filters.write(filter));
      }
    }
    return link;
  }

  /** Makes the address of a list as long as the statistics API tells one. */
  static Link list(View view, String... question) {
    return statistics(view, question).with("limit", Integer.toString(Parameters.MOST_ITEMS));
  }

  /** Returns the question behind a table, as it is asked by programs. */
  static Link json(Link csv) {
    var path = new ArrayList<>(csv.segments());
    path.set(path.size() - 1, path.getLast().replaceFirst("\\.csv$", ""));
    return new Link(path, csv.query());
  }

  static Link metricCsv(View view, String metric) {
    String by = view.state().choice("by", "");
    if (metric.equals("dau") && !by.isEmpty()) {
      return statistics(view, "trend.csv").with("measure", "installs").with("by", by);
    }
    if (metric.equals("events") || metric.equals("sessions")) {
      Link trend =
          statistics(view, "trend.csv")
              .with("measure", metric)
              .with("interval", view.interval().name().toLowerCase(Locale.ROOT));
      return by.isEmpty() ? trend : trend.with("by", by);
    }
    return statistics(view, "active.csv");
  }
}
