package candor.server.desk;

import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Pages.Card;
import candor.server.desk.pages.Screen.Option;
import candor.server.query.Answers;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the page of all apps. */
final class HomePage {

  private static final int DAYS = 30;

  private final List<Registry.App> apps;
  private final Asking asking;
  private final Clock clock;

  HomePage(List<Registry.App> apps, Asking asking, Clock clock) {
    this.apps = apps;
    this.asking = asking;
    this.clock = clock;
  }

  List<Card> cards() {
    var waiting = new ArrayList<Waiting<Answers.Trend>>();
    for (var app : apps) {
      waiting.add(asking.trend(scope(app.id()), "", Measure.EVENTS, Interval.DAY));
    }
    var cards = new ArrayList<Card>();
    for (int i = 0; i < apps.size(); i++) {
      cards.add(card(i, Asking.outcome(waiting.get(i))));
    }
    return cards;
  }

  private Scope scope(String app) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    return new Scope(
        app,
        false,
        today.minusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toInstant(),
        today.atStartOfDay(ZoneOffset.UTC).toInstant(),
        ZoneOffset.UTC,
        List.of());
  }

  private Card card(int index, Asking.Outcome<Answers.Trend> outcome) {
    var app = apps.get(index);
    Double sum = Tiles.sum(outcome.value());
    return new Card(
        app.plan().app().name(),
        app.plan().app().kind(),
        sum == null ? "" : Words.number(Math.round(sum)),
        Objects.equals(sum, 0.0)
            ? "No events in " + DAYS + " days"
            : sum == null ? outcome.problem() : "events in " + DAYS + " days",
        outcome.fold(
            t -> t.series().isEmpty() ? null : Sketch.spark(t.series().getFirst().values()),
            problem -> null),
        new Option(
            app.plan().app().name(),
            Link.to("a", app.id()),
            false,
            index < 9 ? Integer.toString(index + 1) : ""));
  }
}
