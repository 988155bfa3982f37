package candor.compile.schema;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.text.PlanWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Describes the native batches of one plan of which the server keeps everything. For one use. */
final class BatchShape {

  /** What the door takes in one batch. */
  private static final int MOST_EVENTS = 500;

  private static final String EVENT = "event";
  private static final String CONTEXT = "context";
  private static final String MARKS = "marks";
  private static final String SUMMARY = "summary";
  private static final String TELLS = "tells";

  private static final String NOT_SAID =
      "Takes a batch if the server keeps all that it holds, in canonical form. What no schema can"
          + " say: times over 30 days old or 10 minutes ahead, the bytes of the summary and of the"
          + " body, a pattern after a transform, and how often an event may come.";

  private final Plan plan;
  private final boolean identified;

  BatchShape(Plan plan) {
    this.plan = plan;
    this.identified = plan.identity().model() == Model.INSTALL;
  }

  Json json() {
    var hash = PlanWriter.hash(plan);
    var app = plan.app();
    return new Shape()
        .put("$schema", "https://json-schema.org/draft/2020-12/schema")
        .put("$id", "urn:candor:batch:" + hash)
        .put("title", "Telemetry batch of " + app.name())
        .put("description", "What an app sends to POST /v1/events under this plan.")
        .put("$comment", NOT_SAID)
        .type("object")
        .some("properties", parts(hash))
        .some("required", Shape.texts(List.of("plan", "app")))
        .closed()
        .some("anyOf", List.of(Shape.ref(TELLS).json(), erases()))
        .some("allOf", rules())
        .some("$defs", definitions())
        .json();
  }

  private Map<String, Json> parts(String hash) {
    var parts = new LinkedHashMap<String, Json>();
    parts.put("plan", said("Hash of the plan.").put("const", hash).json());
    parts.put("app", said("Id of the app.").put("const", plan.app().id()).json());
    parts.put("sent_at", orNull("When it was sent, by the clock of the device.", Forms.INSTANT));
    parts.put("install", install());
    parts.put("session", orNull("Groups what belongs together.", Forms.UUID));
    parts.put("debug", truth("Whether a build of a developer sent it."));
    parts.put(CONTEXT, said("What holds for all that is sent.").type("object", "null").json());
    parts.put("events", events());
    parts.put(
        "crashes", ReportShape.list(plan.crash() != null, "What went wrong.", ReportShape.CRASH));
    parts.put(
        "feedback",
        ReportShape.list(plan.feedback() != null, "What people typed.", ReportShape.FEEDBACK));
    parts.put(
        MARKS,
        takesMarks() ? orNull("First use in a period.", MARKS) : Shape.ofType("null").json());
    parts.put(
        SUMMARY,
        plan.summary() == null
            ? Shape.ofType("null").json()
            : orNull(plan.summary().what(), SUMMARY));
    parts.put(
        "erase",
        identified
            ? truth("Whether all that is known of the install is to be erased.")
            : Shape.oneOf(List.of(Json.FALSE, Json.NOTHING)).json());
    return parts;
  }

  private static Shape said(String what) {
    return new Shape().put("description", what);
  }

  private static Json truth(String what) {
    return said(what).type("boolean", "null").json();
  }

  private static Json orNull(String what, String definition) {
    return said(what)
        .some("anyOf", List.of(Shape.ofType("null").json(), Shape.ref(definition).json()))
        .json();
  }

  private Json install() {
    return identified
        ? orNull("The random id of the install.", Forms.UUID)
        : said("This plan has no install id.").type("null").json();
  }

  private Json events() {
    return said("What happened.")
        .type("array", "null")
        .put("maxItems", MOST_EVENTS)
        .put("items", plan.events().isEmpty() ? Json.FALSE : Shape.ref(EVENT).json())
        .json();
  }

  private boolean takesMarks() {
    return plan.identity().model() == Model.NONE || plan.identity().marks();
  }

  /** Whoever asks for erasure need tell nothing else, but must say who is to be erased. */
  private List<Json> rules() {
    var context = new Shape().some("properties", Map.of(CONTEXT, orNullUnlessNeeded()));
    var told = new Shape().put("if", Shape.ref(TELLS));
    var rules = new ArrayList<Json>();
    rules.add(told.put("then", context.some("required", neededContext())).json());
    if (identified) {
      var who = Shape.ofType("string").json();
      rules.add(
          new Shape()
              .put("if", erases())
              .put(
                  "then",
                  new Shape()
                      .some("properties", Map.of("install", who))
                      .some("required", Shape.texts(List.of("install"))))
              .json());
    }
    return rules;
  }

  private List<Json> neededContext() {
    return FieldsShape.needed(plan.context()) ? Shape.texts(List.of(CONTEXT)) : List.of();
  }

  private Json orNullUnlessNeeded() {
    return FieldsShape.needed(plan.context())
        ? Shape.ref(CONTEXT).json()
        : new Shape()
            .some("anyOf", List.of(Shape.ofType("null").json(), Shape.ref(CONTEXT).json()))
            .json();
  }

  private static Json erases() {
    return holding("erase", new Shape().put("const", Json.TRUE));
  }

  private static Json holding(String part, Shape value) {
    return new Shape()
        .some("properties", Map.of(part, value.json()))
        .some("required", Shape.texts(List.of(part)))
        .json();
  }

  private Map<String, Json> definitions() {
    var all = new LinkedHashMap<String, Json>();
    all.put(TELLS, tells());
    all.put(CONTEXT, FieldsShape.of(plan.context(), List.of(), Map.of()).json());
    if (!plan.events().isEmpty()) {
      all.put(EVENT, event());
    }
    plan.events()
        .forEach((name, event) ->
            all.put(
                EVENT + "." + name,
                FieldsShape.of(event.properties(), event.checks(), Map.of()).json()));
    if (takesMarks()) {
      all.put(MARKS, marks());
    }
    var summary = plan.summary();
    if (summary != null) {
      all.put(SUMMARY, FieldsShape.of(summary.properties(), List.of(), ownMembers()).json());
    }
    all.putAll(ReportShape.definitions(plan, ownMembers()));
    all.putAll(Forms.definitions());
    return all;
  }

  private static Json tells() {
    var filled = Shape.ofType("array").put("minItems", 1);
    return Shape.ofType("object")
        .put("description", "Holds a message that says something.")
        .some(
            "anyOf",
            List.of(
                holding("events", filled),
                holding("crashes", filled),
                holding("feedback", filled),
                holding(MARKS, Shape.ofType("object")),
                holding(SUMMARY, Shape.ofType("object"))))
        .json();
  }

  private Json event() {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", Shape.ref(Forms.UUID).json());
    members.put("name", Shape.oneOf(Shape.texts(plan.events().keySet())).json());
    members.put("at", Shape.ref(Forms.INSTANT).json());
    members.put("props", Shape.ofType("object", "null").json());
    var each = new ArrayList<Json>();
    plan.events().forEach((name, event) -> each.add(named(name, event)));
    return Shape.ofType("object")
        .some("properties", members)
        .some("required", Shape.texts(List.of("id", "name", "at")))
        .closed()
        .some("allOf", each)
        .json();
  }

  private static Json named(String name, Plan.Event event) {
    var props = Shape.ref(EVENT + "." + name);
    boolean needed = FieldsShape.needed(event.properties());
    var either = List.of(Shape.ofType("null").json(), props.json());
    var then =
        new Shape()
            .put("description", event.when())
            .some(
                "properties",
                Map.of("props", needed ? props.json() : new Shape().some("anyOf", either).json()));
    return new Shape()
        .put("if", holding("name", new Shape().put("const", name)))
        .put("then", needed ? then.some("required", Shape.texts(List.of("props"))) : then)
        .json();
  }

  /** Besides its fields a summary may have an id and a time, unless the plan uses these names. */
  private static Map<String, Json> ownMembers() {
    var members = new LinkedHashMap<String, Json>();
    members.put("id", orNull("Its own id; without it one is derived.", Forms.UUID));
    members.put("at", orNull("When it was made; without it, when it came.", Forms.INSTANT));
    return members;
  }

  private static Json marks() {
    var members = new LinkedHashMap<String, Json>();
    var one = new ArrayList<Json>();
    for (String period : List.of("day", "week", "month")) {
      members.put(period, truth("Whether it is the first use of the " + period + "."));
      one.add(holding(period, new Shape().put("const", Json.TRUE)));
    }
    var week =
        Shape.ofType("string")
            .put("maxLength", 8)
            .put("pattern", "^[0-9]{4}-W(?:0[1-9]|[1-4][0-9]|5[0-3])$");
    members.put(
        "cohort",
        said("The ISO week of the first use of all.")
            .some("anyOf", List.of(Shape.ofType("null").json(), week.json()))
            .put("examples", new Json.Array(Shape.texts(List.of("2026-W40"))))
            .json());
    one.add(holding("cohort", Shape.ofType("string")));
    members.putAll(ownMembers());
    return Shape.ofType("object").some("properties", members).closed().some("anyOf", one).json();
  }
}
