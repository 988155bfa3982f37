package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.Questions;
import candor.plan.Questions.Picked;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.CoursePages;
import candor.server.desk.pages.CoursePages.Choice;
import candor.server.desk.pages.CoursePages.Entry;
import candor.server.desk.pages.CoursePages.NumberForm;
import candor.server.desk.pages.CoursePages.NumberRow;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JteperformanceGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Tile;
import candor.server.desk.pages.Screen.Toolbar;
import candor.server.http.Response;
import candor.server.query.CohortQuestioner.Band;
import candor.server.query.CohortQuestioner.Bands;
import candor.server.query.CohortQuestioner.BandsOf;
import candor.server.query.CohortQuestioner.Spread;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the page of the numbers of a plan: how fast, how long, how many. */
final class PerformancePage {

  /** Which percentiles are drawn, by their place in an answer, and what they are called. */
  private static final List<Integer> DRAWN = List.of(0, 1, 3, 4);

  private static final List<String> NAMES = List.of("median", "75 %", "95 %", "99 %");

  private static final Set<String> ABOUT_NUMBERS =
      Set.of("median", "p75", "p90", "p95", "p99", "average", "sum");

  private final View view;
  private final Map<String, Property> numbers;
  private final String event;
  private final String property;
  private final String by;
  private final Quantity quantity;
  private final Flags flags;
  private final Compared compared;

  PerformancePage(View view) {
    this.view = view;
    this.flags = new Flags(view, "a", view.app().id(), "performance");
    this.numbers = numbers(view.app().plan());
    String usual = usual(view.app().plan());
    String chosen = view.state().choice("property", usual);
    String known = numbers.containsKey(chosen) ? chosen : usual;
    int dot = known.lastIndexOf(':');
    this.event = dot < 0 ? "" : known.substring(0, dot);
    this.property = known.substring(dot + 1);
    this.compared = Compared.of(view);
    String version = compared.property();
    this.by =
        version == null || compared.isEmpty() ? view.state().choice("by", usualBy(known)) : version;
    this.quantity = Quantity.of(numbers.get(known));
  }

  static Response answer(PageList.Turn turn) {
    var page = new PerformancePage(turn.view()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JteperformanceGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  static boolean has(Plan plan) {
    return !numbers(plan).isEmpty();
  }

  /** Lists every number of the plan as {@code EVENT:PROPERTY}. */
  private static Map<String, Property> numbers(Plan plan) {
    var numbers = new LinkedHashMap<String, Property>();
    plan.events().forEach((name, event) -> add(numbers, name, event.properties()));
    Plan.Summary summary = plan.summary();
    if (summary != null) {
      add(numbers, summary.name(), summary.properties());
    }
    return numbers;
  }

  private static void add(Map<String, Property> to, String event, Map<String, Property> from) {
    from.forEach((name, property) -> {
      if (isNumber(property)) {
        to.put(event + ":" + name, property);
      }
    });
  }

  private static boolean isNumber(Property property) {
    return switch (property.type().kind()) {
      case WHOLE, DECIMAL -> true;
      case BOOLEAN, TEXT, TEXTS -> false;
    };
  }

  /** Returns what the plan asks of a number first, else its first number. */
  private String usual(Plan plan) {
    for (Questions.Kpi kpi : plan.questions().kpis()) {
      String name = name(kpi);
      if (ABOUT_NUMBERS.contains(kpi.measure()) && numbers.containsKey(name)) {
        return name;
      }
    }
    return numbers.isEmpty() ? "" : numbers.keySet().iterator().next();
  }

  private static String name(Questions.Kpi kpi) {
    return kpi.events().isEmpty()
        ? ""
        : Picked.of(kpi.events().getFirst()).event() + ":" + kpi.property();
  }

  private String usualBy(String number) {
    for (Questions.Kpi kpi : view.app().plan().questions().kpis()) {
      if (name(kpi).equals(number) && !kpi.by().isEmpty()) {
        return kpi.by().getFirst();
      }
    }
    return "";
  }

  CoursePages.Performance page() {
    Link csv =
        Toolbars.statistics(view, "percentiles.csv")
            .with("event", event)
            .with("property", property)
            .with("interval", view.interval().name().toLowerCase(Locale.ROOT));
    Link all = compared.in(by.isEmpty() ? csv : csv.with("by", by));
    var toolbar = new Toolbars(view, "a", view.app().id(), "performance").toolbar(all);
    if (numbers.isEmpty()) {
      return without(toolbar, null, "The plan collects no number that could be drawn here.");
    }
    Waiting<Spread> now = ask(view.finished());
    Waiting<Spread> before = ask(view.before());
    Waiting<Bands> bands = ask(view.whole(), "");
    Waiting<Bands> parts = ask(compared.in(view.finished()), by);
    String version = compared.property();
    Waiting<Bands> releases =
        version == null ? null : version.equals(by) ? parts : ask(view.finished(), version);
    return Asking.outcome(now)
        .fold(
            spread ->
                new CoursePages.Performance(
                    toolbar,
                    form(),
                    what(),
                    tiles(spread, view.past(Asking.outcome(before).value())),
                    releases == null
                        ? ""
                        : Asking.outcome(releases)
                            .fold(found -> Shift.between(found.bands(), quantity), problem -> ""),
                    Asking.outcome(bands).fold(this::bands, problem -> null),
                    Spreads.histogram(
                        Words.title(property) + ", how often which", "Number", quantity, spread),
                    NAMES,
                    by.isEmpty()
                        ? List.of()
                        : Asking.outcome(parts).fold(this::parts, problem -> List.of()),
                    by.isEmpty() ? "" : Words.title(by),
                    compared.form(
                        view,
                        event + ":" + property,
                        by.isEmpty()
                            ? List.of()
                            : Asking.outcome(parts).fold(Bands::bands, problem -> null)),
                    MainChart.words(spread.basis(), Toolbars.json(all)),
                    spread.count() == 0 ? "No such number arrived in this period." : ""),
            problem -> without(toolbar, form(), problem));
  }

  private String what() {
    Property planned = numbers.get(event + ":" + property);
    return planned == null ? "" : planned.what().replaceFirst("\\.$", "");
  }

  private static CoursePages.Performance without(
      Toolbar toolbar, @Nullable NumberForm form, String cannot) {
    return new CoursePages.Performance(
        toolbar, form, "", List.of(), "", null, null, NAMES, List.of(), "", null, null, cannot);
  }

  private Waiting<Spread> ask(Scope scope) {
    return view.asking().percentiles(scope, event, property);
  }

  private Waiting<Bands> ask(Scope scope, String by) {
    var of = new BandsOf(event, property, by, view.interval());
    return view.asking().bands(scope, of);
  }

  private NumberForm form() {
    var entries = new ArrayList<Entry>();
    numbers.forEach((name, planned) -> entries.add(new Entry(name, name.replace(":", ", "))));
    return new NumberForm(
        view.state().choosingNothing().parameters(),
        new Choice("Number", entries, event + ":" + property),
        new Choice("By", dimensions(), by));
  }

  /** An event's own values come before what rides on every event. */
  private List<Entry> dimensions() {
    var entries = new ArrayList<>(FunnelsPage.dimensions(view));
    Plan plan = view.app().plan();
    var planned = plan.events().get(event);
    var summary = plan.summary();
    var own =
        planned != null
            ? planned.properties()
            : summary == null ? Map.<String, Property>of() : summary.properties();
    own.forEach((name, type) -> {
      boolean listed = entries.stream().anyMatch(entry -> entry.value().equals(name));
      if (!listed && !isNumber(type)) {
        entries.add(new Entry(name, Words.title(name)));
      }
    });
    return entries;
  }

  private List<Tile> tiles(Spread now, @Nullable Spread before) {
    Double sum = now.sum();
    String average = sum == null ? "" : quantity.text(sum / now.count());
    return List.of(
        Spreads.tile("Median", Spreads.MEDIAN, quantity, now, before),
        Spreads.tile("One in twenty is over", Spreads.P95, quantity, now, before),
        Spreads.tile("Average", average, "", Change.UNKNOWN),
        Spreads.tile("How many", Words.number(now.count()), view.inDays(), Change.UNKNOWN));
  }

  private Drawing.@Nullable Bands bands(Bands found) {
    if (found.bands().stream().allMatch(band -> band.count() == 0)) {
      return null;
    }
    var flagged = flags.on(view.days(found.starts()));
    var values = new ArrayList<List<@Nullable Double>>();
    for (int place : DRAWN) {
      var line = new ArrayList<@Nullable Double>();
      found.bands().forEach(band -> line.add(value(band, place)));
      values.add(line);
    }
    var lines =
        new Sketch.Lines(
            flagged.named(found.starts().stream().map(view::name).toList()),
            found.starts().stream().map(view::label).toList(),
            NAMES,
            values,
            flagged.marks());
    String label = Words.title(property) + ", " + view.period().words() + ": its percentiles.";
    return Sketch.bands(label, lines, quantity);
  }

  private static @Nullable Double value(Band band, int place) {
    return band.percentiles().isEmpty() ? null : band.percentiles().get(place);
  }

  private List<NumberRow> parts(Bands found) {
    double most =
        found.bands().stream().mapToDouble(band -> band.percentiles().getFirst()).max().orElse(1);
    return found.bands().stream().map(band -> row(band, most)).toList();
  }

  private NumberRow row(Band band, double most) {
    var figures = DRAWN.stream().map(i -> quantity.text(band.percentiles().get(i))).toList();
    return new NumberRow(
        band.value(),
        Words.number(band.count()),
        figures,
        (int) Math.max(1, 100 * band.percentiles().getFirst() / Math.max(most, 1e-9)),
        view.state().toggled(by, band.value()).link("a", view.app().id(), "performance"),
        view.state().holds(by, band.value()));
  }
}
