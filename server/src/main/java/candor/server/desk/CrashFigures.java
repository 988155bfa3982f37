package candor.server.desk;

import candor.server.crash.Status;
import candor.server.query.BadQuestion;
import candor.server.query.ReportQuestioner;
import candor.server.registry.Registry;
import java.util.function.Function;

/** Answers the questions of the statistics API about crashes and releases. */
final class CrashFigures {

  private final Sources sources;
  private final ReportQuestioner reports;
  private final CrashBook book;
  private final Patience patience;

  CrashFigures(Sources sources, Patience patience) {
    this.sources = sources;
    this.reports = sources.reports();
    this.book = new CrashBook(sources.keeping().crashes());
    this.patience = patience;
  }

  Figures crashes(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    int limit = parameters.limit();
    var wanted = wanted(parameters);
    Function<String, Status> statuses = group -> book.status(app.id(), group);
    int most = CrashWanted.LOOKED_THROUGH;
    Coverage coverage = parameters.earlier(scope, CrashWanted.keptDays(app.plan()));
    var asked = patience.start(() -> reports.crashes(scope, most));
    var past = Then.ask(sources, patience, coverage, time -> reports.crashes(time, most));
    var all = asked.take();
    var then =
        past == null ? null : past.with(wanted.before(past.answer(), all, scope.from(), statuses));
    return new CrashTable(scope, wanted.of(all, scope.from(), limit, statuses), then, statuses)
        .figures();
  }

  private static CrashWanted wanted(Parameters parameters) throws BadQuestion {
    String state = parameters.text("state");
    if (!state.isEmpty()
        && !state.equals(CrashWanted.OPEN)
        && !CrashWanted.STATES.contains(state)) {
      throw new BadQuestion("state", "must be open, " + String.join(", ", CrashWanted.STATES));
    }
    return new CrashWanted(state, parameters.text("release"), parameters.text("q"));
  }

  Figures reports(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    int limit = parameters.limit();
    String group = parameters.inPath("group");
    var found = patience.answer(() -> reports.reports(scope, group, limit));
    var seen = patience.answer(() -> reports.seen(scope, group));
    var standing = new ReportFigures.Standing(book.status(app.id(), group), seen);
    return ReportFigures.reports(scope, group, standing, found);
  }

  Figures seen(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    String group = parameters.inPath("group");
    return ReportFigures.seen(scope, group, patience.answer(() -> reports.seen(scope, group)));
  }

  Figures traits(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    String group = parameters.inPath("group");
    int most = CrashPages.LOOKED_THROUGH;
    return ReportFigures.traits(
        scope, group, patience.answer(() -> reports.reports(scope, group, most)));
  }

  Figures releases(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    parameters.boundDays(scope);
    int limit = parameters.limit();
    return ReleaseFigures.of(scope, patience.answer(() -> reports.releases(scope, limit)));
  }
}
