package candor.server.desk;

import candor.json.Json;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.KeptPages;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.insight.Insights;
import candor.server.insight.Insights.Item;
import candor.server.insight.Insights.Row;
import candor.server.insight.Insights.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says what is published, for people and for programs. */
final class PublicFigures {

  /** How the addresses of a figure alone end. */
  static final String IMAGE = ".svg";

  static final String DATA = ".json";

  private PublicFigures() {}

  static Json json(Insights insights) {
    return about(insights).list("figures", insights.items(), PublicFigures::item).done();
  }

  /** Tells one figure alone, with all that says what it is. */
  static Json json(Insights insights, Item item) {
    return about(insights).json("figure", item(item)).done();
  }

  private static Members about(Insights insights) {
    return new Members()
        .text("app", insights.app())
        .text("name", insights.name())
        .text("plan", insights.hash())
        .text("from", insights.from().toString())
        .text("to", insights.to().toString())
        .number("minimum_group", (long) insights.group())
        .text("method", method(insights.group()));
  }

  private static Json item(Item item) {
    return new Members()
        .text("id", item.id())
        .text("question", item.question())
        .text("measure", item.measure())
        .text("unit", item.unit())
        .decimal("figure", item.figure())
        .text("cannot", item.cannot().isEmpty() ? null : item.cannot())
        .list(
            "periods",
            item.points(),
            p ->
                new Members()
                    .text("from", p.from().toString())
                    .decimal("figure", p.figure())
                    .done())
        .list("tables", item.tables(), PublicFigures::table)
        .done();
  }

  private static Json table(Table table) {
    return new Members()
        .text("property", table.property())
        .list(
            "rows",
            table.rows(),
            r ->
                new Members()
                    .text("value", r.value().isEmpty() ? null : r.value())
                    .decimal("figure", r.figure())
                    .number("installs", r.installs())
                    .done())
        .truth("hides", Members.Truth.of(table.hides()))
        .text("best", table.best().isEmpty() ? null : table.best())
        .done();
  }

  static String method(int group) {
    return ("No figure stands for fewer than %d installs. Counts are rounded down to a multiple of"
            + " %d, other figures to two digits. A value of a table is left out when it stands for"
            + " fewer installs, and so are others from which it could be worked out. Weeks are whole,"
            + " in UTC, over for two days and do not overlap; there are no filters, so that no"
            + " difference of two answers says more. Only people who agreed are counted.")
        .formatted(group, group);
  }

  static KeptPages.Public page(Insights insights, Screen.Files files, boolean embedded) {
    Link whole = Link.to("p", insights.app());
    return new KeptPages.Public(
        insights.name(),
        Words.longDay(insights.from()) + " to " + Words.longDay(insights.to().minusDays(1)),
        method(insights.group()),
        insights.items().stream().map(item -> shown(insights.app(), item)).toList(),
        Link.to("plan", insights.hash()),
        Link.to("p", insights.app() + ".json"),
        whole,
        files.style(),
        files.more(),
        embedded);
  }

  private static KeptPages.Item shown(String app, Item item) {
    String title = item.question().isEmpty() ? Words.title(item.id()) : item.question();
    return new KeptPages.Item(
        title,
        item.figure() == null ? "" : figure(item.figure(), item.unit()),
        note(item.measure()),
        item.cannot(),
        line(item, title),
        item.tables().stream().map(table -> shown(table, item)).toList(),
        alone(app, item.id(), title));
  }

  private static Drawing.Alone alone(String app, String id, String title) {
    Link image = Link.to("p", app, id + IMAGE);
    String alt = title.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    String embed = "<img src=\"%s\" alt=\"%s\">".formatted(image.href(), alt);
    return new Drawing.Alone(image, Link.to("p", app, id + DATA), embed);
  }

  /** One point is the figure itself; a period that is not shown leaves a gap. */
  private static Drawing.@Nullable Bands line(Item item, String title) {
    boolean months = item.measure().equals("mau");
    var starts = item.points().stream().map(Insights.Point::from).toList();
    var figures = new ArrayList<@Nullable Double>();
    item.points().forEach(point -> figures.add(point.figure()));
    if (figures.stream().filter(Objects::nonNull).count() < 2) {
      return null;
    }
    return Sketch.bands(
        title + " By " + (months ? "month." : "week."),
        new Sketch.Lines(
            starts.stream()
                .map(day -> months ? Words.month(day) : "Week of " + Words.longDay(day))
                .toList(),
            starts.stream().map(day -> months ? Words.month(day) : Words.day(day)).toList(),
            List.of(note(item.measure())),
            List.of(figures),
            Drawing.Marks.NONE),
        new Quantity(item.unit()));
  }

  private static KeptPages.Table shown(Table table, Item item) {
    var rows = new ArrayList<Drawing.Row>();
    boolean installs = item.measure().equals("installs");
    for (Row row : table.rows()) {
      String value = row.value().isEmpty() ? "not said" : row.value();
      String figure = figure(row.figure(), item.unit());
      String behind = Words.number(row.installs());
      rows.add(new Drawing.Row(value, installs ? List.of(figure) : List.of(figure, behind)));
    }
    String best =
        table.best().isEmpty()
            ? ""
            : "Best tested on: %s, with the lowest %s of those shown."
                .formatted(table.best(), item.measure());
    return new KeptPages.Table(
        Words.title(table.property()),
        table.what(),
        installs ? "" : note(item.measure()),
        rows,
        table.hides(),
        best);
  }

  private static String note(String measure) {
    return switch (measure) {
      case "dau" -> "active on an average day of the week";
      case "wau" -> "active in the week";
      case "mau" -> "active in the last whole month";
      case "new" -> "first seen in the week";
      case "installs" -> "installs in the week";
      case "events" -> "events in the week";
      case "sessions" -> "sessions in the week";
      case "p95" -> "95 of 100 are below";
      case "per_session" -> "for each session";
      default -> measure;
    };
  }

  private static String figure(@Nullable Double figure, String unit) {
    if (figure == null) {
      return "not shown";
    }
    boolean whole = figure == Math.rint(figure) && Math.abs(figure) < 1e15;
    String number =
        whole
            ? Words.number(figure.longValue())
            : String.format(Locale.ENGLISH, "%.2g", figure).replaceFirst("\\.0$", "");
    return unit.isEmpty() ? number : number + " " + unit;
  }
}
