package candor.server.desk;

import candor.json.Json;
import candor.server.query.Answers;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Is one answer of the statistics API in both of its forms.
 *
 * @param json makes the JSON form
 * @param csv makes the table form
 */
record Figures(Supplier<Json> json, Supplier<Csv> csv) {

  /** Is what a period is compared with. */
  record Past(Scope scope, Answers.Trend trend) {

    Json json() {
      return new Members()
          .text("from", scope.from().toString())
          .text("to", scope.to().toString())
          .list("starts", trend.starts(), start -> new Json.Text(start.toString()))
          .list("series", trend.series(), Figures::series)
          .done();
    }

    /** As many values as are told apart; of a period with all of them, others are not known. */
    private static final int TOLD_APART = 10;

    /** Returns the value at a place of a series; null where it is not known, or no such place. */
    @Nullable Long value(String name, int place) {
      Long missing = trend.series().size() < TOLD_APART ? (Long) 0L : null;
      return place >= trend.starts().size() || name.equals("other")
          ? null
          : trend.series().stream()
              .filter(series -> series.name().equals(name))
              .map(series -> series.values().get(place))
              .findFirst()
              .orElse(missing);
    }
  }

  static Figures trend(Scope scope, TrendOf of, Answers.Trend trend, @Nullable Past past) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("event", of.event().isEmpty() ? null : of.event())
                .text("measure", word(of.measure()))
                .text("interval", word(of.interval()))
                .text("by", of.by().isEmpty() ? null : of.by())
                .list("starts", trend.starts(), start -> new Json.Text(start.toString()))
                .list("series", trend.series(), Figures::series)
                .basis(trend.basis())
                .maybe("before", past == null ? null : past.json())
                .done(),
        () -> table(trend, past));
  }

  private static Json series(Answers.Series series) {
    return new Members()
        .text("name", series.name())
        .number("total", series.total())
        .list("values", series.values(), Members::whole)
        .done();
  }

  private static Csv table(Answers.Trend trend, @Nullable Past past) {
    var csv =
        past == null
            ? new Csv("start", "series", "value")
            : new Csv("start", "series", "value", "before");
    for (var series : trend.series()) {
      for (int i = 0; i < trend.starts().size(); i++) {
        var start = trend.starts().get(i);
        Long value = series.values().get(i);
        if (past == null) {
          csv.row(start, series.name(), value);
        } else {
          csv.row(start, series.name(), value, past.value(series.name(), i));
        }
      }
    }
    return csv;
  }

  static Figures active(Scope scope, Answers.Active active) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .list("days", active.days(), Figures::day)
                .basis(active.basis())
                .done(),
        () -> {
          var csv = new Csv("day", "dau", "wau", "mau", "new", "returning");
          active
              .days()
              .forEach(d -> csv.row(d.day(), d.dau(), d.wau(), d.mau(), d.fresh(), d.returning()));
          return csv;
        });
  }

  private static Json day(Answers.Day day) {
    return new Members()
        .text("day", day.day().toString())
        .number("dau", day.dau())
        .number("wau", day.wau())
        .number("mau", day.mau())
        .number("new", day.fresh())
        .number("returning", day.returning())
        .done();
  }

  static Figures top(Scope scope, String event, String property, Answers.Top top) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("event", event.isEmpty() ? null : event)
                .text("property", property)
                .number("total", top.total())
                .number("different", top.different())
                .list("items", top.items(), Figures::item)
                .basis(top.basis())
                .done(),
        () -> {
          var csv = new Csv("value", "events", "installs");
          top.items().forEach(item -> csv.row(item.value(), item.events(), item.installs()));
          return csv;
        });
  }

  private static Json item(Answers.Item item) {
    return new Members()
        .text("value", item.value())
        .number("events", item.events())
        .number("installs", item.installs())
        .done();
  }

  static Figures refused(Scope scope, Answers.Refused refused) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .list("rows", refused.rows(), Figures::row)
                .list("starts", refused.starts(), start -> new Json.Text(start.toString()))
                .list("per_day", refused.perDay(), Members::whole)
                .done(),
        () -> {
          var csv = new Csv("event", "field", "reason", "count");
          refused.rows().forEach(r -> csv.row(r.event(), r.field(), r.reason(), r.count()));
          return csv;
        });
  }

  private static Json row(Answers.Row row) {
    return new Members()
        .text("event", row.event())
        .text("field", row.field())
        .text("reason", row.reason())
        .number("count", row.count())
        .done();
  }

  static Figures live(String app, String mode, Answers.Live live) {
    return new Figures(
        () -> liveJson(app, mode, live),
        () -> {
          var csv = new Csv("minute", "events");
          for (int i = 0; i < live.minutes().size(); i++) {
            csv.row(live.minutes().get(i), live.perMinute().get(i));
          }
          return csv;
        });
  }

  static Json liveJson(String app, String mode, Answers.Live live) {
    return new Members()
        .text("app", app)
        .text("mode", mode)
        .number("active_now", live.activeNow())
        .list("minutes", live.minutes(), minute -> new Json.Text(minute.toString()))
        .list("per_minute", live.perMinute(), Members::whole)
        .list("latest", live.latest(), Figures::seen)
        .done();
  }

  private static Json seen(Answers.Seen seen) {
    var values = new Members();
    seen.values().forEach(values::text);
    return new Members()
        .at("at", seen.at())
        .text("event", seen.event())
        .truth("debug", Members.Truth.of(seen.debug()))
        .json("values", values.done())
        .done();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
