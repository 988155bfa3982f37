package candor.server.desk;

import candor.server.crash.Release;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Option;
import candor.server.query.ReportQuestioner.First;
import candor.server.settings.Remarks.Remark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts releases and remarks at the points of a chart. A release stands at the day on which it was
 * first seen among released builds; among developers' builds there are none.
 */
final class Flags {

  /** More notes than anybody reads under a chart; made-up versions could be any number. */
  private static final int MOST_NOTES = 100;

  /** A label above a chart, not a sentence. */
  private static final int LONGEST_LABEL = 24;

  /** Percents of the width that a character takes on a desktop and on a telephone. */
  private static final double WIDE = 0.8;

  private static final double NARROW = 2.4;

  private final View view;
  private final String[] page;
  private final @Nullable Waiting<List<First>> firsts;

  /** Asks for the releases; the page goes on asking meanwhile. */
  Flags(View view, String... page) {
    this.view = view;
    this.page = page;
    boolean asked = view.state().marks() && !view.state().debug();
    this.firsts = asked ? view.asking().firsts(view.app().id()) : null;
  }

  /**
   * Is what stands at the points of one chart.
   *
   * @param marks what is drawn and listed
   * @param beside what is said of each point, empty where nothing is
   */
  record Placed(Drawing.Marks marks, List<String> beside) {

    /** Adds to the names of points what stands there, for tables and for reading out. */
    List<String> named(List<String> names) {
      var named = new ArrayList<String>();
      for (int i = 0; i < names.size(); i++) {
        String more = i < beside.size() ? beside.get(i) : "";
        named.add(more.isEmpty() ? names.get(i) : names.get(i) + " (" + more + ")");
      }
      return named;
    }
  }

  /**
   * Is one thing to be known.
   *
   * @param day its day
   * @param label a word for it
   * @param text all of it
   * @param link leads to the figures of it alone, or null
   */
  private record Told(LocalDate day, String label, String text, @Nullable Link link) {}

  /** Places everything on points that begin on some days, ascending; those of hours share one. */
  Placed on(List<LocalDate> starts) {
    var at = new TreeMap<Integer, List<Told>>();
    if (view.state().marks() && !starts.isEmpty()) {
      for (Told told : all(starts.getFirst())) {
        at.computeIfAbsent(place(starts, told.day()), i -> new ArrayList<>()).add(told);
      }
    }
    var beside = new ArrayList<String>();
    for (int i = 0; i < starts.size(); i++) {
      beside.add(
          at.getOrDefault(i, List.of()).stream().map(Told::text).collect(Collectors.joining("; ")));
    }
    return new Placed(marks(at, starts.size()), beside);
  }

  private static int place(List<LocalDate> starts, LocalDate day) {
    int place = starts.indexOf(day);
    for (int i = 0; place < 0 && i < starts.size(); i++) {
      boolean last = i + 1 == starts.size() || starts.get(i + 1).isAfter(day);
      place = last ? i : place;
    }
    return place;
  }

  private List<Told> all(LocalDate from) {
    LocalDate to = view.period().to();
    var all = new ArrayList<>(releases(from, to));
    for (Remark remark : view.asking().remarks(view.app().id(), from, to)) {
      all.add(new Told(remark.day(), remark.text(), remark.text(), null));
    }
    all.sort(Comparator.comparing(Told::day));
    return all.size() <= MOST_NOTES ? all : all.subList(all.size() - MOST_NOTES, all.size());
  }

  private List<Told> releases(LocalDate from, LocalDate to) {
    var known = firsts == null ? null : Asking.outcome(firsts).value();
    String property = Release.property(view.app().plan().context().keySet());
    if (known == null || property == null) {
      return List.of();
    }
    // Rows of before are gone, so what is first seen there may be older.
    LocalDate sure = view.today().minusDays(view.app().plan().retention().events());
    return known.stream()
        .sorted(Comparator.comparing(First::release, Release.ORDER))
        .map(first -> told(first, property))
        .filter(told -> !told.day().isBefore(from) && told.day().isBefore(to))
        .filter(told -> told.day().isAfter(sure))
        .toList();
  }

  private Told told(First first, String property) {
    String release = first.release();
    return new Told(
        first.at().atZone(view.state().zone()).toLocalDate(),
        release,
        "release " + release,
        view.state()
            .choosingNothing()
            .filters(List.of())
            .toggled(property, release)
            .link("a", view.app().id()));
  }

  private Drawing.Marks marks(NavigableMap<Integer, List<Told>> at, int points) {
    if (at.isEmpty() && view.state().marks()) {
      return Drawing.Marks.NONE;
    }
    var path = new StringBuilder();
    var notes = new ArrayList<Drawing.Note>();
    at.forEach((place, some) -> {
      path.append('M').append(Sketch.x(place, points)).append(" 0V240");
      for (Told told : some) {
        notes.add(new Drawing.Note(Words.day(told.day()), told.text(), told.link()));
      }
    });
    String word = view.state().marks() ? "Hide releases and remarks" : "Show releases and remarks";
    var toggle = new Option(word, view.state().otherMarks().link(page), false, "m");
    return new Drawing.Marks(path.toString(), labels(at, points), notes, toggle);
  }

  /** Labels from the latest on, each where it touches none; the others stand in the list alone. */
  private static List<Drawing.Tick> labels(NavigableMap<Integer, List<Told>> at, int points) {
    var labels = new ArrayList<Drawing.Tick>();
    double wide = Double.MAX_VALUE;
    double narrow = Double.MAX_VALUE;
    for (var place : at.descendingMap().entrySet()) {
      double x = Sketch.x(place.getKey(), points) / 10.0;
      String text = label(place.getValue());
      double length = text.length() * WIDE;
      boolean starts = x < length / 2;
      boolean ends = x > 100 - length / 2;
      double left = starts ? x : ends ? x - length : x - length / 2;
      if (left + length > wide) {
        continue;
      }
      wide = left - WIDE;
      double half = text.length() * NARROW / 2;
      boolean fits = x + half <= narrow && x >= half && x <= 100 - half;
      narrow = fits ? x - half - NARROW : narrow;
      labels.add(
          new Drawing.Tick(
              String.format(Locale.ENGLISH, "%.1f%%", x),
              starts ? "start" : ends ? "end" : "middle",
              text,
              fits ? "" : "wide"));
    }
    return labels;
  }

  private static String label(List<Told> some) {
    String joined = some.stream().map(Told::label).collect(Collectors.joining(", "));
    if (joined.length() <= LONGEST_LABEL) {
      return joined;
    }
    return some.size() > 1
        ? some.size() + " notes"
        : joined.substring(0, joined.offsetByCodePoints(0, LONGEST_LABEL / 2)) + "…";
  }
}
