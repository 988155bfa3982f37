package candor.server.desk;

import candor.compile.Outputs;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import candor.plan.Promises;
import candor.plan.Property;
import candor.plan.change.Change;
import candor.plan.change.Changes;
import candor.server.desk.pages.JteprivacyGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.UpkeepPages;
import candor.server.desk.pages.UpkeepPages.Field;
import candor.server.desk.pages.UpkeepPages.Part;
import candor.server.desk.pages.UpkeepPages.Said;
import candor.server.http.Response;
import candor.server.query.Answers;
import candor.server.registry.Registry;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the page of what an app collects, what arrived of it, and how that changed. */
final class PrivacyPage {

  private static final Logger LOG = System.getLogger(PrivacyPage.class.getName());

  /** Digits that tell versions of one plan apart. */
  private static final int SHORT = 12;

  /** More names than any plan holds. */
  private static final int MOST_EVENTS = 1_000;

  private final View view;
  private final Registry registry;
  private final Plan plan;

  PrivacyPage(View view, Registry registry) {
    this.view = view;
    this.registry = registry;
    this.plan = view.app().plan();
  }

  static Response answer(PageList.Turn turn) {
    var page = new PrivacyPage(turn.view(), turn.sources().registry()).page();
    return Html.page(
        turn.request(),
        200,
        out -> JteprivacyGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  /** Answers with the public page that the plan makes, the same as in the app's sources. */
  static Response document(PageList.Turn turn) {
    var written =
        Outputs.named("doc").write(turn.view().app().plan(), OutputOptions.DEFAULT).getFirst();
    return Response.text(200, "text/markdown; charset=utf-8", written.content())
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }

  UpkeepPages.Privacy page() {
    String id = view.app().id();
    Link csv = Link.to("api", "v1", "apps", id, "plan.csv");
    var top = view.asking().top(view.whole(), Dimensions.EVENT, MOST_EVENTS);
    var refusals = view.asking().refusals(view.whole());
    var received = new HashMap<String, Long>();
    var answer = Asking.outcome(top);
    if (answer.value() != null) {
      answer.value().items().forEach(item -> received.put(item.value(), item.events()));
    }
    var kept = new HashMap<String, Long>();
    var outcome = Asking.outcome(refusals);
    Answers.Refused refused = outcome.value();
    if (refused != null) {
      refused.rows().forEach(row -> kept.merge(row.event(), row.count(), Long::sum));
    }
    return new UpkeepPages.Privacy(
        new Toolbars(view, "a", id, "privacy").toolbar(csv),
        view.app().hash(),
        Link.to("plan", view.app().hash()),
        Link.to("a", id, "privacy", "telemetry.md"),
        facts(),
        channels(),
        plan.never().stream().map(Promises.Never::what).toList(),
        parts(received, kept),
        Words.number(kept.values().stream().mapToLong(Long::longValue).sum()),
        view.state().choosingNothing().link("a", id, "data-quality"),
        versions(),
        answer.problem().isEmpty() ? outcome.problem() : answer.problem());
  }

  private List<Said> facts() {
    var facts = new ArrayList<Said>();
    String told =
        switch (plan.identity().model()) {
          case NONE -> "By nothing: no identifier is sent.";
          case DAILY -> "By a pseudonym that changes every day and cannot be linked.";
          case INSTALL -> "By a random number that the person can reset.";
        };
    facts.add(new Said("How installs are told apart", told + " " + plan.identity().explanation()));
    var days = plan.retention();
    facts.add(new Said("How long events are kept", View.days(days.events())));
    if (plan.crash() != null) {
      facts.add(new Said("How long crash reports are kept", View.days(days.crashes())));
    }
    if (plan.feedback() != null) {
      facts.add(new Said("How long feedback is kept", View.days(days.feedback())));
    }
    facts.add(new Said("What for", String.join(" ", plan.app().purposes())));
    facts.add(new Said("Who sees it", String.join(" ", plan.app().access())));
    return facts;
  }

  private List<UpkeepPages.Channel> channels() {
    var channels = new ArrayList<UpkeepPages.Channel>();
    plan.channels()
        .forEach((name, channel) ->
            channels.add(
                new UpkeepPages.Channel(
                    Words.title(name),
                    channel.label(),
                    consent(channel.consent()),
                    channel.withdrawal())));
    return channels;
  }

  private static String consent(Promises.Consent consent) {
    return switch (consent) {
      case OPT_IN -> "off until a yes";
      case OPT_OUT -> "on until a no";
      case GATED -> "on, but nothing leaves before the person confirmed";
    };
  }

  private List<Part> parts(Map<String, Long> received, Map<String, Long> kept) {
    var parts = new ArrayList<Part>();
    var fields = fields(plan.context());
    String always = "Rides on every event.";
    parts.add(new Part("Every event", always, "", "", "", "", null, null, fields));
    plan.events()
        .forEach((name, event) ->
            parts.add(
                part(
                    new Part(
                        name,
                        event.question(),
                        event.when(),
                        count(received, name),
                        keptOut(kept, name),
                        event.expires() == null ? "" : "Ends on " + event.expires() + ".",
                        null,
                        null,
                        fields(event.properties())))));
    Plan.Summary summary = plan.summary();
    if (summary != null) {
      String name = summary.name();
      parts.add(
          part(
              new Part(
                  name,
                  summary.what(),
                  summary.when(),
                  count(received, name),
                  keptOut(kept, name),
                  "",
                  null,
                  null,
                  fields(summary.properties()))));
    }
    return parts;
  }

  private Part part(Part part) {
    boolean never = part.received().equals("0");
    return new Part(
        part.name(),
        part.question(),
        part.when(),
        part.received(),
        part.kept(),
        part.note() + (never ? " Not seen in this period." : ""),
        never
            ? null
            : view.state()
                .choosingNothing()
                .toggled(Dimensions.EVENT, part.name())
                .link("a", view.app().id()),
        view.state().choosingNothing().link("a", view.app().id(), "plan", part.name()),
        part.fields());
  }

  private static String count(Map<String, Long> received, String name) {
    return Words.number(received.getOrDefault(name, 0L));
  }

  private static String keptOut(Map<String, Long> kept, String name) {
    Long count = kept.get(name);
    return count == null ? "" : Words.number(count);
  }

  private static List<Field> fields(Map<String, Property> properties) {
    var fields = new ArrayList<Field>();
    properties.forEach(
        (name, property) -> fields.add(new Field(name, property.what(), ValueWords.of(property))));
    return fields;
  }

  private List<UpkeepPages.Version> versions() {
    List<Registry.Adopted> history;
    try {
      history = registry.history(view.app().id());
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the versions of a plan could not be read", e);
      return List.of();
    }
    var versions = new ArrayList<UpkeepPages.Version>();
    for (int i = 0; i < history.size(); i++) {
      boolean first = i + 1 == history.size();
      versions.add(version(history.get(i), first ? null : history.get(i + 1)));
    }
    return versions;
  }

  private UpkeepPages.Version version(Registry.Adopted version, Registry.@Nullable Adopted before) {
    var changes =
        before == null
            ? List.<Change>of()
            : Changes.between(before.plan(), version.plan()).list().stream()
                .sorted(Comparator.comparing(Change::kind).reversed())
                .toList();
    return new UpkeepPages.Version(
        version.hash().replace("sha256:", "").substring(0, SHORT),
        version.since().equals(Instant.EPOCH)
            ? ""
            : Words.longDay(version.since().atZone(view.state().zone()).toLocalDate()),
        Link.to("plan", version.hash()),
        before == null ? "The first version." : summary(changes),
        changes.stream().map(c -> new Said(kind(c.kind()), c.sentence() + ".")).toList());
  }

  private static String summary(List<Change> changes) {
    boolean asks = changes.stream().anyMatch(change -> change.kind().asksAgain());
    return changes.isEmpty()
        ? "Nothing that people would notice."
        : changes.size()
            + (changes.size() == 1 ? " change" : " changes")
            + (asks ? "; people are asked again." : "; nothing more may be collected.");
  }

  private static String kind(Change.Kind kind) {
    return switch (kind) {
      case NARROWS -> "less";
      case NEUTRAL -> "the same";
      case WIDENS -> "more";
      case CONSENT_CHANGE -> "consent";
    };
  }
}
