package candor.server.insight;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Is everything that is published of one app. Immutable.
 *
 * @param app the app's id
 * @param name its name as people read it
 * @param hash the hash of the plan in force
 * @param group the fewest installs behind any figure, also the step to which counts are rounded
 * @param from the first day of the newest week
 * @param to the first day that no longer belongs to it
 * @param items what the plan chose to show, in its order
 */
public record Insights(
    String app,
    String name,
    String hash,
    int group,
    LocalDate from,
    LocalDate to,
    List<Item> items) {

  /** Copies the list. */
  public Insights {
    items = List.copyOf(items);
  }

  /**
   * Is one figure, or one division of installs.
   *
   * @param id its id in the plan
   * @param question what it answers
   * @param measure how it is made, as the plan says it
   * @param unit the unit, or empty
   * @param figure the figure of the newest period, or null when it is not shown
   * @param cannot why it is not shown, or empty
   * @param points one per period, oldest first
   * @param tables the figure by the values of properties, for the newest week
   */
  public record Item(
      String id,
      String question,
      String measure,
      String unit,
      @Nullable Double figure,
      String cannot,
      List<Point> points,
      List<Table> tables) {
    /** Copies the lists. */
    public Item {
      points = List.copyOf(points);
      tables = List.copyOf(tables);
    }
  }

  /**
   * Is the figure of one period.
   *
   * @param from the first day of the period
   * @param figure the figure, or null when it is not shown
   */
  public record Point(LocalDate from, @Nullable Double figure) {}

  /**
   * Is a figure by the values of one property.
   *
   * @param property its planned name
   * @param what what it means, in the words of the plan
   * @param rows the values that may be shown, the most installs first
   * @param hides whether others are not shown
   * @param best the value with the lowest figure, where lower is better and several are shown; else
   *     empty
   */
  public record Table(String property, String what, List<Row> rows, boolean hides, String best) {
    /** Copies the list. */
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Is one value.
   *
   * @param value the value; empty for those that say nothing
   * @param figure the figure
   * @param installs how many installs it stands for, rounded down
   */
  public record Row(String value, double figure, long installs) {}
}
