package candor.server.alert;

import candor.json.Json;
import candor.server.query.Answers;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says how one week of one app went, beside the week before.
 *
 * @param app the app
 * @param questioner answers
 * @param alerts knows what fires
 */
record Digest(Registry.App app, Questioner questioner, Alerts alerts) {

  private static final Logger LOG = System.getLogger("candor.server.alert");

  /** A digest is read on a telephone. */
  private static final int MOST_EVENTS = 5;

  Json of(Week week, Telling telling) {
    var lines = new ArrayList<String>();
    var figures = new ArrayList<Json>();
    for (Measure measure : Measure.values()) {
      Long now = total(week, measure);
      Long before = total(week.earlier(), measure);
      if (now != null) {
        String name = measure.name().toLowerCase(Locale.ROOT);
        lines.add(name + " " + Telling.number(now) + change(now, before));
        figures.add(figure(name, now, before));
      }
    }
    var top = top(week);
    var firing =
        alerts.rules(app.id()).stream()
            .filter(rule -> alerts.state(app.id(), rule.id()).firing())
            .map(AlertRule::name)
            .toList();
    String text =
        "%s, week of %s: %s.%s"
            .formatted(
                telling.name(),
                week.monday(),
                lines.isEmpty() ? "no figures" : String.join(", ", lines),
                firing.isEmpty() ? "" : " Firing: " + String.join(", ", firing) + ".");
    var all = telling.head("digest", text);
    all.put("week", new Json.Text(week.name()));
    all.put("from", new Json.Text(week.from().toString()));
    all.put("to", new Json.Text(week.to().toString()));
    all.put("figures", new Json.Array(figures));
    all.put("top_events", new Json.Array(top));
    all.put("kept_out", whole(keptOut(week)));
    all.put("firing", new Json.Array(firing.stream().<Json>map(Json.Text::new).toList()));
    return new Json.Dictionary(all);
  }

  private static String change(long now, @Nullable Long before) {
    if (before == null || before == 0) {
      return "";
    }
    long percent = Math.round(100.0 * (now - before) / before);
    return " (" + (percent > 0 ? "+" : "") + percent + " %)";
  }

  private static Json figure(String name, long now, @Nullable Long before) {
    var figure = new LinkedHashMap<String, Json>();
    figure.put("measure", new Json.Text(name));
    figure.put("value", new Json.Whole(now));
    figure.put("before", whole(before));
    return new Json.Dictionary(figure);
  }

  private static Json whole(@Nullable Long number) {
    return number == null ? Json.NOTHING : new Json.Whole(number);
  }

  private Scope scope(Week week) {
    return new Scope(app.id(), false, week.from(), week.to(), ZoneOffset.UTC, List.of());
  }

  /** Returns a measure of a week; null where the identity model cannot say it. */
  private @Nullable Long total(Week week, Measure measure) {
    try {
      var series =
          questioner.trend(scope(week), new TrendOf("", measure, Interval.WEEK, "")).series();
      return series.isEmpty() ? Long.valueOf(0) : series.getFirst().total();
    } catch (BadQuestion e) {
      LOG.log(Level.DEBUG, "a figure of the digest cannot be said", e);
      return null;
    }
  }

  private List<Json> top(Week week) {
    try {
      return questioner.top(scope(week), "", "event", MOST_EVENTS).items().stream()
          .map(Digest::item)
          .toList();
    } catch (BadQuestion e) {
      LOG.log(Level.DEBUG, "the events of the digest cannot be said", e);
      return List.of();
    }
  }

  private static Json item(Answers.Item item) {
    var one = new LinkedHashMap<String, Json>();
    one.put("event", new Json.Text(item.value()));
    one.put("events", new Json.Whole(item.events()));
    return new Json.Dictionary(one);
  }

  private @Nullable Long keptOut(Week week) {
    try {
      return questioner.refusals(scope(week)).rows().stream().mapToLong(Answers.Row::count).sum();
    } catch (BadQuestion e) {
      LOG.log(Level.DEBUG, "what was kept out cannot be said", e);
      return null;
    }
  }
}
