package candor.server.desk;

import candor.json.Json;
import candor.server.query.Answers.Adoption;
import candor.server.query.Answers.Use;
import candor.server.query.BadQuestion;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers for the statistics API who used what. Safe for use by many threads. */
final class UseFigures {

  private final Sources sources;
  private final Patience patience;

  UseFigures(Sources sources, Patience patience) {
    this.sources = sources;
    this.patience = patience;
  }

  Figures answer(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    parameters.boundDays(scope);
    String event = parameters.event();
    Coverage coverage = parameters.earlier(scope, app.plan().retention().events());
    var now = patience.start(() -> sources.cohorts().adoption(scope, event));
    var then = Then.ask(sources, patience, coverage, s -> sources.cohorts().adoption(s, event));
    var wanted = event.isEmpty() ? Dimensions.of(app.plan()).events() : Set.of(event);
    return new Taken(scope, event, wanted, now.take(), then).figures();
  }

  /** Is an answer with what it is of. */
  private record Taken(
      Scope scope, String event, Set<String> wanted, Adoption now, @Nullable Then<Adoption> then) {

    Figures figures() {
      return new Figures(
          () ->
              new Members()
                  .scope(scope)
                  .text("event", event.isEmpty() ? null : event)
                  .text("unit", now.unit())
                  .number("active", now.active())
                  .list("uses", all(now), UseFigures::use)
                  .basis(now.basis())
                  .maybe("before", then == null ? null : before(then))
                  .done(),
          this::table);
    }

    private Json before(Then<Adoption> past) {
      return past.members()
          .number("active", past.answer().active())
          .list("uses", all(past.answer()), UseFigures::use)
          .done();
    }

    private Csv table() {
      if (then == null) {
        var csv = new Csv("event", "users", "events", "first", "repeated", "active");
        all(now)
            .forEach(u ->
                csv.row(u.event(), u.users(), u.events(), u.first(), u.repeated(), now.active()));
        return csv;
      }
      var csv =
          new Csv(
              "event",
              "users",
              "events",
              "first",
              "repeated",
              "active",
              "users_before",
              "events_before",
              "first_before",
              "repeated_before",
              "active_before");
      List<Use> past = all(then.answer());
      for (Use u : all(now)) {
        Use p = past.stream().filter(b -> b.event().equals(u.event())).findFirst().orElseThrow();
        csv.row(
            u.event(),
            u.users(),
            u.events(),
            u.first(),
            u.repeated(),
            now.active(),
            p.users(),
            p.events(),
            p.first(),
            p.repeated(),
            then.answer().active());
      }
      return csv;
    }

    /** Events that nobody used are the ones worth a look; what only installs can say stays null. */
    private List<Use> all(Adoption adoption) {
      var uses = new ArrayList<>(adoption.uses());
      var unused = new LinkedHashSet<>(wanted);
      uses.forEach(use -> unused.remove(use.event()));
      Long nobody = adoption.unit().equals("installs") ? (Long) 0L : null;
      unused.forEach(name -> uses.add(new Use(name, 0, 0, nobody, nobody)));
      return uses;
    }
  }

  private static Json use(Use use) {
    return new Members()
        .text("event", use.event())
        .number("users", use.users())
        .number("events", use.events())
        .number("first", use.first())
        .number("repeated", use.repeated())
        .done();
  }
}
