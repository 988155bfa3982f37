package candor.server.desk;

import candor.event.Thrown;
import candor.json.Json;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Group;
import candor.server.query.ReportQuestioner.Note;
import candor.server.query.ReportQuestioner.Report;
import candor.server.query.Scope;
import java.util.List;
import java.util.function.Function;

/** Writes answers about crash reports and feedback for the statistics API. Stateless. */
final class ReportFigures {

  private ReportFigures() {}

  static Figures crashes(Scope scope, Crashes crashes) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .number("crashes", crashes.crashes())
                .number("handled", crashes.handled())
                .list("groups", crashes.groups(), ReportFigures::group)
                .done(),
        () -> {
          var csv =
              new Csv("id", "type", "message", "crashes", "handled", "installs", "first", "last");
          for (Group g : crashes.groups()) {
            csv.row(
                g.id(),
                g.type(),
                g.message(),
                g.crashes(),
                g.handled(),
                g.installs(),
                g.first(),
                g.last());
          }
          return csv;
        });
  }

  private static Json group(Group group) {
    return new Members()
        .text("id", group.id())
        .text("type", group.type())
        .text("message", group.message())
        .number("crashes", group.crashes())
        .number("handled", group.handled())
        .number("installs", group.installs())
        .at("first", group.first())
        .at("last", group.last())
        .done();
  }

  static Figures reports(Scope scope, String group, List<Report> reports) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("id", group)
                .list("reports", reports, ReportFigures::report)
                .done(),
        () -> {
          var csv = new Csv("at", "handled", "type", "message");
          for (Report r : reports) {
            var thrown = r.chain().get(0);
            csv.row(r.at(), r.handled(), thrown.type(), thrown.message());
          }
          return csv;
        });
  }

  private static Json report(Report report) {
    var context = new Members();
    report.context().forEach(context::text);
    return new Members()
        .at("at", report.at())
        .truth("handled", Members.Truth.of(report.handled()))
        .json("context", context.done())
        .list("chain", report.chain(), ReportFigures::thrown)
        .done();
  }

  private static Json thrown(Thrown thrown) {
    return new Members()
        .text("type", thrown.type())
        .text("message", thrown.message())
        .list("frames", thrown.frames(), ReportFigures::frame)
        .done();
  }

  private static Json frame(Thrown.Frame frame) {
    return new Members()
        .text("function", frame.function())
        .text("module", frame.module())
        .number("line", frame.line() == 0 ? null : (Long) (long) frame.line())
        .number("column", frame.column() == 0 ? null : (Long) (long) frame.column())
        .truth("own", Members.Truth.of(frame.own()))
        .done();
  }

  static Figures feedback(Scope scope, List<Note> notes, Function<Note, String> state) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .list("messages", notes, note -> note(note, state.apply(note)))
                .done(),
        () -> {
          var csv = new Csv("id", "at", "kind", "status", "text", "email");
          notes.forEach(
              n -> csv.row(n.id(), n.at(), n.kind(), state.apply(n), n.text(), n.email()));
          return csv;
        });
  }

  private static Json note(Note note, String state) {
    return new Members()
        .text("id", note.id())
        .at("at", note.at())
        .text("kind", note.kind())
        .text("status", state)
        .text("text", note.text())
        .text("email", note.email())
        .done();
  }
}
