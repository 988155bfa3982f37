package candor.server.desk;

import candor.plan.Plan;
import candor.server.crash.Release;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.Words.Change;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.query.ReportQuestioner.Rate;
import candor.server.query.ReportQuestioner.Releases;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says how often an app ran without a crash, beside the period before. */
final class CrashFree {

  private final View view;
  private final Waiting<Releases> now;
  private final @Nullable Waiting<Releases> before;

  /** Asks; {@link #told()} takes the answers. */
  CrashFree(View view) {
    this(view, view.asking().releases(view.before(), 0));
  }

  private CrashFree(View view, @Nullable Waiting<Releases> before) {
    this.view = view;
    this.now = view.asking().releases(view.whole(), 0);
    this.before = before;
  }

  /** Asks of the period alone. */
  static CrashFree alone(View view) {
    return new CrashFree(view, null);
  }

  /** Tells whether a plan lets anything be said. */
  static boolean isPlanned(Plan plan) {
    return plan.crash() != null && Release.property(plan.context().keySet()) != null;
  }

  /**
   * Is what can be said.
   *
   * @param figure the share, or empty when it cannot be said
   * @param note what it is a share of
   * @param change how it differs from the period before
   * @param was what it was then, or empty
   * @param basis what it rests on, or null
   * @param cannot why it cannot be said, or empty
   */
  record Told(
      String figure,
      String note,
      Change change,
      String was,
      Screen.@Nullable Basis basis,
      String cannot) {}

  Told told() {
    return told(before == null ? null : view.past(Asking.outcome(before).value()));
  }

  /** Tells it beside what is known of another time. */
  Told told(@Nullable Releases past) {
    return Asking.outcome(now)
        .fold(
            answer -> told(answer, past),
            problem -> new Told("", "", Change.UNKNOWN, "", null, problem));
  }

  private Told told(Releases answer, @Nullable Releases past) {
    Link query = Toolbars.json(Toolbars.statistics(view, "releases.csv"));
    var basis = MainChart.words(answer.basis(), query);
    Rate sessions = rate(answer, Of.SESSIONS);
    Of of = sessions == null ? Of.INSTALLS : Of.SESSIONS;
    Rate rate = sessions == null ? rate(answer, of) : sessions;
    if (rate == null) {
      List<String> limits = answer.basis().limits();
      String why = answer.all() == null ? "Nothing happened in this period." : first(limits);
      return new Told("", "", Change.UNKNOWN, "", basis, why);
    }
    Rate earlier = past == null ? null : rate(past, of);
    return new Told(
        share(rate),
        "of %s %s, all but %s"
            .formatted(
                Words.number(rate.of()),
                of.name().toLowerCase(Locale.ROOT),
                Words.number(rate.crashed())),
        earlier == null ? Change.UNKNOWN : Change.inPoints(rate.free(), earlier.free()),
        earlier == null ? "" : share(earlier),
        basis,
        "");
  }

  /** One crash in many leaves less than all, however it is rounded. */
  static String share(Rate rate) {
    long most = rate.crashed() > 0 ? 9_999 : 10_000;
    long hundredths = Math.min(most, Math.round(10_000 * rate.free()));
    return String.format(Locale.ENGLISH, "%d.%02d %%", hundredths / 100, hundredths % 100);
  }

  private static String first(List<String> limits) {
    return limits.isEmpty() ? "There was nothing that could have crashed." : limits.getFirst();
  }

  private static @Nullable Rate rate(Releases answer, Of of) {
    var all = answer.all();
    return all == null ? null : of == Of.SESSIONS ? all.freeSessions() : all.freeInstalls();
  }

  /** Names of what a share is told. */
  private enum Of {
    SESSIONS,
    INSTALLS
  }
}
