package candor.server.desk;

import candor.plan.Promises.Identity.Model;
import candor.server.desk.Patience.Waiting;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.desk.pages.Screen.Asked;
import candor.server.query.Answers;
import candor.server.query.CohortQuestioner.Retention;
import candor.server.query.Questioner.Interval;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Note;
import candor.server.team.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says in a line each who comes back, what crashes and what was typed, and leads on. */
final class Teasers {

  private final View view;

  private final @Nullable Waiting<Retention> retention;
  private final @Nullable CrashFree free;
  private final @Nullable Waiting<Crashes> crashes;
  private final @Nullable Waiting<List<Note>> typed;

  Teasers(View view) {
    this.view = view;
    var plan = view.app().plan();
    boolean known = plan.identity().model() == Model.INSTALL || plan.identity().marks();
    var cohorts = new RetentionPage(view);
    this.retention = known ? view.asking().retention(cohorts.scope(), Interval.WEEK, null) : null;
    this.free = CrashFree.isPlanned(plan) ? new CrashFree(view) : null;
    this.crashes =
        plan.crash() == null
            ? null
            : view.asking().crashes(view.whole(), CrashWanted.LOOKED_THROUGH);
    this.typed =
        plan.feedback() == null || !view.viewer().may(Need.ROWS)
            ? null
            : view.asking().feedback(view.whole(), KeptFigures.MOST_MESSAGES);
  }

  List<Asked> all() {
    var all = new ArrayList<Asked>();
    if (retention != null) {
      all.add(Asking.outcome(retention).fold(this::back, problem -> cannot("Who comes back?")));
    }
    if (free != null) {
      all.add(free(free.told()));
    }
    if (crashes != null) {
      all.add(Asking.outcome(crashes).fold(this::troubles, problem -> cannot("What crashes?")));
    }
    if (typed != null) {
      all.add(Asking.outcome(typed).fold(this::unread, problem -> cannot("What is typed?")));
    }
    return all;
  }

  private Asked back(Retention answer) {
    String figure = new RetentionPage(view).back(answer);
    String note =
        figure.isEmpty()
            ? "No week after that of a newcomer is over yet."
            : "of the newcomers were there again in the week after";
    Link query = Queries.about(new RetentionPage(view).scope(), "retention").with("period", "week");
    return card("Who comes back?", figure, note, MainChart.words(answer.basis(), query));
  }

  private Asked free(CrashFree.Told told) {
    return new Asked(
        "What runs without a crash?",
        told.figure(),
        told.change().text(),
        told.change().trend(),
        null,
        List.of(),
        told.note(),
        view.state().choosingNothing().link("a", view.app().id(), "releases"),
        told.basis(),
        told.cannot());
  }

  private Asked troubles(Crashes answer) {
    long fresh = standing(answer, "new");
    long back = standing(answer, "regressed");
    String note =
        answer.crashes() + answer.handled() == 0
            ? "No crash was reported."
            : "crashes in %s of trouble, of them %d new%s"
                .formatted(
                    answer.groups().size() == 1
                        ? "one group"
                        : Words.number(answer.groups().size()) + " groups",
                    fresh,
                    back == 0 ? "" : " and " + back + " back though resolved");
    return card(
        "What crashes?",
        Words.number(answer.crashes()),
        note,
        reports(
            "Reports of crashes that happened in the period, by what is the same trouble.",
            "crashes"));
  }

  private long standing(Crashes answer, String word) {
    var book = view.asking().crashBook();
    return answer.groups().stream()
        .filter(group -> {
          var status = book.status(view.app().id(), group.id());
          return CrashWanted.standing(status, group.seen(), view.whole().from()).equals(word);
        })
        .count();
  }

  private Asked unread(List<Note> messages) {
    var kept =
        Asking.outcome(view.asking().keeping(all -> all.feedback().all(view.app().id()))).value();
    Map<String, candor.server.notes.Note> known = kept == null ? Map.of() : kept;
    long unread =
        messages.stream().filter(note -> Inbox.state(known, note).equals(Inbox.NEW)).count();
    String note = "not read yet, of " + Words.number(messages.size()) + " messages in this period";
    return card(
        "What is typed?",
        Words.number(unread),
        note,
        reports("Messages that people typed and sent in the period.", "feedback"));
  }

  private Screen.Basis reports(String definition, String page) {
    String builds = view.state().debug() ? "Developers' builds" : "Released builds";
    String identity = view.app().plan().identity().model().name().toLowerCase(Locale.ROOT);
    var basis =
        new Answers.Basis(
            definition, builds + ", whatever the filters.", identity, true, List.of());
    return MainChart.words(basis, Toolbars.statistics(view, page));
  }

  /** The page that shows all of it has the name of the question. */
  private Asked card(String title, String figure, String note, Screen.Basis basis) {
    String page = Objects.requireNonNull(basis.query()).segments().getLast();
    var more = view.state().choosingNothing().link("a", view.app().id(), page);
    return new Asked(title, figure, "", "flat", null, List.of(), note, more, basis, "");
  }

  private static Asked cannot(String title) {
    String problem = "The answer could not be had in time. Load the page again.";
    return new Asked(title, "", "", "flat", null, List.of(), "", null, null, problem);
  }
}
