package candor.server.desk;

import candor.plan.Promises.Identity.Model;
import candor.plan.Questions;
import candor.server.desk.pages.CoursePages;
import candor.server.desk.pages.CoursePages.Choice;
import candor.server.desk.pages.CoursePages.Entry;
import candor.server.desk.pages.CoursePages.FunnelPart;
import candor.server.desk.pages.JtefunnelsGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Option;
import candor.server.http.Response;
import candor.server.query.BadQuestion;
import candor.server.query.CohortQuestioner.Funnel;
import candor.server.query.CohortQuestioner.FunnelOf;
import candor.server.query.CohortQuestioner.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Makes the page of who got how far. */
final class FunnelsPage {

  /** As many lists as the form offers; a funnel of the plan may be longer. */
  private static final int STEPS = 5;

  private static final List<String> WINDOWS = List.of("1h", "1d", "7d", "30d", "90d");

  private final View view;
  private final boolean daily;
  private final List<String> steps;
  private final String window;
  private final String by;

  FunnelsPage(View view) {
    this.view = view;
    this.daily = view.app().plan().identity().model() == Model.DAILY;
    var state = view.state();
    var planned = view.app().plan().questions().funnels();
    Questions.Funnel first = planned.isEmpty() ? null : planned.getFirst();
    String usual = first == null ? "" : String.join(",", first.steps());
    String chosen = state.choice("steps", usual);
    this.steps = chosen.isEmpty() ? List.of() : List.of(chosen.split(",", -1));
    String length =
        first != null && chosen.equals(usual)
            ? FunnelCards.days(view, first) + "d"
            : daily ? "1d" : "7d";
    this.window = state.choice("window", length);
    this.by = state.choice("by", "");
  }

  static Response answer(PageList.Turn turn) {
    return answer(turn, turn.view());
  }

  /** Answers with a funnel of the plan by its name. */
  static Response answerNamed(PageList.Turn turn) {
    View view = turn.view();
    for (var funnel : view.app().plan().questions().funnels()) {
      if (funnel.id().equals(turn.request().parameter(":name"))) {
        var state =
            view.state()
                .choosing("steps", String.join(",", funnel.steps()))
                .choosing("window", FunnelCards.days(view, funnel) + "d");
        return answer(
            turn,
            new View(view.app(), state, view.period(), view.now(), view.asking(), view.viewer()));
      }
    }
    return Html.redirect(view.state().link("a", view.app().id(), "funnels").href());
  }

  private static Response answer(PageList.Turn turn, View view) {
    var page = new FunnelsPage(view).page();
    return Html.page(
        turn.request(),
        200,
        out -> JtefunnelsGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  CoursePages.Funnels page() {
    Link csv =
        Toolbars.statistics(view, "funnel.csv")
            .with("steps", String.join(",", steps))
            .with("window", window);
    if (!by.isEmpty()) {
      csv = csv.with("by", by);
    }
    if (steps.size() < 2) {
      return new Shell(csv)
          .without(
              "",
              steps.isEmpty()
                  ? "The plan has no funnel yet. Choose steps below, or write one into the plan under"
                      + " questions, funnels."
                  : "A funnel needs two steps or more. Choose the next one below.");
    }
    var beside = new Beside(view, view.whole(), view.app().plan().retention().events());
    var shell = new Shell(beside.in(csv));
    try {
      var of = new FunnelOf(steps, Times.window(window), by);
      var asked = view.asking().funnel(view.whole(), of);
      var plain = new FunnelOf(steps, of.window(), "");
      var then = beside.ask(time -> view.asking().funnel(time, plain)).found();
      return Asking.outcome(asked)
          .fold(funnel -> shell.with(funnel, then), problem -> shell.without(problem, ""));
    } catch (BadQuestion e) {
      return shell.without("The window in the address " + e.getMessage() + ".", "");
    }
  }

  /** Is the page around its figures. */
  private final class Shell {

    private final Link csv;

    Shell(Link csv) {
      this.csv = csv;
    }

    CoursePages.Funnels with(Funnel funnel, Beside.Found<Funnel> then) {
      long most = funnel.steps().getFirst().installs();
      return new CoursePages.Funnels(
          new Toolbars(view, "a", view.app().id(), "funnels").toolbar(csv),
          planned(),
          question(),
          builder(),
          new FunnelRows(funnel, then.answer()).rows(),
          windowWords(),
          then.words(),
          funnel.parts().stream().map(part -> part(part.value(), part.steps())).toList(),
          by.isEmpty() ? "" : Words.title(by),
          MainChart.words(funnel.basis(), Toolbars.json(csv)),
          most == 0 ? "Nobody began this funnel in this period." : "",
          "");
    }

    CoursePages.Funnels without(String cannot, String empty) {
      return new CoursePages.Funnels(
          new Toolbars(view, "a", view.app().id(), "funnels").toolbar(csv),
          planned(),
          question(),
          builder(),
          List.of(),
          windowWords(),
          "",
          List.of(),
          "",
          null,
          empty,
          cannot);
    }
  }

  private String windowWords() {
    try {
      return "within " + Quantity.MILLIS.text((double) Times.window(window).toMillis());
    } catch (BadQuestion e) {
      return "";
    }
  }

  private String question() {
    String joined = String.join(",", steps);
    for (var funnel : view.app().plan().questions().funnels()) {
      if (String.join(",", funnel.steps()).equals(joined)) {
        return funnel.question();
      }
    }
    return "Who got how far?";
  }

  private List<Option> planned() {
    var options = new ArrayList<Option>();
    String chosen = String.join(",", steps);
    for (var funnel : view.app().plan().questions().funnels()) {
      String all = String.join(",", funnel.steps());
      var plain = view.state().choosingNothing();
      var state = by.isEmpty() ? plain : plain.choosing("by", by);
      options.add(
          new Option(
              Words.title(funnel.id()),
              state.link("a", view.app().id(), "funnels", funnel.id()),
              all.equals(chosen),
              ""));
    }
    return options;
  }

  private FunnelPart part(String value, List<Step> found) {
    long first = found.getFirst().installs();
    var cells = new ArrayList<String>();
    for (Step step : found) {
      String share = cells.isEmpty() ? "" : " (" + Words.percent(step.installs(), first) + ")";
      cells.add(Words.number(step.installs()) + share);
    }
    return new FunnelPart(
        value,
        cells,
        view.state().toggled(by, value).link("a", view.app().id(), "funnels"),
        view.state().holds(by, value));
  }

  private CoursePages.Builder builder() {
    var names = Dimensions.of(view.app().plan());
    var offered = new LinkedHashSet<>(steps);
    offered.addAll(names.events());
    var entries = new ArrayList<Entry>();
    entries.add(new Entry("", "none"));
    offered.forEach(event -> entries.add(new Entry(event, event)));
    var lists = new ArrayList<Choice>();
    for (int i = 0; i < Math.max(STEPS, steps.size()); i++) {
      lists.add(new Choice("Step " + (i + 1), entries, i < steps.size() ? steps.get(i) : ""));
    }
    var windows = new LinkedHashSet<>(WINDOWS);
    windows.add(window);
    if (daily) {
      windows.removeIf(text -> !text.endsWith("h") && !text.equals("1d"));
    }
    var lengths = windows.stream().map(text -> new Entry(text, words(text))).toList();
    return new CoursePages.Builder(
        view.state().choosingNothing().parameters(),
        lists,
        new Choice("Window", lengths, window),
        new Choice("By", dimensions(view), by));
  }

  private static String words(String window) {
    return window
        .replaceFirst("^1h$", "an hour")
        .replaceFirst("^1d$", "a day")
        .replaceFirst("d$", " days")
        .replaceFirst("h$", " hours")
        .replaceFirst("m$", " minutes");
  }

  /** Lists by what people ask first: the plan's segments, then the rest of the context. */
  static List<Entry> dimensions(View view) {
    var names = new LinkedHashSet<>(view.app().plan().questions().segments());
    names.addAll(view.app().plan().context().keySet());
    var entries = new ArrayList<Entry>();
    entries.add(new Entry("", "nothing"));
    names.forEach(name -> entries.add(new Entry(name, Words.title(name))));
    return entries;
  }
}
