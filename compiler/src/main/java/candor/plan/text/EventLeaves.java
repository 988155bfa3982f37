package candor.plan.text;

import candor.json.Json;
import candor.plan.Plan;

/** Writes events, people, the summary and the reports in canonical form. */
final class EventLeaves {

  private EventLeaves() {}

  static Leaves event(Plan.Event event) {
    return new Leaves()
        .put("channel", event.channel())
        .put("question", event.question())
        .put("when", event.when())
        .put("once", event.once())
        .put("reserved", event.reserved())
        .put("properties", Leaves.each(event.properties(), PropertyLeaves::of))
        .put("checks", Leaves.each(event.checks(), EventLeaves::check))
        .texts("never", event.never())
        .put("since", event.since())
        .put("expires", event.expires());
  }

  private static Leaves check(Plan.Check check) {
    return new Leaves()
        .put("if", PropertyLeaves.condition(check.given()))
        .put("then", PropertyLeaves.condition(check.then()));
  }

  static Leaves counter(Plan.Counter counter) {
    return new Leaves().put("what", counter.what()).texts("raised_by", counter.raisedBy());
  }

  static Leaves person(Plan.PersonProperty person) {
    return new Leaves()
        .put("what", person.what())
        .put("set", person.once() ? "once" : "latest")
        .put("from", person.from())
        .texts("by", person.by());
  }

  static Leaves summary(Plan.Summary summary) {
    return new Leaves()
        .put("name", summary.name())
        .put("channel", summary.channel())
        .put("max_bytes", summary.maxBytes())
        .put("what", summary.what())
        .put("when", summary.when())
        .put("properties", Leaves.each(summary.properties(), PropertyLeaves::of));
  }

  static Leaves crash(Plan.Crash crash) {
    return new Leaves()
        .put("channel", crash.channel())
        .put("max_message_bytes", crash.maxMessageBytes())
        .put("max_frames", crash.maxFrames())
        .put("install", crash.install())
        // Plans are older than this key: what is not counted is not written.
        .put("sessions", crash.sessions() ? Json.TRUE : null)
        .texts("context", crash.context())
        .texts("stripped", crash.stripped())
        .texts("redaction", crash.redaction());
  }

  static Leaves feedback(Plan.Feedback feedback) {
    return new Leaves()
        .put("channel", feedback.channel())
        .texts("kinds", feedback.kinds())
        .put("max_length", feedback.maxLength())
        .put("email", feedback.email());
  }
}
