package candor.server.desk;

import candor.server.desk.pages.JtefeedbackGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.ReportPages;
import candor.server.desk.pages.Screen;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Note;
import candor.server.team.Need;
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
    var notices = new ArrayList<String>();
    var page =
        new FeedbackPage(turn.view(), wanted(turn.request(), turn.view(), notices))
            .page(Inbox.here(turn.request(), turn.view().app().id()), turn.token(Need.DECIDE));
    var frame = turn.frame().noticing(notices);
    return Html.page(
        turn.request(), 200, out -> JtefeedbackGenerated.render(out, Html.AS_IT_IS, frame, page));
  }

  private static Inbox.Wanted wanted(Request request, View view, List<String> notices) {
    return new Inbox.Wanted(
        one("status", Inbox.STATES, request, notices),
        one("kind", kinds(view), request, notices),
        view.state().choice("q", "").strip());
  }

  /** What is no state or kind narrows nothing, and is told, as elsewhere on pages. */
  private static String one(
      String name, List<String> known, Request request, List<String> notices) {
    String value = Objects.requireNonNullElse(request.parameter(name), "");
    if (value.isEmpty() || known.contains(value)) {
      return value;
    }
    notices.add("The " + name + " in the address is none that there is; all are shown.");
    return "";
  }

  private static List<String> kinds(View view) {
    var feedback = view.app().plan().feedback();
    return feedback == null ? List.of() : feedback.kinds();
  }

  ReportPages.Feedback page(Link here, String token) {
    var toolbar = new Toolbars(view, "a", view.app().id(), "feedback").toolbar(csv());
    var known = Asking.outcome(view.asking().keeping(kept -> kept.feedback().all(view.app().id())));
    return Asking.outcome(view.asking().feedback(view.whole(), KeptFigures.MOST_MESSAGES))
        .fold(
            notes ->
                new ReportPages.Feedback(
                    toolbar,
                    choices(),
                    search(),
                    shown(notes, Objects.requireNonNullElse(known.value(), Map.of())),
                    here,
                    token,
                    known.problem()),
            problem ->
                new ReportPages.Feedback(
                    toolbar, choices(), search(), List.of(), here, "", problem));
  }

  private Link csv() {
    Link csv = Toolbars.list(view, "feedback.csv");
    csv = wanted.state().isEmpty() ? csv : csv.with("status", wanted.state());
    csv = wanted.kind().isEmpty() ? csv : csv.with("kind", wanted.kind());
    return wanted.text().isEmpty() ? csv : csv.with("q", wanted.text());
  }

  private ReportPages.Search search() {
    var hidden = new ArrayList<>(view.state().choosingNothing().parameters());
    hidden.add(new Link.Parameter("status", wanted.state()));
    hidden.add(new Link.Parameter("kind", wanted.kind()));
    hidden.removeIf(field -> field.value().isEmpty());
    return new ReportPages.Search(hidden, wanted.text());
  }

  private List<Screen.Option> choices() {
    var choices = new ArrayList<Screen.Option>();
    choices.add(choice("All", Inbox.Wanted.ALL));
    for (String state : Inbox.STATES) {
      choices.add(
          choice(Words.title(state), new Inbox.Wanted(state, wanted.kind(), wanted.text())));
    }
    for (String kind : kinds(view)) {
      boolean chosen = kind.equals(wanted.kind());
      var next = new Inbox.Wanted(wanted.state(), chosen ? "" : kind, wanted.text());
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
