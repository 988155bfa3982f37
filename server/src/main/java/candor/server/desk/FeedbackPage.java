package candor.server.desk;

import candor.server.desk.pages.JtefeedbackGenerated;
import candor.server.desk.pages.ReportPages;
import candor.server.http.Response;
import candor.server.query.ReportQuestioner.Note;
import java.util.List;
import java.util.Objects;

/** Makes the page of what people typed. */
final class FeedbackPage {

  /** More than anybody reads in one sitting; the table is one link away. */
  private static final int MOST_NOTES = 100;

  private final View view;

  FeedbackPage(View view) {
    this.view = view;
  }

  static Response answer(PageList.Turn turn) {
    var page = new FeedbackPage(turn.view()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JtefeedbackGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  ReportPages.Feedback page() {
    var toolbar =
        new Toolbars(view, "a", view.app().id(), "feedback")
            .toolbar(Toolbars.statistics(view, "feedback.csv"));
    return Asking.outcome(view.asking().feedback(view.whole(), MOST_NOTES))
        .fold(
            notes -> new ReportPages.Feedback(toolbar, notes.stream().map(this::note).toList(), ""),
            problem -> new ReportPages.Feedback(toolbar, List.of(), problem));
  }

  private ReportPages.Note note(Note note) {
    var zone = view.state().zone();
    String day = Words.longDay(note.at().atZone(zone).toLocalDate());
    return new ReportPages.Note(
        Words.title(note.kind()),
        day + ", " + Words.hour(note.at(), zone),
        note.text(),
        Objects.requireNonNullElse(note.email(), ""));
  }
}
