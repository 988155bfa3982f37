package candor.server.observe;

import candor.compile.PlanFile;
import candor.plan.text.Problem;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Drafts a plan from what was seen of an app. Types are guessed; what only people know is a blank
 * that {@code plan check} names.
 *
 * <p>The draft is tried with its blanks filled in before it is shown: what the plan language cannot
 * hold stands as a comment. So whoever fills the blanks has a plan.
 */
public final class PlanDraft {

  private static final Pattern EVENT = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*");
  private static final Pattern PROPERTY = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  /** YAML reads these as something else than a name. */
  private static final Set<String> NOT_PLAIN =
      Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

  /** Each turn takes at least one property out, and there are few that a plan cannot hold. */
  private static final int MOST_TURNS = 100;

  private final String app;
  private final Seen seen;
  private final Map<String, Seen.Trait> merged;
  private final Set<String> impossible = new HashSet<>();

  private PlanDraft(String app, Seen seen) {
    this.app = app;
    this.seen = seen;
    this.merged = merged(seen);
  }

  /**
   * Writes a draft.
   *
   * @param app the app's id
   * @param seen what was seen of it
   * @return the draft in YAML
   */
  public static String of(String app, Seen seen) {
    return new PlanDraft(app, seen).tried().shown();
  }

  /**
   * Says in words which forms the values of a property have.
   *
   * @param trait what was seen of it
   * @return the words
   */
  public static String words(Seen.Trait trait) {
    return Guess.words(trait);
  }

  /** Returns the draft as if all blanks were filled in. */
  static String filled(String app, Seen seen) {
    return new PlanDraft(app, seen).tried().filled();
  }

  private Sheet tried() {
    Sheet sheet = sheet();
    for (int turn = 0; turn < MOST_TURNS; turn++) {
      var reading = PlanFile.read(sheet.filled().getBytes(StandardCharsets.UTF_8));
      boolean any = false;
      for (Problem problem : reading.problems()) {
        String owner = sheet.ownerOf(problem.line());
        if (problem.severity() == Problem.Severity.ERROR && !owner.isEmpty()) {
          any |= impossible.add(owner);
        }
      }
      if (!any) {
        break;
      }
      sheet = sheet();
    }
    return sheet;
  }

  /** One name is one column, so its type must hold whatever came under it anywhere. */
  private static Map<String, Seen.Trait> merged(Seen seen) {
    var all = new HashMap<String, Seen.Trait>();
    seen.context().traits().forEach((name, trait) -> all.merge(name, trait, PlanDraft::both));
    for (Seen.Group group : seen.events().values()) {
      group.traits().forEach((name, trait) -> all.merge(name, trait, PlanDraft::both));
    }
    return all;
  }

  private static Seen.Trait both(Seen.Trait one, Seen.Trait other) {
    var shapes = new TreeMap<>(one.shapes());
    other.shapes().forEach((shape, count) -> shapes.merge(shape, count, Long::sum));
    var values = new HashSet<>(one.values());
    values.addAll(other.values());
    return new Seen.Trait(
        one.count() + other.count(),
        shapes,
        Math.min(one.least(), other.least()),
        Math.max(one.most(), other.most()),
        List.copyOf(values),
        one.hidden() + other.hidden());
  }

  private Sheet sheet() {
    var sheet = new Sheet();
    sheet.line("# A draft of a plan for " + app + ", made from the names and forms of what came");
    sheet.line(
        "# from " + seen.first() + " to " + seen.last() + ". Every blank says " + Sheet.MARK);
    sheet.line(
        "# and \"candor plan check\" names each of them. What should not be collected goes.");
    sheet.line("candor: 1").line("");
    sheet.line("app:").line("  id: " + app);
    sheet.blank("  name", "what people call it", "An app");
    sheet.blank("  kind", "desktop, cli or server", "cli").line("");
    sheet.line("channels:").line("  usage:");
    sheet.blank("    consent", "opt-in, opt-out, or gated (held until confirmed)", "opt-in");
    sheet.blank("    label", "what people read beside the switch", "Share figures").line("");
    sheet
        .line("identity: {model: none}  # or daily, or install; none needs no identifier")
        .line("");
    context(sheet);
    events(sheet);
    summary(sheet);
    reports(sheet);
    sheet.line("retention: {events: 180}  # days; fewer is better");
    return sheet;
  }

  private void context(Sheet sheet) {
    if (seen.context().traits().keySet().stream().anyMatch(name -> holds("context", name))) {
      sheet.line("context:");
      properties(sheet, "context", seen.context(), "  ");
      sheet.line("");
    }
  }

  private void events(Sheet sheet) {
    var planned = seen.events().keySet().stream().filter(PlanDraft::isEvent).toList();
    if (!planned.isEmpty()) {
      sheet.line("events:");
    }
    seen.events()
        .forEach((name, group) -> {
          if (isEvent(name)) {
            sheet.line("  " + key(name) + ":  # came " + group.count() + " times");
            sheet.blank("    question", "the question that it answers", "How is it used?");
            sheet.blank("    when", "when it is sent", "When it is used.");
            if (group.traits().keySet().stream().anyMatch(trait -> holds(name, trait))) {
              sheet.line("    properties:");
            }
            properties(sheet, name, group, "      ");
          } else if (!name.equals(Seen.SUMMARY)) {
            sheet.line(
                "  # \""
                    + name
                    + "\" came "
                    + group.count()
                    + " times: no plan can name it so;"
                    + " the app could call it "
                    + proposal(name));
          }
        });
    if (seen.moreEvents() > 0) {
      sheet.line("  # " + seen.moreEvents() + " events more came under names that are not kept");
    }
    sheet.line("");
    if (!planned.isEmpty()) {
      sheet.line("questions:").line("  kpis:").line("    - id: use");
      sheet.blank("      question", "what these events tell together", "How much is it used?");
      sheet.line("      measure: events");
      sheet
          .line(
              "      events: ["
                  + String.join(", ", planned.stream().map(PlanDraft::key).toList())
                  + "]")
          .line("");
    }
  }

  private void summary(Sheet sheet) {
    Seen.Group group = seen.events().get(Seen.SUMMARY);
    if (group != null) {
      sheet.line("summary:  # came " + group.count() + " times").line("  name: session");
      sheet.line("  max_bytes: 8192");
      sheet.blank("  what", "what the document tells", "A session.");
      sheet.blank("  when", "when it is sent", "At the end.");
      if (group.traits().keySet().stream().anyMatch(trait -> holds(Seen.SUMMARY, trait))) {
        sheet.line("  properties:");
      }
      properties(sheet, Seen.SUMMARY, group, "    ");
      sheet.line("");
    }
  }

  private void reports(Sheet sheet) {
    if (seen.crashes() > 0) {
      sheet.line(
          "crash: {}  # " + seen.crashes() + " reports came; paths and secrets are replaced");
    }
    if (seen.feedback() > 0) {
      sheet.line("feedback:  # " + seen.feedback() + " messages came");
      sheet.line(
          "  kinds: []  # " + Sheet.MARK + ": such as [bug, idea, other]", "  kinds: [other]");
    }
  }

  private boolean holds(String owner, String name) {
    return PROPERTY.matcher(name).matches() && !impossible.contains(owner + "\n" + name);
  }

  private void properties(Sheet sheet, String owner, Seen.Group group, String in) {
    group
        .traits()
        .forEach((name, trait) -> {
          if (!holds(owner, name)) {
            String why = impossible.contains(owner + "\n" + name) ? "" : ", as " + proposal(name);
            sheet.line(
                in
                    + "# \""
                    + name
                    + "\" ("
                    + Guess.words(trait)
                    + ") cannot be planned under this name"
                    + why);
            return;
          }
          var type = new Sheet();
          if (!Guess.write(type, in + "  ", name, merged.getOrDefault(name, trait))) {
            sheet.line(
                in + "# \"" + name + "\" (" + Guess.words(trait) + ") fits no type of a plan");
            return;
          }
          sheet.owner(owner + "\n" + name);
          sheet.line(in + key(name) + ":");
          sheet.addAll(type);
          if (!owner.equals("context") && trait.count() < group.count()) {
            sheet.line(
                in + "  required: no  # came " + trait.count() + " of " + group.count() + " times");
          }
          sheet.blank(in + "  what", "what it tells, in a sentence", "What it tells.");
          sheet.owner("");
        });
    if (group.more() > 0) {
      sheet.line(in + "# " + group.more() + " values more came under names that are not kept");
    }
  }

  private static boolean isEvent(String name) {
    return EVENT.matcher(name).matches() && name.length() <= 60;
  }

  private static String key(String name) {
    return NOT_PLAIN.contains(name) ? '"' + name + '"' : name;
  }

  /** Turns a name into one that a plan could hold, as programmers would. */
  private static String proposal(String name) {
    String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    String plain = words.replaceAll("[^a-z0-9.]+", "_").replaceAll("^[^a-z]+|[._]+$", "");
    return plain.isEmpty() ? "something else" : plain;
  }
}
