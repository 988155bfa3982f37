package candor.plan.text;

import candor.plan.Plan;
import candor.plan.Promises;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the whole document, section by section. */
final class PlanSection {

  private static final List<String> KINDS = List.of("desktop", "cli", "server");

  private final Draft draft;

  PlanSection(Draft draft) {
    this.draft = draft;
  }

  @Nullable Plan read(Node document) {
    if (!(document instanceof Node.Mapping mapping)) {
      draft.problems.add(
          Rule.WRONG_TYPE, document, "", "a plan is a mapping of keys", "Start with candor: 1.");
      return null;
    }
    var table = new Table(mapping, "", draft.problems);
    if (!knowsLanguage(table)) {
      return null;
    }
    draft.contextKey = table.key("context");
    var plan = sections(table);
    table.close();
    return plan;
  }

  /** Returns false when the rest is written in words that this version cannot know. */
  private boolean knowsLanguage(Table table) {
    var given = table.need("candor");
    var known = Integer.toString(Plan.LANGUAGE);
    if (given == null || (given instanceof Node.Scalar s && s.text().equals(known))) {
      return true;
    }
    boolean number = given instanceof Node.Scalar s && s.form() == Node.Form.WHOLE;
    draft.problems.add(
        Rule.LANGUAGE,
        given,
        "candor",
        "this version of the plan language is not known",
        number
            ? "Use a newer candor for it; this one knows version " + known + "."
            : "Write candor: " + known + ".");
    return !number;
  }

  private Plan sections(Table table) {
    var promises = new PromiseSection(draft);
    var app = app(table);
    promises.channels(table);
    var identity = promises.identity(table);
    draft.identity = identity;
    new VocabularySection(draft).read(table);
    draft.context.putAll(PropertySection.ofContext(draft).read(table, "context"));
    var events = new EventSection(draft);
    events.conditions(table, "context", draft.context);
    events.read(table);
    var summary = events.summary(table);
    var people = new PeopleSection(draft);
    var counters = people.counters(table);
    var person = people.person(table);
    var reports = new ReportSection(draft);
    var crash = reports.crash(table);
    var feedback = reports.feedback(table);
    var questions = new QuestionSection(draft, counters.keySet()).read(table);
    var retention = promises.retention(table);
    var disclosure = promises.disclosure(table, questions);
    var never = new NeverSection(draft).read(table, crash);
    return new Plan(
        app,
        draft.channels,
        identity,
        times(table),
        draft.context,
        draft.vocabularies,
        draft.events,
        counters,
        person,
        summary,
        crash,
        feedback,
        never,
        questions,
        retention,
        disclosure,
        promises.reviews(table),
        new ClientSection(draft).read(table));
  }

  private Plan.App app(Table plan) {
    var purposes = draft.fields(plan).texts("purposes");
    var access = draft.fields(plan).texts("access");
    var table = plan.need("app") == null ? null : plan.table("app");
    if (table == null) {
      return new Plan.App("", "", "", List.of(), Map.of(), purposes, access);
    }
    var fields = draft.fields(table);
    var id = table.scalar("id", "a name");
    table.need("id");
    if (id != null && !Names.APP.fits(id.text())) {
      table.badName(id, table.path("id"), Names.APP);
    }
    var app =
        new Plan.App(
            id == null ? "" : id.text(),
            fields.sentence("name"),
            fields.choice("kind", null, KINDS),
            fields.texts("platforms"),
            links(table),
            purposes,
            access);
    table.close();
    return app;
  }

  private Map<String, String> links(Table app) {
    return PromiseSection.words(draft, app, "links");
  }

  private Promises.Times times(Table plan) {
    var table = plan.table("times");
    if (table == null) {
      return new Promises.Times(false, true);
    }
    var words = List.of("refuse", "clamp");
    var fields = draft.fields(table);
    boolean late = fields.choice("late", "refuse", words).equals("clamp");
    boolean future = fields.choice("future", "clamp", words).equals("clamp");
    table.close();
    return new Promises.Times(late, future);
  }
}
