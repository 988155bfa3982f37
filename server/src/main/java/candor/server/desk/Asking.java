package candor.server.desk;

import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Link;
import candor.server.query.Answers;
import candor.server.query.BadQuestion;
import candor.server.query.CohortQuestioner;
import candor.server.query.CohortQuestioner.Bands;
import candor.server.query.CohortQuestioner.BandsOf;
import candor.server.query.CohortQuestioner.Funnel;
import candor.server.query.CohortQuestioner.FunnelOf;
import candor.server.query.CohortQuestioner.Holding;
import candor.server.query.CohortQuestioner.Retention;
import candor.server.query.CohortQuestioner.Spread;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.ReportQuestioner;
import candor.server.query.ReportQuestioner.Courses;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.First;
import candor.server.query.ReportQuestioner.Note;
import candor.server.query.ReportQuestioner.Releases;
import candor.server.query.ReportQuestioner.Report;
import candor.server.query.ReportQuestioner.Seen;
import candor.server.query.Scope;
import candor.server.settings.Remarks;
import candor.server.settings.Remarks.Remark;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks all questions of one page at once, each only once. For use by one thread; the questions run
 * on others.
 */
final class Asking {

  private static final Logger LOG = System.getLogger(Asking.class.getName());

  private final Sources sources;
  private final Questioner questioner;
  private final ReportQuestioner reports;
  private final CohortQuestioner cohorts;
  private final Remarks remarks;
  private final Patience patience;
  private final CrashBook crashBook;
  private final Books books;
  private @Nullable Link table;
  private final Map<List<Object>, Waiting<Answers.Trend>> trends = new HashMap<>();
  private final Map<Scope, Waiting<Answers.Active>> actives = new HashMap<>();
  private final Map<History, Waiting<Optional<Instant>>> beginnings = new HashMap<>();

  Asking(Sources sources, Books books, Patience patience) {
    this.books = books;
    this.sources = sources;
    this.questioner = sources.questioner();
    this.reports = sources.reports();
    this.cohorts = sources.cohorts();
    this.remarks = sources.keeping().cabinet().remarks();
    this.patience = patience;
    this.crashBook = new CrashBook(sources.keeping().crashes());
  }

  /** Returns what is remarked about some days; it is at hand, so nothing is waited for. */
  List<Remark> remarks(String app, LocalDate from, LocalDate to) {
    return remarks.between(app, from, to);
  }

  /** Keeps in mind which question stands behind the page, for who wants it and not the page. */
  Link asTable(Link question) {
    table = question;
    return question;
  }

  /** Returns the question behind the page that was made, or null when it has none. */
  @Nullable Link table() {
    return table;
  }

  /**
   * Is an answer or the reason why there is none.
   *
   * @param value the answer, or null
   * @param problem the reason, or empty
   */
  record Outcome<T>(@Nullable T value, String problem) {

    <R extends @Nullable Object> R fold(Function<T, R> answered, Function<String, R> unanswered) {
      T answer = value;
      return answer == null ? unanswered.apply(problem) : answered.apply(answer);
    }
  }

  Waiting<Answers.Trend> trend(Scope scope, String event, Measure measure, Interval interval) {
    return trend(scope, new TrendOf(event, measure, interval, ""));
  }

  Waiting<Answers.Trend> trend(Scope scope, TrendOf of) {
    return trends.computeIfAbsent(
        List.of("trend", scope, of), key -> patience.join(key, () -> questioner.trend(scope, of)));
  }

  Waiting<Answers.Active> active(Scope scope) {
    return actives.computeIfAbsent(
        scope, s -> patience.join(List.of("active", s), () -> questioner.active(s)));
  }

  Waiting<Answers.Top> top(Scope scope, String property, int limit) {
    return patience.join(
        List.of("top", scope, property, limit), () -> questioner.top(scope, "", property, limit));
  }

  Waiting<Answers.Refused> refusals(Scope scope) {
    return patience.join(List.of("refusals", scope), () -> questioner.refusals(scope));
  }

  Waiting<Answers.Live> live(String app, boolean debug) {
    return patience.start(() -> questioner.live(app, debug));
  }

  Waiting<Crashes> crashes(Scope scope, int limit) {
    return patience.join(List.of("crashes", scope, limit), () -> reports.crashes(scope, limit));
  }

  Waiting<List<Report>> reports(Scope scope, String group, int limit) {
    return patience.join(
        List.of("reports", scope, group, limit), () -> reports.reports(scope, group, limit));
  }

  Waiting<List<Seen>> seen(Scope scope, String group) {
    return patience.join(List.of("seen", scope, group), () -> reports.seen(scope, group));
  }

  Waiting<Releases> releases(Scope scope, int limit) {
    return patience.join(List.of("releases", scope, limit), () -> reports.releases(scope, limit));
  }

  Waiting<List<First>> firsts(String app) {
    return books.firsts().about(app);
  }

  Waiting<Optional<Instant>> begins(History history) {
    return beginnings.computeIfAbsent(history, books.beginnings()::about);
  }

  /**
   * Is what nearly every page wants to know.
   *
   * @param firsts when the releases of an app were first seen
   * @param beginnings in which hour its events begin
   */
  record Books(Book<String, List<First>> firsts, Book<History, Optional<Instant>> beginnings) {

    static Books of(Sources sources, Patience patience, Clock clock) {
      return new Books(
          // Whoever waits for the first event wants to see it at once.
          new Book<>(sources.reports()::firsts, firsts -> !firsts.isEmpty(), patience),
          new Book<>(
              history -> history.begins(sources.questioner(), clock.instant()),
              Optional::isPresent,
              patience));
    }
  }

  Waiting<Courses> courses(Scope scope, List<String> groups, Interval interval) {
    return patience.join(
        List.of("courses", scope, groups, interval),
        () -> reports.courses(scope, groups, interval));
  }

  CrashBook crashBook() {
    return crashBook;
  }

  Waiting<List<Note>> feedback(Scope scope, int limit) {
    return patience.join(List.of("feedback", scope, limit), () -> reports.feedback(scope, limit));
  }

  /** Asks what is kept beside the figures. */
  <T> Waiting<T> keeping(Kept<T> question) {
    return patience.start(() -> question.ask(sources.keeping()));
  }

  /** Is a question to what is kept beside the figures. */
  interface Kept<T> {
    T ask(Keeping keeping) throws IOException;
  }

  /** Asks what is stored. */
  <T> Waiting<T> rows(Stored<T> question) {
    return patience.start(() -> question.ask(sources.rows()));
  }

  /** Is a question to what is stored. */
  interface Stored<T> {
    T ask(Sources.Rows rows) throws IOException;
  }

  Waiting<Funnel> funnel(Scope scope, FunnelOf of) {
    return patience.join(List.of("funnel", scope, of), () -> cohorts.funnel(scope, of));
  }

  Waiting<Answers.Adoption> adoption(Scope scope) {
    return patience.join(List.of("adoption", scope), () -> cohorts.adoption(scope, ""));
  }

  Waiting<Spread> sessions(Scope scope) {
    return patience.join(List.of("sessions", scope), () -> cohorts.sessions(scope));
  }

  Waiting<Retention> retention(Scope scope, Interval period, @Nullable Holding who) {
    return patience.join(
        List.of("retention", scope, period, Optional.ofNullable(who)),
        () -> cohorts.retention(scope, period, who));
  }

  Waiting<Spread> percentiles(Scope scope, String event, String property) {
    return patience.join(
        List.of("percentiles", scope, event, property),
        () -> cohorts.percentiles(scope, event, property));
  }

  Waiting<Bands> bands(Scope scope, BandsOf of) {
    return patience.join(List.of("bands", scope, of), () -> cohorts.bands(scope, of));
  }

  /** Waits for an answer; a failure is logged, unless the server stops, and becomes words. */
  static <T> Outcome<T> outcome(Waiting<T> waiting) {
    try {
      return new Outcome<>(waiting.take(), "");
    } catch (BadQuestion e) {
      return new Outcome<>(null, Objects.requireNonNullElse(e.getMessage(), "It cannot be asked."));
    } catch (Patience.Unanswered e) {
      if (!(e.getCause() instanceof InterruptedException)) {
        LOG.log(Level.WARNING, "a question of a page was not answered", e);
      }
      return new Outcome<>(null, "The answer could not be had in time. Load the page again.");
    }
  }
}
