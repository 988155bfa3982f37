package candor.server.desk;

import candor.compile.Outputs;
import candor.compile.output.Artifact;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import candor.server.desk.pages.Drawing;
import candor.server.desk.pages.JteplannedGenerated;
import candor.server.desk.pages.UpkeepPages.Part;
import candor.server.desk.pages.UpkeepPages.Said;
import candor.server.http.Response;
import candor.server.query.Answers;
import candor.server.query.Questioner.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes the page of one planned event: why it is there, what arrived of it, how it is recorded. */
final class PlannedPage {

  /** Rarer reasons stand on the page of what was kept out. */
  private static final int MOST_REASONS = 10;

  private final View view;
  private final String name;

  private PlannedPage(View view, String name) {
    this.view = view;
    this.name = name;
  }

  /** Answers for an event that the plan holds; others lead to the plan. */
  static Response answer(PageList.Turn turn) {
    String name = Objects.requireNonNullElse(turn.request().parameter(":event"), "");
    var privacy = new PrivacyPage(turn.view(), turn.sources().registry()).page();
    for (Part part : privacy.parts()) {
      if (part.own() != null && part.name().equals(name)) {
        return new PlannedPage(turn.view(), name).answer(turn, part, privacy.problem());
      }
    }
    return Html.redirect(turn.view().state().link("a", turn.view().app().id(), "privacy").href());
  }

  private Response answer(PageList.Turn turn, Part part, String unknown) {
    var trend = view.asking().trend(view.whole(), name, Measure.EVENTS, view.interval());
    var refused = Asking.outcome(view.asking().refusals(view.whole()));
    var csv =
        Toolbars.statistics(view, "trend.csv")
            .with("event", name)
            .with("interval", View.word(view.interval()));
    var toolbar = new Toolbars(view, "a", view.app().id(), "plan", name).toolbar(csv);
    Drawing.Spark spark = Asking.outcome(trend).fold(view::spark, problem -> null);
    List<Drawing.Spark> drawn = spark == null ? List.of() : List.of(spark);
    var facts = facts();
    List<Drawing.Row> reasons = refused.fold(this::reasons, problem -> List.of());
    String code = code();
    return Html.page(
        turn.request(),
        200,
        out ->
            JteplannedGenerated.render(
                out,
                Html.AS_IT_IS,
                turn.frame(),
                toolbar,
                part,
                facts,
                drawn,
                reasons,
                code,
                unknown));
  }

  private List<Said> facts() {
    var facts = new ArrayList<Said>();
    Plan.Event event = view.app().plan().events().get(name);
    if (event == null) {
      return facts;
    }
    facts.add(new Said("Switch", Words.title(event.channel())));
    if (!event.once().isEmpty()) {
      facts.add(new Said("At most once per", event.once()));
    }
    if (event.since() != null) {
      facts.add(new Said("Since version", event.since()));
    }
    if (!event.never().isEmpty()) {
      facts.add(new Said("Never carries", String.join(", ", event.never())));
    }
    return facts;
  }

  private List<Drawing.Row> reasons(Answers.Refused refused) {
    return refused.rows().stream()
        .filter(row -> row.event().equals(name))
        .limit(MOST_REASONS)
        .map(row ->
            new Drawing.Row(
                row.field().isEmpty() ? "whole event" : row.field(),
                List.of(row.reason(), Words.number(row.count()))))
        .toList();
  }

  /** Returns the type that the plan makes for it, as it is in the sources of an app. */
  private String code() {
    String told = "The event {@code " + name + "} ";
    return Outputs.named("java").write(view.app().plan(), OutputOptions.DEFAULT).stream()
        .map(Artifact::content)
        .filter(content -> content.replaceAll("\\s+\\*\\s+", " ").contains(told))
        .findFirst()
        .orElse("");
  }
}
