package candor.server.desk;

import candor.json.Json;
import candor.plan.Promises.Retention;
import candor.server.custody.Attestation;
import candor.server.custody.Custody;
import candor.server.custody.Custody.Answer;
import candor.server.custody.Custody.Bounds;
import candor.server.custody.Custody.Swept;
import candor.server.custody.Custody.Unanswerable;
import candor.server.desk.pages.KeptPages;
import candor.server.desk.pages.Link;
import candor.server.query.BadQuestion;
import candor.server.registry.Registry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells what is kept, what was deleted, and what statements find. */
final class CustodyFigures {

  /**
   * A page of rows, and little enough of everything that a mistake hurts nobody: five seconds are
   * half of what a question of the dashboard may take.
   */
  private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(5), 1_000, 4_000, 2_000_000);

  private final Sources.Rows rows;

  CustodyFigures(Sources.Rows rows) {
    this.rows = rows;
  }

  Figures deletions(Registry.App app, Parameters parameters) throws BadQuestion, IOException {
    List<Swept> swept = rows.custody().swept(app.id(), parameters.limit());
    Retention days = app.plan().retention();
    return new Figures(
        () ->
            new Members()
                .text("app", app.id())
                .json("days", days(days))
                .list("sweeps", swept, CustodyFigures::sweep)
                .done(),
        () -> {
          var csv =
              new Csv(
                  "at", "before", "events", "marks", "crashes", "feedback", "emails", "installs");
          swept.forEach(s ->
              csv.row(
                  s.at(),
                  s.before(),
                  s.events(),
                  s.marks(),
                  s.crashes(),
                  s.feedback(),
                  s.emails(),
                  s.installs()));
          return csv;
        });
  }

  private static Json days(Retention days) {
    return new Members()
        .number("events", (long) days.events())
        .number("crashes", (long) days.crashes())
        .number("feedback", (long) days.feedback())
        .number("emails", (long) days.emails())
        .done();
  }

  private static Json sweep(Swept swept) {
    return new Members()
        .at("at", swept.at())
        .at("before", swept.before())
        .number("events", swept.events())
        .number("marks", swept.marks())
        .number("crashes", swept.crashes())
        .number("feedback", swept.feedback())
        .number("emails", swept.emails())
        .number("installs", swept.installs())
        .done();
  }

  Figures attest(Registry.App app, Parameters parameters) throws IOException {
    Custody custody = rows.custody();
    var attestation =
        Attestation.of(app.hash(), rows.versions().apply(app.id()), custody.held(app.id()));
    return new Figures(() -> json(attestation), () -> table(attestation));
  }

  private static Json json(Attestation attestation) {
    return new Members()
        .text("app", attestation.app())
        .text("plan", attestation.hash())
        .truth("holds", Members.Truth.of(attestation.foreign().isEmpty()))
        .list("foreign", attestation.foreign(), Json.Text::new)
        .list(
            "columns",
            attestation.columns(),
            c ->
                new Members()
                    .text("table", c.table())
                    .text("column", c.column())
                    .text("because", c.because())
                    .truth("older", Members.Truth.of(c.older()))
                    .done())
        .done();
  }

  private static Csv table(Attestation attestation) {
    var csv = new Csv("table", "column", "because", "older");
    attestation.foreign().forEach(name -> csv.row("", name, "", null));
    attestation.columns().forEach(c -> csv.row(c.table(), c.column(), c.because(), c.older()));
    return csv;
  }

  Figures sql(Registry.App app, Parameters parameters) throws BadQuestion, IOException {
    try {
      Answer answer = rows.custody().ask(app.id(), parameters.text("q"), BOUNDS);
      return new Figures(() -> json(app, answer), () -> table(answer));
    } catch (Unanswerable e) {
      throw new BadQuestion("q", Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  private static Json json(Registry.App app, Answer answer) {
    return new Members()
        .text("app", app.id())
        .truth("cut", Members.Truth.of(answer.cut()))
        .list("columns", answer.columns(), Json.Text::new)
        .list("rows", answer.rows(), CustodyFigures::row)
        .done();
  }

  private static Json row(List<@Nullable String> row) {
    var cells = new ArrayList<Json>();
    for (String cell : row) {
      cells.add(cell == null ? Json.NOTHING : new Json.Text(cell));
    }
    return new Json.Array(cells);
  }

  private static Csv table(Answer answer) {
    var csv = new Csv(answer.columns().stream().map(Csv::neutral).toArray(String[]::new));
    answer.rows().forEach(row -> csv.row(row.toArray()));
    return csv;
  }

  KeptPages.Sql page(Registry.App app, @Nullable String statement) {
    var tables = new ArrayList<KeptPages.Listed>();
    rows.custody()
        .readable(app.id())
        .forEach(
            (name, columns) -> tables.add(new KeptPages.Listed(name, String.join(", ", columns))));
    Link csv = Link.to("api", "v1", "apps", app.id(), "sql.csv");
    Link back = Link.to("a", app.id());
    if (statement == null || statement.isBlank()) {
      String first = "SELECT event, count(*) AS n FROM events GROUP BY event ORDER BY n DESC";
      return new KeptPages.Sql(app.id(), first, tables, List.of(), List.of(), "", "", csv, back);
    }
    try {
      Answer answer = rows.custody().ask(app.id(), statement, BOUNDS);
      String note = answer.rows().size() + (answer.cut() ? " rows, and more" : " rows");
      return new KeptPages.Sql(
          app.id(),
          statement,
          tables,
          answer.columns(),
          answer.rows().stream().map(CustodyFigures::cells).toList(),
          note,
          "",
          csv.with("q", statement),
          back);
    } catch (Unanswerable e) {
      String problem = Objects.requireNonNullElse(e.getMessage(), "");
      return new KeptPages.Sql(
          app.id(), statement, tables, List.of(), List.of(), "", problem, csv, back);
    } catch (IOException e) {
      throw new UncheckedIOException("the store did not answer a statement", e);
    }
  }

  private static List<String> cells(List<@Nullable String> row) {
    return row.stream().map(cell -> cell == null ? "" : cell).toList();
  }
}
