package candor.bench;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.PropertyType.Kind;
import candor.server.crash.Originals;
import candor.server.custody.Custody;
import candor.server.custody.Custody.Unanswerable;
import candor.server.query.BadQuestion;
import candor.server.query.CohortQuestioner;
import candor.server.query.CohortQuestioner.BandsOf;
import candor.server.query.CohortQuestioner.FunnelOf;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.ReportQuestioner;
import candor.server.query.Scope;
import candor.server.query.StoreQuestions;
import candor.server.query.StoreReports;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures how long a dashboard's questions about 30 days take on a filled store: the first time,
 * and again after events of today came, beside the statement of SQL that a person would write for
 * the same figure over the same rows.
 */
final class StoreAsk {

  private static final int TIMES = 21;

  /** Which questions are asked: an expression that {@code -Dbench.only} gives. */
  private static final Pattern ONLY = Pattern.compile(System.getProperty("bench.only", ""));

  private static final int DAYS = 30;
  private static final Custody.Bounds BOUNDS =
      new Custody.Bounds(Duration.ofMinutes(5), 10_000, 1_000, 10_000_000);

  private final Plan plan;
  private final Store store;
  private final Questioner questions;
  private final CohortQuestioner cohorts;
  private final ReportQuestioner reports;
  private final Instant end;
  private final Arrival arrival;

  /** Brings some events of today into the store. */
  interface Arrival {
    void bring() throws IOException;
  }

  StoreAsk(Plan plan, Store store, Instant end, Arrival arrival) {
    this.plan = plan;
    this.store = store;
    this.end = end;
    this.arrival = arrival;
    var clock = Clock.fixed(end, ZoneId.of("UTC"));
    this.questions = new StoreQuestions(store, app -> plan, clock);
    this.cohorts = CohortQuestioner.over(store, app -> plan, clock);
    this.reports = new StoreReports(store, app -> plan, Originals.NONE);
  }

  void run() {
    String within =
        " FROM events WHERE NOT debug AND time >= TIMESTAMP '%s' AND time < TIMESTAMP '%s'"
            .formatted(sql(end.minus(Duration.ofDays(DAYS))), sql(end));
    String day = "SELECT date_trunc('day', time) AS d, ";
    String by = plan.context().keySet().iterator().next();
    Scope utc = scope("UTC");
    Scope berlin = scope("Europe/Berlin");

    time("events a day", () -> questions.trend(utc, trend(Measure.EVENTS, "")));
    plain(day + "count(*)" + within + " GROUP BY d");
    time("events a day, Berlin", () -> questions.trend(berlin, trend(Measure.EVENTS, "")));
    time("events a day by " + by, () -> questions.trend(utc, trend(Measure.EVENTS, by)));
    plain(day + '"' + by + "\", count(*)" + within + " GROUP BY ALL");
    time("sessions a day", () -> questions.trend(utc, trend(Measure.SESSIONS, "")));
    plain(day + "count(DISTINCT session)" + within + " GROUP BY d");
    time("active: day, week, month, new", () -> questions.active(utc));
    plain(day + "count(DISTINCT install)" + within + " GROUP BY d");
    time("the same, Berlin", () -> questions.active(berlin));
    time("top events", () -> questions.top(utc, "", "event", 20));
    plain("SELECT event, count(*), count(DISTINCT install)" + within + " GROUP BY event");
    time("top " + by, () -> questions.top(utc, "", by, 20));
    time("session lengths", () -> cohorts.sessions(utc));
    plain(
        "SELECT median(l) FROM (SELECT max(time) - min(time) AS l" + within + " GROUP BY session)");
    numbers(utc, within);
    time("funnel of 4 steps", () -> cohorts.funnel(utc, funnel("")));
    time("the same funnel by " + by, () -> cohorts.funnel(utc, funnel(by)));
    time("adoption of every event", () -> cohorts.adoption(utc, ""));
    plain("SELECT event, count(DISTINCT install), count(*)" + within + " GROUP BY event");
    if (plan.identity().model() == Model.INSTALL) {
      time("retention by week", () -> cohorts.retention(utc, Interval.WEEK));
      time("retention by day", () -> cohorts.retention(utc, Interval.DAY));
    }
    time("counters", () -> cohorts.counters(utc));
    time("releases", () -> reports.releases(utc, 10));
    time("live", () -> questions.live(plan.app().id(), false));
  }

  /** Asks about the first number that an event has. */
  private void numbers(Scope scope, String within) {
    for (var event : plan.events().entrySet()) {
      for (var property : event.getValue().properties().entrySet()) {
        Kind kind = property.getValue().type().kind();
        if (kind == Kind.WHOLE || kind == Kind.DECIMAL) {
          String name = event.getKey();
          String number = property.getKey();
          time("percentiles", () -> cohorts.percentiles(scope, name, number));
          plain(
              "SELECT quantile_cont(\""
                  + number
                  + "\", 0.95)"
                  + within
                  + " AND event = '"
                  + name
                  + "'");
          time(
              "percentiles a day",
              () -> cohorts.bands(scope, new BandsOf(name, number, "", Interval.DAY)));
          return;
        }
      }
    }
  }

  private static TrendOf trend(Measure measure, String by) {
    return new TrendOf("", measure, Interval.DAY, by);
  }

  private FunnelOf funnel(String by) {
    return new FunnelOf(plan.events().keySet().stream().limit(4).toList(), Duration.ofDays(7), by);
  }

  private static String sql(Instant time) {
    return time.toString().replace('T', ' ').replace("Z", "");
  }

  private Scope scope(String zone) {
    return new Scope(
        plan.app().id(), false, end.minus(Duration.ofDays(DAYS)), end, ZoneId.of(zone), List.of());
  }

  /** Is a question. */
  private interface Question {
    Object ask() throws BadQuestion, IOException, Unanswerable;
  }

  private void plain(String statement) {
    time("  in plain SQL", () -> store.custody().ask(plan.app().id(), statement, BOUNDS));
  }

  private void time(String name, Question question) {
    if (!ONLY.matcher(name).find()) {
      return;
    }
    double[] millis = new double[TIMES];
    double first = 0;
    try {
      for (int i = 0; i <= TIMES; i++) {
        arrival.bring();
        long start = System.nanoTime();
        question.ask();
        double took = (System.nanoTime() - start) / 1e6;
        if (i == 0) {
          first = took;
        } else {
          millis[i - 1] = took;
        }
      }
    } catch (BadQuestion e) {
      System.out.printf("%-32s %s%n", name, e.getMessage());
      return;
    } catch (IOException | UncheckedIOException | Unanswerable e) {
      System.out.printf("%-32s was not answered: %s%n", name, e.getMessage());
      return;
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-32s first %9.2f ms, again %8.2f, worst %8.2f%n",
        name, first, millis[TIMES / 2], millis[TIMES - 1]);
  }
}
