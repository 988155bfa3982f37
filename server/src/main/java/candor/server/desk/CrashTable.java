package candor.server.desk;

import candor.json.Json;
import candor.server.crash.Status;
import candor.server.query.ReportQuestioner.Crashes;
import candor.server.query.ReportQuestioner.Group;
import candor.server.query.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the groups of crashes for the statistics API. Immutable.
 *
 * @param scope of which time they are
 * @param now the groups
 * @param then the same of the time compared with, or null when it is with none
 * @param book tells what was decided about a group
 */
record CrashTable(
    Scope scope, Crashes now, @Nullable Then<CrashesBefore> then, Function<String, Status> book) {

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "type",
          "message",
          "crashes",
          "handled",
          "installs",
          "first",
          "last",
          "state",
          "first_release",
          "last_release");

  Figures figures() {
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .number("crashes", now.crashes())
                .number("handled", now.handled())
                .list("groups", now.groups(), this::group)
                .maybe("before", then == null ? null : before(then))
                .done(),
        this::table);
  }

  private Json group(Group group) {
    var members =
        new Members()
            .text("id", group.id())
            .text("type", group.type())
            .text("message", group.message())
            .number("crashes", group.crashes())
            .number("handled", group.handled())
            .number("installs", group.installs())
            .at("first", group.first())
            .at("last", group.last());
    var standing = new ReportFigures.Standing(book.apply(group.id()), group.seen());
    return ReportFigures.standing(members, standing).done();
  }

  /** Tells of the same groups, in the same order, so that what did not come is a zero. */
  private Json before(Then<CrashesBefore> past) {
    return past.members()
        .number("crashes", past.answer().crashes())
        .number("handled", past.answer().handled())
        .list("groups", now.groups(), group -> before(group, past.answer()))
        .done();
  }

  private static Json before(Group group, CrashesBefore past) {
    var was = past.was(group);
    return new Members()
        .text("id", group.id())
        .number("crashes", was.crashes())
        .number("handled", was.handled())
        .number("installs", was.installs())
        .done();
  }

  private Csv table() {
    var columns = new ArrayList<>(COLUMNS);
    if (then != null) {
      columns.addAll(List.of("crashes_before", "handled_before", "installs_before"));
    }
    var csv = new Csv(columns.toArray(String[]::new));
    for (Group g : now.groups()) {
      var cells =
          new ArrayList<@Nullable Object>(
              Arrays.asList(
                  g.id(),
                  g.type(),
                  g.message(),
                  g.crashes(),
                  g.handled(),
                  g.installs(),
                  g.first(),
                  g.last(),
                  CrashBook.word(CrashBook.state(book.apply(g.id()), g.seen())),
                  ReportFigures.firstOf(g.seen()),
                  ReportFigures.lastOf(g.seen())));
      if (then != null) {
        var was = then.answer().was(g);
        cells.add(was.crashes());
        cells.add(was.handled());
        cells.add(was.installs());
      }
      csv.row(cells.toArray());
    }
    return csv;
  }
}
