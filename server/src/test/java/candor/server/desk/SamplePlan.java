package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Questions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes plans to test with. */
final class SamplePlan {

  private SamplePlan() {}

  /** Makes a plan; only who can be told apart sends reports. */
  static Plan of(String id, Promises.Identity.Model identity) {
    boolean reports = identity == Promises.Identity.Model.INSTALL;
    return new Plan(
        new Plan.App(
            id,
            Character.toUpperCase(id.charAt(0)) + id.substring(1),
            "desktop",
            List.of("macos"),
            Map.of(),
            List.of("To see what is used."),
            List.of("The maintainers.")),
        Map.of("usage", usage()),
        new Promises.Identity(identity, false, "Nothing is kept.", Map.of(), null),
        new Promises.Times(false, true),
        context(),
        Map.of(),
        events(),
        Map.of(),
        Map.of(),
        null,
        reports ? new Plan.Crash("usage", 4096, 50, true, List.of(), List.of(), List.of()) : null,
        reports ? new Plan.Feedback("usage", List.of("bug"), 1000, true) : null,
        List.of(new Promises.Never("What you write.", null)),
        questions(),
        new Promises.Retention(400, 90, 400, 90),
        new Promises.Disclosure(List.of(), 10),
        List.of(),
        Promises.Client.DEFAULT);
  }

  /** Makes the same plan ask only some questions of single figures. */
  static Plan asking(Plan plan, Questions.Kpi... kpis) {
    return new Plan(
        plan.app(),
        plan.channels(),
        plan.identity(),
        plan.times(),
        plan.context(),
        plan.vocabularies(),
        plan.events(),
        plan.counters(),
        plan.person(),
        plan.summary(),
        plan.crash(),
        plan.feedback(),
        plan.never(),
        new Questions(List.of(kpis), List.of(), List.of(), List.of()),
        plan.retention(),
        plan.disclosure(),
        plan.reviews(),
        plan.client());
  }

  private static Promises.Channel usage() {
    return new Promises.Channel(
        Promises.Consent.OPT_IN,
        "Share usage",
        "After the first start",
        false,
        10,
        true,
        "Nothing more is sent.",
        List.of(),
        List.of());
  }

  private static Map<String, Property> context() {
    var all = new LinkedHashMap<String, Property>();
    all.put("app_version", property(new PropertyType.Version(3), "Which release it is."));
    all.put("os", closed("Which system it runs on.", "macOS 26", "macOS 15", "macOS 14"));
    all.put("total_memory_gb", closed("How much memory it has.", "8", "16", "32", "64", "128+"));
    all.put("locale", property(new PropertyType.Language(false), "Which language it speaks."));
    return all;
  }

  private static Map<String, Plan.Event> events() {
    var all = new LinkedHashMap<String, Plan.Event>();
    all.put("app_launched", event("How often is it started?", Map.of()));
    var sent = new LinkedHashMap<String, Property>();
    sent.put("source", closed("Where it came from.", "chat_ui", "http_api", "plugin"));
    sent.put("model_source", closed("Who answers.", "local", "remote", "foundation"));
    sent.put("stream", property(new PropertyType.Bool(null), "Whether it was streamed."));
    sent.put(
        "latency_ms",
        new Property(
            new PropertyType.Whole(0, 600_000, 10, "ms"),
            "How long it took.",
            false,
            null,
            "technical",
            null,
            null,
            null));
    all.put("message_sent", event("How much do people talk to models?", sent));
    all.put("agent_run", event("Are agents used?", Map.of()));
    all.put("model_downloaded", event("Which features are adopted?", Map.of()));
    all.put("onboarding_started", event("Do people get through?", Map.of()));
    all.put("onboarding_completed", event("Do people get through?", Map.of()));
    return all;
  }

  private static Plan.Event event(String question, Map<String, Property> properties) {
    return new Plan.Event(
        "usage",
        question,
        "When it happens.",
        "",
        false,
        properties,
        List.of(),
        List.of(),
        null,
        null);
  }

  private static Property closed(String what, String... values) {
    return property(
        new PropertyType.Enumeration(new PropertyType.Vocabulary(List.of(values), Map.of())), what);
  }

  private static Property property(PropertyType type, String what) {
    return property(type, what, null);
  }

  private static Property property(PropertyType type, String what, @Nullable String example) {
    return new Property(type, what, true, null, "technical", example, null, null);
  }

  private static Questions questions() {
    return new Questions(
        List.of(
            kpi("active", "How many people use it on a day?", "dau"),
            kpi("messages", "How many messages are sent?", "events", "message_sent"),
            kpi(
                "completed",
                "How many finish the welcome steps?",
                "ratio",
                "onboarding_completed",
                "onboarding_started"),
            kpi("latency", "How long do answers take?", "p95", "message_sent")),
        List.of(
            new Questions.Pillar(
                "engagement", "Is it part of people's day?", List.of("message_sent", "agent_run")),
            new Questions.Pillar(
                "adoption",
                "Do people find what is there?",
                List.of("model_downloaded", "onboarding_completed"))),
        List.of(),
        List.of("total_memory_gb"));
  }

  private static Questions.Kpi kpi(String id, String question, String measure, String... events) {
    return new Questions.Kpi(id, question, measure, List.of(events), null, List.of());
  }
}
