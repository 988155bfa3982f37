package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups what is drawn, with every coordinate already worked out. Immutable values. */
public final class Drawing {

  private Drawing() {}

  /**
   * Is a chart of lines in a box of 1000 by 240.
   *
   * @param label what it shows in one sentence, for those who do not see it
   * @param heights the labels of the vertical axis from top to bottom
   * @param ticks the labels of the horizontal axis
   * @param area the path under the line
   * @param line the path of finished points
   * @param open the path to points whose time is not over
   * @param before the path of the period compared with, or empty
   * @param columns the columns of the table form, the first names the points
   * @param rows the table form
   * @param marks what is to be known about some points
   */
  public record Chart(
      String label,
      List<String> heights,
      List<Tick> ticks,
      String area,
      String line,
      String open,
      String before,
      List<String> columns,
      List<Row> rows,
      Marks marks) {
    /** Copies the lists. */
    public Chart {
      heights = List.copyOf(heights);
      ticks = List.copyOf(ticks);
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Holds what is to be known about some points of a chart: releases and remarks.
   *
   * @param path the lines at their places
   * @param labels the labels of those that have room for one
   * @param notes all of them in words, in order
   * @param toggle hides them, or shows them again; null when there are none
   */
  public record Marks(
      String path, List<Tick> labels, List<Note> notes, Screen.@Nullable Option toggle) {

    /** Is what a chart has about which nothing is to be known. */
    public static final Marks NONE = new Marks("", List.of(), List.of(), null);

    /** Copies the lists. */
    public Marks {
      labels = List.copyOf(labels);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Is what happened on a day.
   *
   * @param day the day
   * @param text what happened
   * @param link leads to the figures of it alone, or null
   */
  public record Note(String day, String text, @Nullable Link link) {}

  /**
   * Is a label of the horizontal axis.
   *
   * @param at where, as a percentage of the width
   * @param anchor which end of the text stands there
   * @param text the label
   * @param rank {@code wide} when it is left out on narrow screens, else empty
   */
  public record Tick(String at, String anchor, String text, String rank) {}

  /**
   * Is where a figure stands alone.
   *
   * @param image the figure as an image
   * @param data the same for programs
   * @param embed shows the image in a page of somebody else
   */
  public record Alone(Link image, Link data, String embed) {}

  /**
   * Is a line of a table.
   *
   * @param name what it is about
   * @param cells the other cells
   */
  public record Row(String name, List<String> cells) {
    /** Copies the list. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Is a small line without axes in a box of 100 by 24.
   *
   * @param line the path of the line
   * @param area the path under it
   */
  public record Spark(String line, String area) {}

  /**
   * Is a row of bars in a box of 1000 by 120.
   *
   * @param label what it shows in one sentence
   * @param bars the bars
   * @param ticks the labels of the horizontal axis
   * @param most the label of the highest bar
   * @param columns the columns of the table form
   * @param rows the table form
   */
  public record Bars(
      String label,
      List<Bar> bars,
      List<Tick> ticks,
      String most,
      List<String> columns,
      List<Row> rows) {
    /** Copies the lists. */
    public Bars {
      bars = List.copyOf(bars);
      ticks = List.copyOf(ticks);
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Is a chart of several lines in a box of 1000 by 240.
   *
   * @param label what it shows in one sentence
   * @param heights the labels of the vertical axis from top to bottom
   * @param ticks the labels of the horizontal axis
   * @param lines the lines, from the lowest to the highest
   * @param columns the columns of the table form
   * @param rows the table form
   * @param marks what is to be known about some points
   */
  public record Bands(
      String label,
      List<String> heights,
      List<Tick> ticks,
      List<Line> lines,
      List<String> columns,
      List<Row> rows,
      Marks marks) {
    /** Copies the lists. */
    public Bands {
      heights = List.copyOf(heights);
      ticks = List.copyOf(ticks);
      lines = List.copyOf(lines);
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Is one of several lines.
   *
   * @param name what it shows
   * @param path the line
   */
  public record Line(String name, String path) {}

  /**
   * Is one bar.
   *
   * @param x where it begins
   * @param width how wide it is
   * @param y where its top is
   * @param height how high it is
   */
  public record Bar(int x, int width, int y, int height) {}
}
