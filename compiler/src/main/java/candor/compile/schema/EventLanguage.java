package candor.compile.schema;

import candor.json.Json;
import java.util.List;
import java.util.Map;

/** Describes how a plan writes events, people, reports and questions. No state. */
final class EventLanguage {

  private static final String CHANNEL =
      "Switch of the person that it belongs to; needed when there are several.";

  private EventLanguage() {}

  static Shape properties() {
    return Values.named(Values.COLUMN_NAME, Shape.ref(PlanLanguage.PROPERTY))
        .put("maxProperties", Values.MOST_PROPERTIES);
  }

  static Shape event() {
    var check =
        new Section()
            .needs("if", Values.condition(), "Where this holds,")
            .needs("then", Values.condition(), "this must hold too.");
    return new Section()
        .may("channel", Values.word(), CHANNEL)
        .needs("question", Values.sentence(), "The question that the event answers.")
        .needs("when", Values.sentence(), "When it is sent, as a sentence.")
        .may(
            "once",
            Values.choice("install", "day", "process"),
            "How often it comes at most; as often as it happens unless said otherwise.")
        .may("reserved", Values.truth(false), "Whether it is planned but not sent yet.")
        .may("properties", properties(), "Its properties by name; required unless said otherwise.")
        .may("checks", Values.list(check.shape()), "What one property implies of another.")
        .may("never", Values.texts(), "What it never carries, as phrases.")
        .may("since", Values.word(), "Version of the app that first sent it.")
        .may("expires", Values.date(), "Day after which it must be renewed or taken out.")
        .shape();
  }

  static Shape summary() {
    return new Section()
        .needs(
            "name",
            Values.name(Values.EVENT_NAME),
            "Name under which it is stored and asked for; no event may have it.")
        .may("channel", Values.word(), CHANNEL)
        .needs("max_bytes", Values.whole(1, 65_536), "Most bytes of its compact JSON form.")
        .needs("what", Values.sentence(), "What it is for.")
        .needs("when", Values.sentence(), "When it is sent, as a sentence.")
        .may("properties", properties(), "Its fields by name; required unless said otherwise.")
        .shape();
  }

  static Shape counter() {
    return new Section()
        .needs("what", Values.sentence(), "What it counts.")
        .needs("raised_by", Values.texts(), "Events that raise it by one each.")
        .shape();
  }

  static Shape person() {
    return new Section()
        .needs("what", Values.sentence(), "What it says.")
        .needs("set", Values.choice("once", "latest"), "Whether the first or the last event wins.")
        .needs(
            "from",
            Values.example(Shape.ofType("string"), "prop.plan")
                .put("pattern", "^(?:time$|context\\.|prop\\.)"),
            "Where its value comes from: time, context.NAME or prop.NAME.")
        .may("by", Values.texts(), "Events that write it; all unless said otherwise.")
        .shape();
  }

  static Shape crash() {
    return new Section()
        .may("channel", Values.word(), CHANNEL)
        .may(
            "max_message_bytes",
            Values.whole(1, 65_536).put("default", 4096),
            "Most bytes kept of the message.")
        .may("max_frames", Values.whole(0, 500).put("default", 50), "Most frames kept.")
        .may("install", Values.truth(false), "Whether the id of the install rides along.")
        .may(
            "sessions",
            Values.truth(false),
            "Whether it is counted how sessions went, without any identifier.")
        .may("context", Values.texts(), "Context properties that ride along.")
        .may("stripped", Values.texts(), "What is always taken out, as phrases.")
        .may("redaction", Values.texts(), "What becomes <redacted>: prefixes and assignments.")
        .shape();
  }

  static Shape feedback() {
    return new Section()
        .may("channel", Values.word(), CHANNEL)
        .needs("kinds", Values.texts(), "Kinds of feedback, the default first.")
        .may(
            "max_length",
            Values.whole(1, 20_000).put("default", 4000),
            "Most characters of the text.")
        .may("email", Values.truth(false), "Whether an e-mail address may be typed.")
        .shape();
  }

  static Shape questions() {
    var pillar =
        new Section()
            .needs("id", id(), "Its short name.")
            .needs("question", Values.sentence(), "What the events answer together.")
            .needs("events", Values.texts(), "Events that answer it.");
    var funnel =
        new Section()
            .needs("id", id(), "Its short name.")
            .needs("question", Values.sentence(), "What the way through the steps answers.")
            .needs(
                "steps",
                Values.example(
                    Values.texts(),
                    new Json.Array(Shape.texts(List.of("opened", "saved:from=menu")))),
                "Steps in order, each event or event:property=value.")
            .may(
                "window_days",
                Values.whole(1, 365).put("default", 7),
                "How many days the way may take.");
    return new Section()
        .may("kpis", Values.list(kpi()), "Single figures.")
        .may("pillars", Values.list(pillar.shape()), "Events under one readable question.")
        .may("funnels", Values.list(funnel.shape()), "Ways through ordered steps.")
        .may("segments", Values.texts(), "Properties that any figure may be cut by.")
        .shape();
  }

  private static Shape id() {
    return Values.name(Values.ID);
  }

  private static Shape kpi() {
    return new Section()
        .needs("id", id(), "Its short name.")
        .needs("question", Values.sentence(), "What it answers.")
        .needs(
            "measure",
            Values.choice(
                "dau",
                "wau",
                "mau",
                "new",
                "sessions",
                "events",
                "installs",
                "sum",
                "average",
                "median",
                "p95",
                "share",
                "ratio",
                "per_session"),
            "How it is worked out; ratio (events) and share (installs) relate the first event to"
                + " the others, per_session relates events to sessions.")
        .may(
            "events",
            Values.example(
                Values.texts(), new Json.Array(Shape.texts(List.of("opened", "saved:from=menu")))),
            "Events that it reads, each event or event:property=value.")
        .may("property", Values.word(), "Property or counter that it reads.")
        .may("by", Values.texts(), "Properties that it is usually cut by.")
        .shape()
        .some(
            "allOf",
            List.of(
                measured(Shape.having("property"), "sum", "average", "median", "p95"),
                measured(
                    Shape.having("events"),
                    "events",
                    "installs",
                    "sum",
                    "average",
                    "median",
                    "p95",
                    "per_session"),
                measured(twoEvents(), "share", "ratio"),
                measured(noEvents(), "dau", "wau", "mau", "new", "sessions")));
  }

  private static Shape noEvents() {
    var none = Shape.ofType("array").put("maxItems", 0).json();
    return new Shape().some("properties", Map.of("events", none));
  }

  private static Shape twoEvents() {
    var two = Shape.ofType("array").put("minItems", 2).json();
    return Shape.having("events").some("properties", Map.of("events", two));
  }

  private static Json measured(Shape then, String... measures) {
    var given =
        new Shape()
            .some("properties", Map.of("measure", Values.choice(measures).json()))
            .some("required", Shape.texts(List.of("measure")));
    return new Shape().put("if", given).put("then", then).json();
  }
}
