package candor.compile.schema;

import candor.json.Json;
import candor.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes the plan language in JSON Schema, so that editors complete and check plans while they
 * are written. Stateless.
 *
 * <p>What stands in one place only is checked: keys, kinds of values, words, ranges. Whether names
 * that refer to each other exist is for {@code candor plan check}.
 */
public final class PlanLanguage {

  static final String PROPERTY = "property";

  /** Nobody has more machines to tell apart than there are people, 2 to the power of 33. */
  private static final int MOST_BITS = 33;

  private PlanLanguage() {}

  /**
   * Writes the schema.
   *
   * @return JSON Schema 2020-12, indented, with a line break at the end
   */
  public static String schema() {
    return Pretty.write(
        new Shape()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", "urn:candor:plan:" + Plan.LANGUAGE)
            .put("title", "Telemetry plan")
            .put("description", "Everything that one app may collect, and nothing else.")
            .append(plan())
            .some("allOf", List.of(severalChannels()))
            .some("$defs", Map.of(PROPERTY, PropertyLanguage.shape().json()))
            .json());
  }

  private static Shape plan() {
    return new Section()
        .needs("candor", new Shape().put("const", Plan.LANGUAGE), "Version of this language.")
        .needs("app", app(), "Which app it is.")
        .may("purposes", Values.texts(), "What the figures are for, as sentences.")
        .may("access", Values.texts(), "Who sees them, as sentences.")
        .needs(
            "channels",
            Values.named(Values.ID, channel()),
            "Independent switches of the person, by id.")
        .needs("identity", identity(), "What tells one install from another.")
        .may("times", times(), "What becomes of messages whose time cannot be right.")
        .may(
            "context",
            EventLanguage.properties(),
            "Properties that ride on every event; optional unless said otherwise.")
        .may("vocabularies", Values.named(Values.ID, vocabulary()), "Closed lists by name.")
        .may(
            "events",
            Values.named(Values.EVENT_NAME, EventLanguage.event()),
            "What may be sent, by name.")
        .may(
            "counters",
            Values.named(Values.COLUMN_NAME, EventLanguage.counter()),
            "Numbers per install that events raise; only with identity install.")
        .may(
            "person",
            Values.named(Values.COLUMN_NAME, EventLanguage.person()),
            "Facts remembered of an install; only with identity install.")
        .may("summary", EventLanguage.summary(), "One document per session.")
        .may("crash", EventLanguage.crash(), "What a crash report holds.")
        .may("feedback", EventLanguage.feedback(), "What a feedback form holds.")
        .may("never", promises(), "What is never collected, as promises to people.")
        .may("questions", EventLanguage.questions(), "What the collection answers.")
        .needs("retention", retention(), "How many days rows are kept.")
        .may("public", disclosure(), "What the public page shows.")
        .may("client", ClientLanguage.client(), "Where and how the client sends.")
        .may("reviews", Values.list(review()), "Who agreed to a wider collection, newest last.")
        .shape();
  }

  private static Shape app() {
    return new Section()
        .needs(
            "id",
            Values.example(Values.name(Values.APP_NAME), "quill"),
            "Short name that stands in addresses; never changed later.")
        .needs("name", Values.sentence(), "Name as people read it.")
        .needs("kind", Values.choice("desktop", "cli", "server"), "What kind of app it is.")
        .may("platforms", Values.texts(), "Operating systems that it runs on.")
        .may("links", words(), "Addresses of pages by what they are, such as home.")
        .shape();
  }

  static Shape words() {
    return Values.named(Values.ID, Shape.ofType("string"));
  }

  private static Shape channel() {
    var hold =
        new Section().needs("hold", Values.whole(0, 10_000), "How many messages wait in memory.");
    return new Section()
        .needs(
            "consent",
            Values.choice("opt-in", "opt-out", "gated"),
            "When it may send: after a yes, until a no, or on but held until the person confirmed.")
        .needs("label", Values.sentence(), "Words beside the switch.")
        .may("ask", Values.sentence(), "When the person is asked, as a sentence.")
        .may(
            "default",
            Values.truth(),
            "What an untouched switch means; no for opt-in, otherwise yes.")
        .may(
            "before_answer",
            Values.either(new Shape().put("const", "drop"), hold.shape()).put("default", "drop"),
            "What becomes of messages before the answer.")
        .may("retroactive", Values.truth(false), "Whether a yes also sends what waited.")
        .may("withdrawal", Values.sentence(), "What a later no does, as a sentence.")
        .may("collected", Values.texts(), "What is collected, in short, shown before asking.")
        .may("not_collected", Values.texts(), "What is not, in short, shown before asking.")
        .shape();
  }

  private static Shape identity() {
    return new Section()
        .needs(
            "model",
            Values.choice("none", "daily", "install"),
            "No identifier, one that the server makes up for a day, or a random one per install.")
        .may(
            "marks",
            Values.truth(),
            "Whether devices report first uses of day, week and month; yes with none, otherwise"
                + " no.")
        .may("explanation", Values.sentence(), "How it is explained to people.")
        .may("places", words(), "Where the device keeps it, by platform.")
        .may(
            "wire_name",
            Values.name(Values.COLUMN_NAME),
            "Name of the field that carries it; only with model install.")
        .may(
            "fingerprint_bits",
            Values.whole(1, MOST_BITS),
            "How many bits the context may tell of a machine before the check warns.")
        .shape();
  }

  private static Shape times() {
    return new Section()
        .may(
            "late",
            Values.choice("refuse", "clamp").put("default", "refuse"),
            "Messages over 30 days old: refused, or moved to the edge.")
        .may(
            "future",
            Values.choice("refuse", "clamp").put("default", "clamp"),
            "Messages over 10 minutes ahead: refused, or moved to now.")
        .shape();
  }

  private static Shape vocabulary() {
    var written =
        new Section()
            .needs("values", Values.closedList(), "The canonical values, in order.")
            .may(
                "tolerate",
                Values.tolerate(),
                "Other spellings and the value each stands for; null leaves the property out.");
    return Values.either(Values.listOfValues(), written.shape());
  }

  private static Shape promises() {
    var promise =
        new Section()
            .needs("what", Values.sentence(), "What is never collected.")
            .may(
                "because",
                Values.choice(
                    "closed-plan",
                    "no-free-text",
                    "no-install-id",
                    "no-peer-address",
                    "hashed",
                    "tiers",
                    "paths-scrubbed",
                    "crash-redaction",
                    "crash-stripped"),
                "Rule that keeps the promise; a plan that breaks it is refused.");
    var sentence = Shape.ofType("string");
    return Values.either(Values.list(Values.either(sentence, promise.shape())), sentence);
  }

  private static Shape retention() {
    return new Section()
        .needs("events", days(), "Days that events and summaries are kept.")
        .may("crashes", days(), "Days that crash reports are kept; as events.")
        .may("feedback", days(), "Days that feedback is kept; as events.")
        .may("emails", days(), "Days that e-mail addresses are kept; as events, at most 90.")
        .shape();
  }

  private static Shape days() {
    return Values.whole(1, 3650);
  }

  private static Shape disclosure() {
    return new Section()
        .may("shows", Values.texts(), "Ids of KPIs, and segments.")
        .may(
            "minimum_group",
            Values.whole(2, 1_000_000).put("default", 10),
            "Fewest installs behind any figure.")
        .shape();
  }

  private static Shape review() {
    return new Section()
        .needs("who", Values.sentence(), "Who agreed.")
        .needs("when", Values.date(), "The day.")
        .needs("why", Values.sentence(), "The reason.")
        .shape();
  }

  /** Where there are several switches, all that is sent must say to which one it belongs. */
  private static Json severalChannels() {
    var channel = Shape.ofType("object").append(Shape.having("channel"));
    var then = new LinkedHashMap<String, Json>();
    then.put("events", Shape.ofType("object").put("additionalProperties", channel).json());
    for (String section : List.of("summary", "crash", "feedback")) {
      then.put(section, channel.json());
    }
    var several = Shape.ofType("object").put("minProperties", 2).json();
    var given =
        new Shape()
            .some("properties", Map.of("channels", several))
            .some("required", Shape.texts(List.of("channels")));
    return new Shape().put("if", given).put("then", new Shape().some("properties", then)).json();
  }
}
