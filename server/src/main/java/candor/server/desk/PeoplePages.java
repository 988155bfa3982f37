package candor.server.desk;

import candor.server.desk.pages.JtepeopleGenerated;
import candor.server.desk.pages.JtepersonGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Pages;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.people.People;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the pages about single installs. */
final class PeoplePages {

  /** As many as are read at a sitting; the next ones are a link away. */
  private static final int A_PAGE = 50;

  /** Beyond these the table of the API leads on. */
  private static final int MOST_EVENTS = 200;

  /** Digits of an install that tell it from others on a page. */
  private static final int SHORT = 8;

  private final View view;

  PeoplePages(View view) {
    this.view = view;
  }

  static Response answerAll(PageList.Turn turn) {
    var page = new PeoplePages(turn.view()).all(number(turn.request()));
    return Html.page(
        turn.request(),
        200,
        out -> JtepeopleGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  static Response answerOne(PageList.Turn turn) {
    String install = Objects.requireNonNullElse(turn.request().parameter(":install"), "");
    var page = new PeoplePages(turn.view()).one(install);
    return Html.page(
        turn.request(),
        page.problem().isEmpty() ? 200 : 404,
        out -> JtepersonGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  private static int number(Request request) {
    String text = Objects.requireNonNullElse(request.parameter("page"), "1");
    return text.matches("[1-9]\\d{0,2}") ? Integer.parseInt(text) : 1;
  }

  private Pages.People all(int number) {
    var toolbar = new Toolbars(view, "a", view.app().id(), "people").toolbar(csv(number));
    String cannot = KeptFigures.cannot(view.app().plan());
    if (!cannot.isEmpty()) {
      return new Pages.People(toolbar, List.of(), null, null, List.of(), cannot, "");
    }
    var range = KeptFigures.range(view.whole());
    int skip = (number - 1) * A_PAGE;
    var properties = Holders.properties(view.app().plan());
    var census =
        view.asking()
            .keeping(kept ->
                kept.people().census(range.app(), range.debug(), properties, Holders.MOST_VALUES));
    return Asking.outcome(
            view.asking().keeping(kept -> kept.people().list(range, skip, A_PAGE + 1)))
        .fold(
            found ->
                new Pages.People(
                    toolbar,
                    found.stream().limit(A_PAGE).map(this::row).toList(),
                    number == 1 ? null : page(number - 1),
                    found.size() > A_PAGE ? page(number + 1) : null,
                    Asking.outcome(census)
                        .fold(all -> Holders.lists(view, all), problem -> List.of()),
                    "",
                    ""),
            problem -> new Pages.People(toolbar, List.of(), null, null, List.of(), "", problem));
  }

  /** Leads to the table that holds the rows of a page; it has many times as many. */
  private Link csv(int number) {
    int table = (number - 1) * A_PAGE / Parameters.MOST_ITEMS + 1;
    Link csv = Toolbars.list(view, "people.csv");
    return table == 1 ? csv : csv.with("page", Integer.toString(table));
  }

  private Link page(int number) {
    return view.state().link("a", view.app().id(), "people").with("page", Integer.toString(number));
  }

  private Pages.Person row(People.Person person) {
    return new Pages.Person(
        person.id().substring(0, SHORT) + "…",
        view.state().link("a", view.app().id(), "people", person.id()),
        time(person.first()),
        time(person.last()),
        Words.number(person.events()),
        person.counters().entrySet().stream()
            .map(counter -> Words.title(counter.getKey()) + " " + Words.number(counter.getValue()))
            .toList(),
        person.properties().entrySet().stream()
            .map(property -> Words.title(property.getKey()) + " " + property.getValue())
            .toList());
  }

  private String time(Instant at) {
    var zone = view.state().zone();
    return Words.longDay(at.atZone(zone).toLocalDate()) + ", " + Words.hour(at, zone);
  }

  private Pages.OnePerson one(String install) {
    var toolbar =
        new Toolbars(view, "a", view.app().id(), "people", install)
            .toolbar(Toolbars.list(view, "people", install + ".csv"));
    var back = view.state().link("a", view.app().id(), "people");
    String cannot = KeptFigures.cannot(view.app().plan());
    if (!cannot.isEmpty()) {
      return new Pages.OnePerson(toolbar, back, null, List.of(), cannot, "");
    }
    var range = KeptFigures.range(view.whole());
    return Asking.outcome(view.asking().keeping(kept -> look(kept.people(), range, install)))
        .fold(
            found ->
                found.isEmpty()
                    ? new Pages.OnePerson(
                        toolbar, back, null, List.of(), "", "Of this install no event is kept.")
                    : new Pages.OnePerson(
                        toolbar,
                        back,
                        row(found.getFirst().person()),
                        found.getFirst().deeds().stream().map(this::deed).toList(),
                        "",
                        ""),
            problem -> new Pages.OnePerson(toolbar, back, null, List.of(), "", problem));
  }

  /** Is an install with its latest events. */
  private record Found(People.Person person, List<People.Deed> deeds) {}

  private static List<Found> look(People people, People.Range range, String install)
      throws IOException {
    var person = people.person(range.app(), range.debug(), install);
    return person == null
        ? List.of()
        : List.of(new Found(person, people.deeds(range, install, MOST_EVENTS)));
  }

  private Pages.Deed deed(People.Deed deed) {
    return new Pages.Deed(
        time(deed.at()),
        deed.event(),
        deed.values().entrySet().stream().map(PeoplePages::words).toList());
  }

  private static String words(Map.Entry<String, String> value) {
    return Words.title(value.getKey()) + " " + value.getValue();
  }
}
