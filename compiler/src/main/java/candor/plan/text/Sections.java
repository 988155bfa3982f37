package candor.plan.text;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Questions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes app, consent, identity, questions and the other promises in canonical form. */
final class Sections {

  private Sections() {}

  static Leaves app(Plan.App app) {
    return new Leaves()
        .put("id", app.id())
        .put("name", app.name())
        .put("kind", app.kind())
        .texts("platforms", app.platforms())
        .texts("links", app.links());
  }

  static Leaves channel(Promises.Channel channel) {
    var before = channel.hold() == 0 ? null : new Leaves().put("hold", channel.hold());
    return new Leaves()
        .put("consent", word(channel.consent()))
        .put("label", channel.label())
        .put("ask", channel.ask())
        .put("default", channel.defaultAnswer())
        .put("before_answer", before)
        .put("retroactive", channel.retroactive())
        .put("withdrawal", channel.withdrawal())
        .texts("collected", channel.collected())
        .texts("not_collected", channel.notCollected());
  }

  static Leaves identity(Promises.Identity identity) {
    return new Leaves()
        .put("model", word(identity.model()))
        .put("marks", identity.marks())
        .put("explanation", identity.explanation())
        .texts("places", identity.places())
        .put("wire_name", identity.wireName())
        .put("fingerprint_bits", bits(identity.fingerprintBits()));
  }

  private static @Nullable Json bits(@Nullable Integer bits) {
    return bits == null ? null : new Json.Whole(bits);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Leaves times(Promises.Times times) {
    return new Leaves()
        .put("late", times.clampOld() ? "clamp" : "refuse")
        .put("future", times.clampFuture() ? "clamp" : "refuse");
  }

  static Leaves never(Promises.Never never) {
    return new Leaves().put("what", never.what()).put("because", never.because());
  }

  static Leaves retention(Promises.Retention retention) {
    return new Leaves()
        .put("events", retention.events())
        .put("crashes", retention.crashes())
        .put("feedback", retention.feedback())
        .put("emails", retention.emails());
  }

  static Leaves disclosure(Promises.Disclosure disclosure) {
    return new Leaves()
        .texts("shows", disclosure.shows())
        .put("minimum_group", disclosure.minimumGroup());
  }

  static Leaves review(Promises.Review review) {
    return new Leaves()
        .put("who", review.who())
        .put("when", review.when())
        .put("why", review.why());
  }

  /** A section that only repeats what holds anyway is left out, as if it were absent. */
  static @Nullable Leaves client(Promises.Client client) {
    if (client.equals(Promises.Client.DEFAULT)) {
      return null;
    }
    return new Leaves()
        .put("endpoint", client.endpoint())
        .put("transport", word(client.transport()))
        .put("sends", client.sends())
        .put("timeout_s", client.timeout().toSeconds())
        .texts("config", client.config())
        .texts("commands", client.commands());
  }

  static Leaves questions(Questions questions) {
    return new Leaves()
        .put("kpis", Leaves.each(questions.kpis(), Sections::kpi))
        .put("pillars", Leaves.each(questions.pillars(), Sections::pillar))
        .put("funnels", Leaves.each(questions.funnels(), Sections::funnel))
        .texts("segments", questions.segments());
  }

  private static Leaves kpi(Questions.Kpi kpi) {
    return new Leaves()
        .put("id", kpi.id())
        .put("question", kpi.question())
        .put("measure", kpi.measure())
        .texts("events", kpi.events())
        .put("property", kpi.property())
        .texts("by", kpi.by());
  }

  private static Leaves pillar(Questions.Pillar pillar) {
    return new Leaves()
        .put("id", pillar.id())
        .put("question", pillar.question())
        .texts("events", pillar.events());
  }

  private static Leaves funnel(Questions.Funnel funnel) {
    return new Leaves()
        .put("id", funnel.id())
        .put("question", funnel.question())
        .texts("steps", funnel.steps())
        .put("window_days", funnel.windowDays());
  }
}
