package candor.server.desk;

import candor.event.Thrown;
import candor.json.Json;
import candor.server.crash.Status;
import candor.server.query.ReportQuestioner.Note;
import candor.server.query.ReportQuestioner.Report;
import candor.server.query.ReportQuestioner.Seen;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes answers about crash reports and feedback for the statistics API. Stateless. */
final class ReportFigures {

  private ReportFigures() {}

  /**
   * Is how one group stands.
   *
   * @param status what was decided
   * @param seen what was ever seen of it
   */
  record Standing(Status status, List<Seen> seen) {}

  /** Adds how a group stands; first and last seen are those of ever, whatever the period. */
  static Members standing(Members members, Standing standing) {
    Status status = standing.status();
    List<Seen> seen = standing.seen();
    Seen first = first(seen);
    Seen last = last(seen);
    return members
        .text("state", CrashBook.word(CrashBook.state(status, seen)))
        .text("resolved_in", status.release())
        .text("first_seen", first == null ? null : first.first().toString())
        .text("first_release", firstOf(seen))
        .text("last_seen", last == null ? null : last.last().toString())
        .text("last_release", lastOf(seen));
  }

  static @Nullable Seen first(List<Seen> seen) {
    return seen.stream().min(Comparator.comparing(Seen::first)).orElse(null);
  }

  static @Nullable Seen last(List<Seen> seen) {
    return seen.stream().max(Comparator.comparing(Seen::last)).orElse(null);
  }

  static @Nullable String firstOf(List<Seen> seen) {
    Seen first = first(seen);
    return first == null ? null : first.release();
  }

  static @Nullable String lastOf(List<Seen> seen) {
    Seen last = last(seen);
    return last == null ? null : last.release();
  }

  static Figures reports(Scope scope, String group, Standing standing, List<Report> reports) {
    return new Figures(
        () ->
            standing(new Members().scope(scope).text("id", group), standing)
                .list("releases", standing.seen(), ReportFigures::seen)
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

  static Figures seen(Scope scope, String group, List<Seen> all) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("id", group)
                .list("releases", all, ReportFigures::seen)
                .done(),
        () -> {
          var csv = new Csv("release", "crashes", "handled", "installs", "first", "last");
          all.forEach(s ->
              csv.row(s.release(), s.crashes(), s.handled(), s.installs(), s.first(), s.last()));
          return csv;
        });
  }

  static Figures traits(Scope scope, String group, List<Report> reports) {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .text("id", group)
                .number("looked_through", (long) reports.size())
                .list("traits", traits(reports), ReportFigures::trait)
                .done(),
        () -> {
          var csv = new Csv("property", "value", "reports");
          traits(reports).forEach(t -> csv.row(t.property(), t.value(), t.reports()));
          return csv;
        });
  }

  /** Is how many reports said the same; the property is null for what the error said. */
  private record Trait(@Nullable String property, String value, long reports) {}

  private static List<Trait> traits(List<Report> reports) {
    var traits = new ArrayList<Trait>();
    CrashTraits.said(reports).forEach(e -> traits.add(new Trait(null, e.getKey(), e.getValue())));
    CrashTraits.context(reports)
        .forEach((name, values) ->
            values.forEach(e -> traits.add(new Trait(name, e.getKey(), e.getValue()))));
    return traits;
  }

  private static Json trait(Trait trait) {
    return new Members()
        .text("property", trait.property())
        .text("value", trait.value())
        .number("reports", trait.reports())
        .done();
  }

  private static Json seen(Seen seen) {
    return new Members()
        .text("release", seen.release())
        .number("crashes", seen.crashes())
        .number("handled", seen.handled())
        .number("installs", seen.installs())
        .at("first", seen.first())
        .at("last", seen.last())
        .done();
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
