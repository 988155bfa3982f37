package candor.server.desk;

import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.Drawing.Bar;
import candor.server.desk.pages.Drawing.Spark;
import candor.server.desk.pages.Drawing.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Works out where lines and bars go. Pure functions.
 *
 * <p>A value that cannot be said is null and leaves a gap.
 */
final class Sketch {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 240;

  /** More labels than this touch each other on a desktop. */
  private static final int MOST_TICKS = 7;

  private Sketch() {}

  /**
   * Is a chart before it is worked out.
   *
   * @param names the name of each point
   * @param labels the short name of each point
   * @param values the values, null where there is none
   * @param before the values of the period compared with; empty for none
   * @param finished how many points are over
   * @param marks what is to be known about some points
   */
  record Points(
      List<String> names,
      List<String> labels,
      List<@Nullable Long> values,
      List<@Nullable Long> before,
      int finished,
      Drawing.Marks marks) {

    Points(
        List<String> names,
        List<String> labels,
        List<@Nullable Long> values,
        List<@Nullable Long> before,
        int finished) {
      this(names, labels, values, before, finished, Drawing.Marks.NONE);
    }

    /** A time before the first event is not worth a line along the bottom. */
    Points withoutEmptyPast() {
      return most(before) > 0
          ? this
          : new Points(names, labels, values, List.of(), finished, marks);
    }
  }

  static Drawing.Chart chart(String label, Points points, String title, String against) {
    double top = top(Math.max(most(points.values()), most(points.before())));
    var values = points.values();
    int finished = Math.min(points.finished(), values.size());
    String line = path(values, 0, finished, top);
    String open =
        finished < values.size() ? path(values, Math.max(0, finished - 1), values.size(), top) : "";
    return new Drawing.Chart(
        label,
        heights(top),
        ticks(points.labels()),
        area(values, finished, top),
        line,
        open,
        path(points.before(), 0, Math.min(points.before().size(), values.size()), top),
        points.before().isEmpty() ? List.of("When", title) : List.of("When", title, against),
        rows(points),
        points.marks());
  }

  static List<String> heights(double top) {
    return List.of(
        Words.compact(top),
        Words.compact(top * 3 / 4),
        Words.compact(top / 2),
        Words.compact(top / 4),
        "0");
  }

  private static List<Drawing.Row> rows(Points points) {
    var rows = new ArrayList<Drawing.Row>();
    for (int i = 0; i < points.values().size(); i++) {
      var cells = new ArrayList<String>();
      cells.add(text(points.values().get(i)));
      if (!points.before().isEmpty()) {
        cells.add(i < points.before().size() ? text(points.before().get(i)) : "");
      }
      rows.add(new Drawing.Row(points.names().get(i), cells));
    }
    return rows;
  }

  private static String text(@Nullable Long value) {
    return value == null ? "" : Words.number(value);
  }

  static long most(List<@Nullable Long> values) {
    long most = 0;
    for (Long value : values) {
      most = value == null ? most : Math.max(most, value);
    }
    return most;
  }

  /** Returns the height of the axis: four even steps of a round size. */
  static double top(long most) {
    double step = Math.max(1, most / 4.0);
    double power = Math.pow(10, Math.floor(Math.log10(step)));
    for (double round : new double[] {1, 2, 2.5, 5, 10}) {
      double size = round * power;
      if (size >= step && (size >= 10 || size == Math.rint(size))) {
        return size * 4;
      }
    }
    throw new AssertionError("ten times the power of ten below a number is above it");
  }

  static String path(List<@Nullable Long> values, int from, int to, double top) {
    var text = new StringBuilder();
    boolean drawing = false;
    for (int i = from; i < to; i++) {
      Long value = values.get(i);
      if (value == null) {
        drawing = false;
        continue;
      }
      text.append(drawing ? 'L' : 'M').append(x(i, values.size())).append(' ');
      text.append(y(value, top, HEIGHT));
      boolean alone = !drawing && (i + 1 == to || values.get(i + 1) == null);
      text.append(alone ? "h0" : "");
      drawing = true;
    }
    return text.toString();
  }

  /**
   * Is a chart of several lines before it is worked out.
   *
   * @param names the name of each point
   * @param labels the short name of each point
   * @param series the name of each line
   * @param values for each line its values, null where there is none
   * @param marks what is to be known about some points
   */
  record Lines(
      List<String> names,
      List<String> labels,
      List<String> series,
      List<List<@Nullable Double>> values,
      Drawing.Marks marks) {}

  static Drawing.Bands bands(String label, Lines lines, Quantity quantity) {
    double most = 0;
    for (var line : lines.values()) {
      for (Double value : line) {
        most = value == null ? most : Math.max(most, value);
      }
    }
    double top = quantity.top(most);
    var drawn = new ArrayList<Drawing.Line>();
    for (int i = 0; i < lines.series().size(); i++) {
      drawn.add(new Drawing.Line(lines.series().get(i), line(lines.values().get(i), top)));
    }
    var columns = new ArrayList<String>(List.of("When"));
    columns.addAll(lines.series());
    var rows = new ArrayList<Drawing.Row>();
    for (int k = 0; k < lines.names().size(); k++) {
      var cells = new ArrayList<String>();
      for (var line : lines.values()) {
        Double value = line.get(k);
        cells.add(value == null ? "" : quantity.text(value));
      }
      rows.add(new Drawing.Row(lines.names().get(k), cells));
    }
    var heights = new ArrayList<String>();
    for (int quarter = 4; quarter >= 0; quarter--) {
      heights.add(quantity.text(top * quarter / 4));
    }
    return new Drawing.Bands(
        label, heights, ticks(lines.labels()), drawn, columns, rows, lines.marks());
  }

  private static String line(List<@Nullable Double> values, double top) {
    var text = new StringBuilder();
    boolean drawing = false;
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      if (value != null) {
        long y = Math.round(HEIGHT - HEIGHT * value / top);
        boolean alone = !drawing && (i + 1 == values.size() || values.get(i + 1) == null);
        text.append(drawing ? 'L' : 'M').append(x(i, values.size())).append(' ').append(y);
        text.append(alone ? "h0" : "");
      }
      drawing = value != null;
    }
    return text.toString();
  }

  private static String area(List<@Nullable Long> values, int finished, double top) {
    boolean gap = values.subList(0, finished).stream().anyMatch(value -> value == null);
    if (finished < 2 || gap) {
      return "";
    }
    return path(values, 0, finished, top) + "V" + HEIGHT + "H" + x(0, values.size()) + "Z";
  }

  static long x(int i, int count) {
    return count == 1 ? WIDTH / 2 : Math.round((double) i * WIDTH / (count - 1));
  }

  static long y(long value, double top, int height) {
    return Math.round(height - height * value / top);
  }

  static List<Tick> ticks(List<String> labels) {
    int last = labels.size() - 1;
    return ticks(labels, i -> last == 0 ? 50 : 100.0 * i / last);
  }

  /** Places labels under the middles of bars; the first keeps to the left edge. */
  static List<Tick> ticksUnderBars(List<String> labels) {
    return ticks(labels, i -> i == 0 ? 0 : 100 * (i + 0.5) / labels.size());
  }

  private static List<Tick> ticks(List<String> labels, IntToDoubleFunction place) {
    var ticks = new ArrayList<Tick>();
    int step = Math.max(1, (int) Math.ceil((labels.size() - 1) / (double) (MOST_TICKS - 1)));
    for (int i = 0; i < labels.size(); i += step) {
      double at = place.applyAsDouble(i);
      String anchor = at == 0 ? "start" : at > 97 ? "end" : "middle";
      String rank = (i / step) % 2 == 1 ? "wide" : "";
      ticks.add(new Tick(String.format(Locale.ENGLISH, "%.1f%%", at), anchor, labels.get(i), rank));
    }
    return ticks;
  }

  /** Draws a small line; null when there is nothing to draw. */
  static @Nullable Spark spark(List<Long> values) {
    long most = 0;
    for (long value : values) {
      most = Math.max(most, value);
    }
    if (values.size() < 2 || most == 0) {
      return null;
    }
    var line = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      line.append(i == 0 ? 'M' : 'L').append(Math.round(i * 100.0 / (values.size() - 1)));
      line.append(' ').append(23 - Math.round(21.0 * values.get(i) / most));
    }
    return new Spark(line.toString(), line + "V24H0Z");
  }

  static List<Bar> bars(List<Long> values) {
    long most = 1;
    for (long value : values) {
      most = Math.max(most, value);
    }
    var bars = new ArrayList<Bar>();
    double room = (double) WIDTH / Math.max(1, values.size());
    for (int i = 0; i < values.size(); i++) {
      long value = values.get(i);
      int height = value == 0 ? 0 : (int) Math.max(2, Math.round(118.0 * value / most));
      int x = (int) Math.round(i * room + room * 0.1);
      bars.add(new Bar(x, (int) Math.max(1, Math.round(room * 0.8)), 120 - height, height));
    }
    return bars;
  }
}
