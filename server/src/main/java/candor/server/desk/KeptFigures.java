package candor.server.desk;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.people.People;
import candor.server.query.Answers;
import candor.server.query.BadQuestion;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the statistics API about single installs and about feedback. Thread-safe. */
final class KeptFigures {

  /** Of so many of the newest messages those with a state are found. */
  static final int MOST_MESSAGES = 1_000;

  /** Whoever needs more of a list exports it. */
  private static final int MOST_PAGES = 1_000;

  private final Sources sources;
  private final Patience patience;

  KeptFigures(Sources sources, Patience patience) {
    this.sources = sources;
    this.patience = patience;
  }

  /** Says why single installs cannot be shown; empty where they can. */
  static String cannot(Plan plan) {
    return switch (plan.identity().model()) {
      case INSTALL -> "";
      case DAILY ->
          "This app's pseudonyms change every day, so nobody is recognised again and there are no"
              + " single installs to show.";
      case NONE ->
          "This app sends no identifier, so nobody can be told from anybody else and there are no"
              + " single installs to show.";
    };
  }

  static People.Range range(Scope scope) {
    return new People.Range(scope.app(), scope.debug(), scope.from(), scope.to());
  }

  Figures people(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    int limit = parameters.limit();
    int skip = (page(parameters) - 1) * limit;
    List<People.Person> found =
        cannot(app.plan()).isEmpty()
            ? patience.answer(() -> sources.keeping().people().list(range(scope), skip, limit + 1))
            : null;
    List<People.Person> shown =
        found == null ? List.of() : found.subList(0, Math.min(limit, found.size()));
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .json(
                    "people",
                    found == null
                        ? Json.NOTHING
                        : new Json.Array(shown.stream().map(KeptFigures::person).toList()))
                .truth("more", Members.Truth.of(found != null && found.size() > limit))
                .basis(basis(app.plan(), scope))
                .done(),
        () -> csv(app.plan(), shown));
  }

  private static int page(Parameters parameters) throws BadQuestion {
    String text = parameters.text("page");
    int page = text.isEmpty() ? 1 : text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    if (page < 1 || page > MOST_PAGES) {
      throw new BadQuestion("page", "must be a whole number from 1 to " + MOST_PAGES);
    }
    return page;
  }

  private static Csv csv(Plan plan, List<People.Person> people) {
    var counters = List.copyOf(plan.counters().keySet());
    var properties = List.copyOf(plan.person().keySet());
    var heads = new ArrayList<>(List.of("id", "first", "last", "events"));
    heads.addAll(counters);
    heads.addAll(properties);
    var csv = new Csv(heads.toArray(String[]::new));
    for (People.Person person : people) {
      var row = new ArrayList<@Nullable Object>();
      row.add(person.id());
      row.add(person.first());
      row.add(person.last());
      row.add(person.events());
      counters.forEach(name -> row.add(person.counters().getOrDefault(name, 0L)));
      properties.forEach(name -> row.add(person.properties().get(name)));
      csv.row(row.toArray());
    }
    return csv;
  }

  Figures person(Registry.App app, Parameters parameters) throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    int limit = parameters.limit();
    String id = parameters.inPath("install");
    boolean can = cannot(app.plan()).isEmpty();
    People people = sources.keeping().people();
    People.Person person =
        can ? patience.answer(() -> people.person(scope.app(), scope.debug(), id)) : null;
    if (can && person == null) {
      throw new BadQuestion("install", "must be an install of which an event is kept");
    }
    List<People.Deed> deeds =
        person == null ? List.of() : patience.answer(() -> people.deeds(range(scope), id, limit));
    return new Figures(
        () ->
            new Members()
                .scope(scope)
                .json("person", person == null ? Json.NOTHING : person(person))
                .list("events", deeds, KeptFigures::deed)
                .basis(basis(app.plan(), scope))
                .done(),
        () -> {
          var csv = new Csv("at", "event", "property", "value");
          for (People.Deed deed : deeds) {
            csv.row(deed.at(), deed.event(), "", "");
            deed.values().forEach((name, value) -> csv.row(deed.at(), deed.event(), name, value));
          }
          return csv;
        });
  }

  Figures remembered(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    int limit = parameters.limit();
    boolean debug = parameters.debug();
    String cannot = cannot(app.plan());
    var properties = Holders.properties(app.plan());
    People people = sources.keeping().people();
    People.Census census =
        cannot.isEmpty()
            ? patience.answer(() -> people.census(app.id(), debug, properties, limit))
            : new People.Census(0, Map.of(), Map.of());
    return new Figures(
        () ->
            new Members()
                .text("app", app.id())
                .text("mode", debug ? "debug" : "release")
                .number("installs", cannot.isEmpty() ? (Long) census.installs() : null)
                .json("counters", numbers(census.raised()))
                .json("properties", values(census))
                .list("limits", cannot.isEmpty() ? List.of() : List.of(cannot), Json.Text::new)
                .done(),
        () -> {
          var csv = new Csv("kind", "name", "value", "installs");
          var counters = cannot.isEmpty() ? app.plan().counters().keySet() : Set.<String>of();
          counters.forEach(
              name -> csv.row("counter", name, "", census.raised().getOrDefault(name, 0L)));
          census
              .values()
              .forEach((name, all) ->
                  all.forEach((value, installs) -> csv.row("property", name, value, installs)));
          return csv;
        });
  }

  private static Json values(People.Census census) {
    var values = new Members();
    census.values().forEach((name, all) -> values.json(name, numbers(all)));
    return values.done();
  }

  private static Json numbers(Map<String, Long> installs) {
    var numbers = new Members();
    installs.forEach(numbers::number);
    return numbers.done();
  }

  private static Json person(People.Person person) {
    var counters = new Members();
    person.counters().forEach(counters::number);
    var properties = new Members();
    person.properties().forEach(properties::text);
    return new Members()
        .text("id", person.id())
        .at("first", person.first())
        .at("last", person.last())
        .number("events", person.events())
        .json("counters", counters.done())
        .json("properties", properties.done())
        .done();
  }

  private static Json deed(People.Deed deed) {
    var values = new Members();
    deed.values().forEach(values::text);
    return new Members()
        .at("at", deed.at())
        .text("event", deed.event())
        .json("values", values.done())
        .done();
  }

  private static Answers.Basis basis(Plan plan, Scope scope) {
    String cannot = cannot(plan);
    return new Answers.Basis(
        "Installs with an event in the period, seen last first; first, last and events are over all"
            + " that is kept, counters and properties are what the plan remembers.",
        scope.debug() ? "Developers' builds." : "Released builds.",
        plan.identity().model().name().toLowerCase(Locale.ROOT),
        plan.identity().model() == Model.INSTALL,
        cannot.isEmpty() ? List.of() : List.of(cannot));
  }

  Figures feedback(Registry.App app, Parameters parameters)
      throws BadQuestion, Patience.Unanswered {
    var scope = parameters.scope();
    int limit = parameters.limit();
    var wanted = wanted(app, parameters);
    boolean all = wanted.equals(Inbox.Wanted.ALL);
    var known = sources.keeping().feedback().all(app.id());
    var messages =
        patience
            .answer(() -> sources.reports().feedback(scope, all ? limit : MOST_MESSAGES))
            .stream()
            .filter(message -> Inbox.wants(wanted, known, message))
            .limit(limit)
            .toList();
    return ReportFigures.feedback(scope, messages, message -> Inbox.state(known, message));
  }

  private static Inbox.Wanted wanted(Registry.App app, Parameters parameters) throws BadQuestion {
    String state = parameters.text("status");
    if (!state.isEmpty() && !Inbox.STATES.contains(state)) {
      throw new BadQuestion("status", "must be one of " + String.join(", ", Inbox.STATES));
    }
    String kind = parameters.text("kind");
    var feedback = app.plan().feedback();
    if (!kind.isEmpty() && (feedback == null || !feedback.kinds().contains(kind))) {
      throw new BadQuestion("kind", "must be a kind of feedback that the plan holds");
    }
    return new Inbox.Wanted(state, kind, parameters.text("q"));
  }
}
