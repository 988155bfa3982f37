package candor.plan.canonical;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Questions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Makes the records of a plan of the sections that hold them. No state. */
final class Sections {

  private Sections() {}

  static Plan plan(Tree plan) {
    if (plan.number("candor") != Plan.LANGUAGE) {
      throw new IllegalArgumentException("another version of the plan language");
    }
    return new Plan(
        app(plan),
        plan.each("channels", Sections::channel),
        identity(plan.tree("identity")),
        times(plan.tree("times")),
        plan.each("context", Types::property),
        plan.each("vocabularies", value -> Types.closed(new Tree(value))),
        plan.each("events", Sections::event),
        plan.each("counters", Sections::counter),
        plan.each("person", Sections::person),
        plan.made("summary", Sections::summary),
        plan.made("crash", Sections::crash),
        plan.made("feedback", Sections::feedback),
        plan.list("never", Sections::never),
        questions(plan.tree("questions")),
        retention(plan.tree("retention")),
        disclosure(plan.tree("public")),
        plan.list("reviews", Sections::review),
        client(plan.made("client", client -> client)));
  }

  private static Plan.App app(Tree plan) {
    Tree app = plan.tree("app");
    return new Plan.App(
        app.text("id"),
        app.text("name"),
        app.text("kind"),
        app.texts("platforms"),
        app.words("links"),
        plan.texts("purposes"),
        plan.texts("access"));
  }

  private static Promises.Channel channel(Json json) {
    Tree channel = new Tree(json);
    Tree before = channel.tree("before_answer");
    return new Promises.Channel(
        channel.constant(Promises.Consent.class, "consent"),
        channel.text("label"),
        channel.text("ask"),
        channel.truth("default"),
        before.members().isEmpty() ? 0 : before.number("hold"),
        channel.truth("retroactive"),
        channel.text("withdrawal"),
        channel.texts("collected"),
        channel.texts("not_collected"));
  }

  private static Promises.Identity identity(Tree identity) {
    return new Promises.Identity(
        identity.constant(Promises.Identity.Model.class, "model"),
        identity.truth("marks"),
        identity.text("explanation"),
        identity.words("places"),
        identity.word("wire_name"),
        identity.get("fingerprint_bits") == null ? null : identity.number("fingerprint_bits"));
  }

  private static Promises.Times times(Tree times) {
    return new Promises.Times(
        times.text("late").equals("clamp"), times.text("future").equals("clamp"));
  }

  private static Plan.Event event(Json json) {
    Tree event = new Tree(json);
    return new Plan.Event(
        event.text("channel"),
        event.text("question"),
        event.text("when"),
        event.text("once"),
        event.truth("reserved"),
        event.each("properties", Types::property),
        event.list("checks", Sections::check),
        event.texts("never"),
        event.word("since"),
        event.word("expires"));
  }

  static Plan.Check check(Json json) {
    Tree check = new Tree(json);
    return new Plan.Check(Types.condition(check.tree("if")), Types.condition(check.tree("then")));
  }

  private static Plan.Counter counter(Json json) {
    Tree counter = new Tree(json);
    return new Plan.Counter(counter.text("what"), counter.texts("raised_by"));
  }

  private static Plan.PersonProperty person(Json json) {
    Tree person = new Tree(json);
    return new Plan.PersonProperty(
        person.text("what"),
        person.text("set").equals("once"),
        person.text("from"),
        person.texts("by"));
  }

  private static Plan.Summary summary(Tree summary) {
    return new Plan.Summary(
        summary.text("name"),
        summary.text("channel"),
        summary.number("max_bytes"),
        summary.text("what"),
        summary.text("when"),
        summary.each("properties", Types::property));
  }

  private static Plan.Crash crash(Tree crash) {
    return new Plan.Crash(
        crash.text("channel"),
        crash.number("max_message_bytes"),
        crash.number("max_frames"),
        crash.truth("install"),
        crash.get("sessions") != null && crash.truth("sessions"),
        crash.texts("context"),
        crash.texts("stripped"),
        crash.texts("redaction"));
  }

  private static Plan.Feedback feedback(Tree feedback) {
    return new Plan.Feedback(
        feedback.text("channel"),
        feedback.texts("kinds"),
        feedback.number("max_length"),
        feedback.truth("email"));
  }

  private static Promises.Never never(Json json) {
    Tree never = new Tree(json);
    return new Promises.Never(never.text("what"), never.word("because"));
  }

  private static Questions questions(Tree questions) {
    return new Questions(
        questions.list("kpis", Sections::kpi),
        questions.list("pillars", Sections::pillar),
        questions.list("funnels", Sections::funnel),
        questions.texts("segments"));
  }

  static Questions.Kpi kpi(Json json) {
    Tree kpi = new Tree(json);
    return new Questions.Kpi(
        kpi.text("id"),
        kpi.text("question"),
        kpi.text("measure"),
        kpi.texts("events"),
        kpi.word("property"),
        kpi.texts("by"));
  }

  private static Questions.Pillar pillar(Json json) {
    Tree pillar = new Tree(json);
    return new Questions.Pillar(pillar.text("id"), pillar.text("question"), pillar.texts("events"));
  }

  private static Questions.Funnel funnel(Json json) {
    Tree funnel = new Tree(json);
    return new Questions.Funnel(
        funnel.text("id"),
        funnel.text("question"),
        funnel.texts("steps"),
        funnel.number("window_days"));
  }

  private static Promises.Retention retention(Tree days) {
    return new Promises.Retention(
        days.number("events"),
        days.number("crashes"),
        days.number("feedback"),
        days.number("emails"));
  }

  private static Promises.Disclosure disclosure(Tree shown) {
    return new Promises.Disclosure(shown.texts("shows"), shown.number("minimum_group"));
  }

  private static Promises.Review review(Json json) {
    Tree review = new Tree(json);
    return new Promises.Review(review.text("who"), review.text("when"), review.text("why"));
  }

  private static Promises.Client client(@Nullable Tree client) {
    return client == null
        ? Promises.Client.DEFAULT
        : new Promises.Client(
            client.word("endpoint"),
            client.constant(Promises.Client.Transport.class, "transport"),
            client.text("sends"),
            Duration.ofSeconds(client.whole("timeout_s")),
            client.words("config"),
            client.words("commands"));
  }
}
