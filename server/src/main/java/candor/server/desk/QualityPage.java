package candor.server.desk;

import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JtequalityGenerated;
import candor.server.desk.pages.Pages;
import candor.server.http.Response;
import candor.server.query.Answers;
import java.util.ArrayList;
import java.util.List;

/** Makes the page of what was kept out. */
final class QualityPage {

  /** Rows beyond these are rare; the table is one link away. */
  private static final int MOST_ROWS = 50;

  private final View view;

  QualityPage(View view) {
    this.view = view;
  }

  static Response answer(PageList.Turn turn) {
    var page = new QualityPage(turn.view()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JtequalityGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  Pages.Quality page() {
    var toolbar =
        new Toolbars(view, "a", view.app().id(), "data-quality")
            .toolbar(Toolbars.statistics(view, "refusals.csv"));
    return Asking.outcome(view.asking().refusals(view.whole()))
        .fold(
            refused ->
                new Pages.Quality(
                    toolbar,
                    Words.number(total(refused)),
                    total(refused) == 0 ? null : bars(refused),
                    rows(refused),
                    refused.rows().stream()
                        .map(Answers.Row::reason)
                        .distinct()
                        .map(Reasons::of)
                        .toList(),
                    ""),
            problem -> new Pages.Quality(toolbar, "", null, List.of(), List.of(), problem));
  }

  private static long total(Answers.Refused refused) {
    return refused.rows().stream().mapToLong(Answers.Row::count).sum();
  }

  private static List<Pages.Refused> rows(Answers.Refused refused) {
    long total = total(refused);
    long most = refused.rows().stream().mapToLong(Answers.Row::count).max().orElse(1);
    return refused.rows().stream()
        .limit(MOST_ROWS)
        .map(row ->
            new Pages.Refused(
                row.event(),
                row.field(),
                row.reason(),
                Words.number(row.count()),
                Words.percent(row.count(), total),
                (int) Math.max(1, 100 * row.count() / Math.max(1, most))))
        .toList();
  }

  private Drawing.Bars bars(Answers.Refused refused) {
    var days =
        refused.starts().stream()
            .map(start -> start.atZone(view.state().zone()).toLocalDate())
            .toList();
    var rows = new ArrayList<Drawing.Row>();
    for (int i = 0; i < days.size(); i++) {
      rows.add(
          new Drawing.Row(
              Words.weekday(days.get(i)), List.of(Words.number(refused.perDay().get(i)))));
    }
    long most = refused.perDay().stream().mapToLong(Long::longValue).max().orElse(0);
    return new Drawing.Bars(
        "Kept out per day, at most " + Words.number(most) + ".",
        Sketch.bars(refused.perDay()),
        Sketch.ticksUnderBars(days.stream().map(Words::day).toList()),
        Words.number(most),
        List.of("Day", "Kept out"),
        rows);
  }
}
