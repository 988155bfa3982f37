package candor.server.desk;

import candor.server.desk.pages.JtefeedbackGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.desk.pages.Screen;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the inbox: what people typed, and what became of it. */
final class FeedbackPage {

  /** More than anybody reads in one sitting; the table is one link away. */
  private static final int MOST_NOTES = 100;

  private final View view;
  private final Inbox.Wanted wanted;

  FeedbackPage(View view, Inbox.Wanted wanted) {
    this.view = view;
    this.wanted = wanted;
  }

  static Response answer(PageList.Turn turn) {
    var page =
        new FeedbackPage(turn.view(), wanted(turn.request(), turn.view()))
            .page(Inbox.here(turn.request(), turn.view().app().id()), turn.frame().token());
    return Html.page(
        turn.request(),
        200,
        out -> JtefeedbackGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  /** What is no state or kind narrows nothing, as elsewhere on pages. */
  private static Inbox.Wanted wanted(Request request, View view) {
    String state = Objects.requireNonNullElse(request.parameter("status"), "");
    String kind = Objects.requireNonNullElse(request.parameter("kind"), "");
    return new Inbox.Wanted(
        Inbox.STATES.contains(state) ? state : "", kinds(view).contains(kind) ? kind : "");
  }

  private static List<String> kinds(View view) {
    var feedback = view.app().plan().feedback();
    return feedback == null ? List.of() : feedback.kinds();
  }

  ReportPages.Feedback page(Link here, String token) {
    var toolbar =
        new Toolbars(view, "a", view.app().id(), "feedback")
            .toolbar(Toolbars.statistics(view, "feedback.csv"));
    var known = Asking.outcome(view.asking().keeping(kept -> kept.feedback().all(view.app().id())));
    return Asking.outcome(view.asking().feedback(view.whole(), KeptFigures.MOST_MESSAGES))
        .fold(
            notes ->
                new ReportPages.Feedback(
                    toolbar,
                    choices(),
                    shown(notes, Objects.requireNonNullElse(known.value(), Map.of())),
                    here,
                    token,
                    known.problem()),
            problem -> new ReportPages.Feedback(toolbar, choices(), List.of(), here, "", problem));
  }

  private List<Screen.Option> choices() {
    var choices = new ArrayList<Screen.Option>();
    choices.add(choice("All", Inbox.Wanted.ALL));
    for (String state : Inbox.STATES) {
      choices.add(choice(Words.title(state), new Inbox.Wanted(state, wanted.kind())));
    }
    for (String kind : kinds(view)) {
      boolean chosen = kind.equals(wanted.kind());
      var next = new Inbox.Wanted(wanted.state(), chosen ? "" : kind);
      choices.add(new Screen.Option(Words.title(kind), choice("", next).link(), chosen, ""));
    }
    return choices;
  }

  private Screen.Option choice(String text, Inbox.Wanted to) {
    Link link = view.state().link("a", view.app().id(), "feedback");
    if (!to.state().isEmpty()) {
      link = link.with("status", to.state());
    }
    if (!to.kind().isEmpty()) {
      link = link.with("kind", to.kind());
    }
    return new Screen.Option(text, link, to.equals(wanted), "");
  }

  private List<ReportPages.Note> shown(
      List<Note> notes, Map<String, candor.server.notes.Note> known) {
    return notes.stream()
        .filter(note -> Inbox.wants(wanted, known, note))
        .limit(MOST_NOTES)
        .map(note -> note(note, Inbox.state(known, note)))
        .toList();
  }

  private ReportPages.Note note(Note note, String state) {
    var zone = view.state().zone();
    String day = Words.longDay(note.at().atZone(zone).toLocalDate());
    return new ReportPages.Note(
        note.id(),
        Words.title(note.kind()),
        day + ", " + Words.hour(note.at(), zone),
        state,
        note.text(),
        Objects.requireNonNullElse(note.email(), ""));
  }
}
