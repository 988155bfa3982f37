package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.custody.Custody.Table;
import candor.server.desk.pages.JtedataGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.UpkeepPages;
import candor.server.desk.pages.UpkeepPages.Export;
import candor.server.desk.pages.UpkeepPages.Said;
import candor.server.export.Form;
import candor.server.http.Response;
import candor.server.query.Answers;
import candor.server.team.Need;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the page of the data itself: how long it stays, what it takes, how it leaves. */
final class DataPage {

  private static final Map<Table, String> NAMES =
      Map.of(
          Table.EVENTS, "Events and summaries",
          Table.MARKS, "What devices counted for themselves",
          Table.CRASHES, "Crash reports",
          Table.FEEDBACK, "Feedback",
          Table.DAILY, "Counts of days that were deleted");

  private final PageList.Turn turn;
  private final View view;
  private final Plan plan;

  DataPage(PageList.Turn turn) {
    this.turn = turn;
    this.view = turn.view();
    this.plan = view.app().plan();
  }

  /**
   * Is what the page says once, after a form was sent.
   *
   * @param status the status of the answer
   * @param notice what went wrong, or empty
   * @param receipt what was erased, or empty
   */
  record Told(int status, String notice, String receipt) {}

  static Response answer(PageList.Turn turn) {
    return answer(turn, new Told(200, "", ""));
  }

  static Response answer(PageList.Turn turn, Told told) {
    var page = new DataPage(turn).page(told);
    return Html.page(
        turn.request(),
        told.status(),
        out -> JtedataGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  private UpkeepPages.Data page(Told told) {
    String id = view.app().id();
    Link deletions = Toolbars.list(view, "deletions.csv");
    var refused = view.asking().refusals(view.whole());
    var clock = new RetentionClock(view);
    return new UpkeepPages.Data(
        new Toolbars(view, "a", id, "data").toolbar(deletions),
        clock.kept(),
        clock.goes(),
        clock.sweeps(),
        deletions,
        exports(),
        new UpkeepPages.Erasing(cannotErase(), told.notice(), told.receipt()),
        Asking.outcome(refused).fold(this::refused, problem -> problem),
        view.state().choosingNothing().link("a", id, "data-quality"),
        facts(),
        new Decisions(turn).latest());
  }

  private String refused(Answers.Refused refused) {
    long all = refused.rows().stream().mapToLong(Answers.Row::count).sum();
    return refused.rows().stream()
        .max(Comparator.comparingLong(Answers.Row::count))
        .map(row ->
            Words.number(all)
                + " events or fields were kept out "
                + view.inDays()
                + ", most often: "
                + row.event()
                + ", "
                + row.reason()
                + ".")
        .orElse("Nothing was kept out " + view.inDays() + ".");
  }

  private String cannotErase() {
    boolean hasIds = Erasure.hasIds(turn.sources(), view.app());
    return switch (hasIds ? Model.INSTALL : plan.identity().model()) {
      case NONE -> "No row can be found by an id, because this app sends none.";
      case DAILY -> "No row can be found by an id: the pseudonym of a day cannot be made again.";
      case INSTALL ->
          !turn.view().viewer().may(Need.ADMINISTER)
              ? "Erasing cannot be undone, so it is for owners; ask one of them."
              : turn.frame().token().isEmpty()
                  ? "Erasing needs somebody who signed in; this server shows its figures to"
                      + " everybody."
                  : "";
    };
  }

  private List<Export> exports() {
    return Arrays.stream(Table.values())
        .filter(table -> isPlanned(plan, table))
        .map(this::export)
        .toList();
  }

  /** Says whether a plan can fill a table. */
  static boolean isPlanned(Plan plan, Table table) {
    return switch (table) {
      case EVENTS, DAILY -> true;
      case MARKS -> plan.identity().marks();
      case CRASHES -> plan.crash() != null;
      case FEEDBACK -> plan.feedback() != null;
    };
  }

  /** Conditions are about properties of events; other rows are taken whole. */
  private Export export(Table table) {
    State all = table == Table.EVENTS ? view.state() : view.state().filters(List.of());
    var of = new View(view.app(), all, view.period(), view.now(), view.asking(), view.viewer());
    Link rows =
        Toolbars.statistics(of, "export").with("table", table.name().toLowerCase(Locale.ROOT));
    boolean narrowed = table == Table.EVENTS && !view.state().filters().isEmpty();
    return new Export(
        NAMES.get(table) + (narrowed ? ", as filtered" : ""),
        Arrays.stream(Form.values())
            .map(form -> new Option(name(form), rows.with("format", form.word()), false, ""))
            .toList());
  }

  private static String name(Form form) {
    return form == Form.PARQUET ? "Parquet" : form.word().toUpperCase(Locale.ROOT);
  }

  private List<Said> facts() {
    var space = Asking.outcome(view.asking().rows(rows -> rows.running().space().get()));
    Map<String, Long> files = space.value();
    var facts = new ArrayList<Said>();
    if (files == null) {
      facts.add(new Said("Room", space.problem()));
    } else {
      files.forEach((what, bytes) -> facts.add(new Said(what, Words.size(bytes))));
    }
    turn.sources()
        .rows()
        .running()
        .limits()
        .forEach((what, most) -> facts.add(new Said(what, most)));
    return facts;
  }
}
