package candor.server.desk;

import candor.server.desk.Words.Change;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.Screen.Tile;
import candor.server.query.CohortQuestioner.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how numbers are spread: as figures and as a histogram. Pure functions. */
final class Spreads {

  /** The places of the percentiles in an answer. */
  static final int MEDIAN = 0;

  static final int P90 = 2;
  static final int P95 = 3;

  private Spreads() {}

  /** Says one percentile and how it differs from the one before. */
  static Tile tile(
      String title, int place, Quantity quantity, Spread now, @Nullable Spread before) {
    Double figure = percentile(now, place);
    Double past = before == null ? null : percentile(before, place);
    return tile(title, figure == null ? "" : quantity.text(figure), "", change(figure, past));
  }

  /** Says how a number changed and leaves to the reader whether more is better. */
  static Change change(@Nullable Double now, @Nullable Double before) {
    return Change.of(now, before).unjudged();
  }

  static Tile tile(String title, String figure, String note, Change change) {
    String cannot = figure.isEmpty() ? "There was none in this period." : "";
    var nowhere = new Option(title, Link.to(), false, "");
    return new Tile(title, figure, note, change.text(), change.trend(), cannot, nowhere);
  }

  static @Nullable Double percentile(Spread spread, int place) {
    return spread.percentiles().isEmpty() ? null : spread.percentiles().get(place);
  }

  /** Draws how often which number occurred; null when there is none. */
  static Drawing.@Nullable Bars histogram(String label, String what, Quantity q, Spread spread) {
    if (spread.bins().isEmpty()) {
      return null;
    }
    var counts = spread.bins().stream().map(bin -> bin.count()).toList();
    var starts = spread.bins().stream().map(bin -> q.text(bin.from())).toList();
    long most = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    var rows = new ArrayList<Drawing.Row>();
    for (var bin : spread.bins()) {
      String range = q.text(bin.from()) + " to " + q.text(bin.to());
      rows.add(
          new Drawing.Row(
              range,
              List.of(Words.number(bin.count()), Words.percent(bin.count(), spread.count()))));
    }
    return new Drawing.Bars(
        label + ", at most " + Words.number(most) + " alike.",
        Sketch.bars(counts),
        Sketch.ticksUnderBars(starts),
        Words.number(most),
        List.of(what, "How many", "Share"),
        rows);
  }
}
