package candor.plan.text;

import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Promises.Never;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads promises, and checks that the plan keeps the rule each of them rests on. */
final class NeverSection {

  /** The rules that a promise may name; what they mean stands in the language reference. */
  private static final List<String> RULES =
      List.of(
          "closed-plan",
          "no-free-text",
          "no-install-id",
          "no-peer-address",
          "hashed",
          "tiers",
          "paths-scrubbed",
          "crash-redaction",
          "crash-stripped");

  private final Draft draft;

  NeverSection(Draft draft) {
    this.draft = draft;
  }

  List<Never> read(Table plan, Plan.@Nullable Crash crash) {
    var all = new ArrayList<Never>();
    int index = 0;
    for (Node item : plan.items("never")) {
      var path = "never[" + index++ + "]";
      if (item instanceof Node.Scalar text
          && text.form() == Node.Form.TEXT
          && !Table.isEmpty(text)) {
        all.add(new Never(text.text(), null));
        continue;
      }
      var table = plan.table(item, path);
      if (table != null) {
        all.add(promise(table, crash));
      }
    }
    return all;
  }

  private Never promise(Table table, Plan.@Nullable Crash crash) {
    var fields = draft.fields(table);
    var what = fields.sentence("what");
    var because = fields.word("because");
    if (because != null) {
      int before = draft.problems.errors();
      fields.choice("because", "closed-plan", RULES);
      if (draft.problems.errors() == before && !kept(because, crash)) {
        draft.problems.add(
            Rule.NOT_KEPT,
            table.at("because"),
            table.path("because"),
            "this plan does not keep the rule " + Nearest.quoted(because),
            "Mend the plan, or do not rest the promise on this rule.");
      }
    }
    table.close();
    return new Never(what, because);
  }

  private boolean kept(String rule, Plan.@Nullable Crash crash) {
    return switch (rule) {
      case "closed-plan", "no-peer-address" -> true;
      case "no-free-text" -> texts().allMatch(text -> text.pattern() != null);
      case "no-install-id" ->
          draft.identity != null && draft.identity.model() != Identity.Model.INSTALL;
      case "hashed" -> any(PropertyType.Hash.class::isInstance);
      case "tiers" -> any(PropertyType.Tier.class::isInstance);
      case "paths-scrubbed" ->
          texts()
              .allMatch(t -> t.pattern() != null || t.transforms().contains(Transform.SCRUB_PATHS));
      case "crash-redaction" -> crash == null || !crash.redaction().isEmpty();
      case "crash-stripped" -> crash == null || !crash.stripped().isEmpty();
      default -> throw new AssertionError("a rule without a check");
    };
  }

  private boolean any(Predicate<PropertyType> test) {
    return types().anyMatch(test);
  }

  private Stream<PropertyType.Text> texts() {
    return types().filter(PropertyType.Text.class::isInstance).map(PropertyType.Text.class::cast);
  }

  private Stream<PropertyType> types() {
    var summary = draft.summary;
    var ofEvents = draft.events.values().stream().flatMap(e -> e.properties().values().stream());
    Stream<Property> ofSummary =
        summary == null ? Stream.of() : summary.properties().values().stream();
    return Stream.of(draft.context.values().stream(), ofEvents, ofSummary)
        .flatMap(stream -> stream)
        .map(Property::type);
  }
}
