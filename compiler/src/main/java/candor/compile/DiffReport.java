package candor.compile;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Plan;
import candor.plan.Promises.Review;
import candor.plan.change.Change;
import candor.plan.change.Change.Kind;
import candor.plan.change.Changes;
import candor.plan.text.PlanWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Puts the comparison of two plans into lines for people or one object for programs.
 *
 * @param from the plan that people know
 * @param to the plan that is to follow it
 * @param changes how they differ
 * @param now the present
 */
record DiffReport(Plan from, Plan to, Changes changes, Instant now) {

  /** Returns lines: the changes by kind, the gravest first, then what follows from them. */
  List<String> text() {
    var lines = new ArrayList<String>();
    for (Kind kind : gravestFirst()) {
      var some = changes.list().stream().filter(change -> change.kind() == kind).toList();
      if (!some.isEmpty()) {
        lines.add(title(kind) + " (" + some.size() + ")");
        some.forEach(change -> lines.addAll(lines(change)));
        lines.add("");
      }
    }
    lines.add(conclusion());
    return lines;
  }

  private static List<Kind> gravestFirst() {
    return Stream.of(Kind.values()).sorted(Comparator.reverseOrder()).toList();
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case CONSENT_CHANGE -> "Changes what an answer means";
      case WIDENS -> "Widens";
      case NEUTRAL -> "Neutral";
      case NARROWS -> "Narrows";
    };
  }

  private static List<String> lines(Change change) {
    return List.of("  " + change.sentence(), "      " + change.path());
  }

  private String conclusion() {
    if (!changes.asksAgain()) {
      return changes.list().isEmpty()
          ? same()
          : "Nothing more may be collected: nobody is asked again.";
    }
    var agreed = changes.agreed(now);
    if (agreed.isEmpty()) {
      return "People must be asked again, and no new review agrees to that: add an entry to"
          + " \"reviews\" of the new plan that says who, when and why.";
    }
    Review last = agreed.get(agreed.size() - 1);
    return "People will be asked again; %s agreed to that on %s."
        .formatted(last.who(), last.when());
  }

  private String same() {
    return PlanWriter.hash(from).equals(PlanWriter.hash(to))
        ? "The plans are the same."
        : "Only the order of lists changed: nobody is asked again.";
  }

  /** Returns one line of JSON; names and meanings of its members are stable. */
  String json() {
    var json = new JsonWriter().open();
    plan(json.name("from"), from);
    plan(json.name("to"), to);
    json.name("widest").text(changes.widest().code());
    truth(json.name("asks_again"), changes.asksAgain());
    truth(json.name("unreviewed"), changes.unreviewed(now));
    json.name("changes").openArray();
    changes.list().stream()
        .sorted(Comparator.comparing(Change::kind).reversed())
        .forEach(change -> change(json, change));
    json.closeArray().name("reviews").openArray();
    changes.agreed(now).forEach(review -> review(json, review));
    return new String(json.closeArray().close().bytes(), StandardCharsets.UTF_8);
  }

  private static void plan(JsonWriter json, Plan plan) {
    json.open();
    json.name("app").text(plan.app().id());
    json.name("hash").text(PlanWriter.hash(plan));
    json.close();
  }

  private static void truth(JsonWriter json, boolean value) {
    json.value(value ? Json.TRUE : Json.FALSE);
  }

  private static void change(JsonWriter json, Change change) {
    json.open();
    json.name("kind").text(change.kind().code());
    json.name("path").text(change.path());
    json.name("sentence").text(change.sentence());
    json.close();
  }

  private static void review(JsonWriter json, Review review) {
    json.open();
    json.name("who").text(review.who());
    json.name("when").text(review.when());
    json.name("why").text(review.why());
    json.close();
  }
}
