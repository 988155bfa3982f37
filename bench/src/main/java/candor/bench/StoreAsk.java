package candor.bench;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import candor.server.query.StoreQuestions;
import candor.server.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Measures how long a dashboard's questions take on a filled store. */
final class StoreAsk {

  private static final int TIMES = 7;

  private final Plan plan;
  private final Questioner questions;
  private final Instant end;

  StoreAsk(Plan plan, Store store, Instant end) {
    this.plan = plan;
    this.end = end;
    this.questions = new StoreQuestions(store, app -> plan, Clock.fixed(end, ZoneId.of("UTC")));
  }

  void run() {
    String context = plan.context().keySet().iterator().next();
    var events = new TrendOf("", Measure.EVENTS, Interval.DAY, "");
    time("events a day", () -> questions.trend(scope("UTC"), events));
    time("the same in Berlin", () -> questions.trend(scope("Europe/Berlin"), events));
    var by = new TrendOf("", Measure.EVENTS, Interval.DAY, context);
    time("broken down by " + context, () -> questions.trend(scope("UTC"), by));
    var sessions = new TrendOf("", Measure.SESSIONS, Interval.DAY, "");
    time("sessions a day", () -> questions.trend(scope("UTC"), sessions));
    time("active, 30 days", () -> questions.active(scope("UTC")));
    time("active in Berlin", () -> questions.active(scope("Europe/Berlin")));
    time("top events", () -> questions.top(scope("UTC"), "", "event", 20));
    time("live", () -> questions.live(plan.app().id(), false));
    if (plan.identity().model() == Model.INSTALL) {
      var installs = new TrendOf("", Measure.INSTALLS, Interval.WEEK, "");
      time("installs a week", () -> questions.trend(scope("UTC"), installs));
    }
  }

  private Scope scope(String zone) {
    return new Scope(
        plan.app().id(), false, end.minus(Duration.ofDays(30)), end, ZoneId.of(zone), List.of());
  }

  /** Is a question. */
  private interface Question {
    Object ask() throws BadQuestion;
  }

  private static void time(String name, Question question) {
    double[] millis = new double[TIMES];
    try {
      for (int i = 0; i < TIMES; i++) {
        long start = System.nanoTime();
        question.ask();
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    } catch (BadQuestion e) {
      throw new IllegalStateException(e.parameter() + " " + e.getMessage(), e);
    }
    Arrays.sort(millis);
    System.out.printf("%-32s %8.2f ms%n", name, millis[TIMES / 2]);
  }
}
