package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.Screen.Rank;
import candor.server.desk.pages.Screen.Ranking;
import candor.server.people.People.Census;
import candor.server.query.CohortQuestioner.Holding;
import candor.server.team.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells apart installs by what is remembered of them. Stateless. */
final class Holders {

  static final String NOT_FOR_READERS =
      "Cohorts of what is remembered of installs are for those who may see single installs.";

  /** By which name an address asks for them. */
  static final String PERSON = "person";

  /** More values are in the table. */
  static final int MOST_VALUES = 7;

  private Holders() {}

  /** Reads {@code NAME:VALUE}; null when nothing is asked for. */
  static @Nullable Holding read(String text) {
    int colon = text.indexOf(':');
    return text.isEmpty()
        ? null
        : colon < 0
            ? new Holding(text, "")
            : new Holding(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns what an address chose; null when that is nothing, or nothing that is remembered. */
  static @Nullable Holding chosen(View view) {
    Holding who = read(view.state().choice(PERSON, ""));
    boolean known =
        who != null
            && view.viewer().may(Need.ROWS)
            && !who.value().isEmpty()
            && isRemembered(view.app().plan(), who.property());
    return known ? who : null;
  }

  /** Says that an address chose what is not remembered. */
  static List<String> notices(View view) {
    if (view.state().choice(PERSON, "").isEmpty() || chosen(view) != null) {
      return List.of();
    }
    return List.of(
        view.viewer().may(Need.ROWS)
            ? "What the address says of installs is not remembered of them; all are shown."
            : NOT_FOR_READERS);
  }

  private static boolean isRemembered(Plan plan, String property) {
    return plan.identity().model() == Model.INSTALL && properties(plan).contains(property);
  }

  /** Adds to a question what was chosen. */
  static Link with(Link question, View view) {
    Holding who = chosen(view);
    return who == null ? question : question.with(PERSON, who.property() + ":" + who.value());
  }

  /** Says whose cohorts a page shows, and leads to others; null where all installs are alike. */
  static @Nullable Option choice(View view) {
    Holding who = chosen(view);
    String id = view.app().id();
    Plan plan = view.app().plan();
    if (who != null) {
      Link all = view.state().choosing(PERSON, "").link("a", id, "retention");
      String told =
          "Only installs of which is remembered: %s %s."
              .formatted(Words.title(who.property()), who.value());
      return new Option("All installs", all, false, told);
    }
    boolean known =
        plan.identity().model() == Model.INSTALL
            && !properties(plan).isEmpty()
            && view.viewer().may(Need.ROWS);
    return known
        ? new Option(
            "Choose by what is remembered of them",
            view.state().choosingNothing().link("a", id, "people"),
            false,
            "All installs.")
        : null;
  }

  /** Lists what is remembered of installs and may be alike for many of them. */
  static List<String> properties(Plan plan) {
    return plan.person().entrySet().stream()
        .filter(property -> !property.getValue().from().equals("time"))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Lists who raised each counter ever, and the values of each property. */
  static List<Ranking> lists(View view, Census census) {
    Plan plan = view.app().plan();
    var lists = new ArrayList<Ranking>();
    if (!plan.counters().isEmpty()) {
      var rows = new ArrayList<Rank>();
      for (String counter : plan.counters().keySet()) {
        long raised = census.raised().getOrDefault(counter, 0L);
        rows.add(rank(Words.title(counter), raised, census.installs(), null));
      }
      lists.add(list(view, "Ever counted", "How many installs raised each counter.", rows));
    }
    plan.person()
        .forEach((property, planned) -> {
          var rows = new ArrayList<Rank>();
          census
              .values()
              .getOrDefault(property, Map.of())
              .forEach((value, installs) ->
                  rows.add(rank(value, installs, census.installs(), back(view, property, value))));
          if (!rows.isEmpty()) {
            lists.add(list(view, Words.title(property), planned.what(), rows));
          }
        });
    return lists;
  }

  /** Leads to who of them came back. */
  private static Link back(View view, String property, String value) {
    return view.state()
        .choosingNothing()
        .choosing(PERSON, property + ":" + value)
        .link("a", view.app().id(), "retention");
  }

  private static Rank rank(String value, long installs, long all, @Nullable Link link) {
    int percent = all == 0 ? 0 : (int) Math.min(100, 100 * installs / all);
    String share = all == 0 ? "" : Words.percent(installs, all);
    return new Rank(value, Words.number(installs), share, percent, null, link, false);
  }

  private static Ranking list(View view, String title, String what, List<Rank> rows) {
    Link csv = Toolbars.list(view, "remembered.csv");
    return new Ranking(title, what, "installs", rows, "", csv, "");
  }
}
