package candor.plan.change;

import candor.json.Json;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Transform;
import candor.plan.change.Change.Kind;
import candor.plan.change.Place.Told;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what values a property may take. No state. */
final class TypeChanges {

  private TypeChanges() {}

  static void compare(Place at, PropertyType from, PropertyType to) {
    if (from.getClass() != to.getClass()) {
      other(at.in("type"), from, to);
    } else if (!NumberChanges.compare(at, from, to) && !closed(at, from, to)) {
      form(at, from, to);
    }
  }

  /** A closed list is compared with anything, value by value; nothing else can be. */
  private static void other(Place at, PropertyType from, PropertyType to) {
    List<Json> values = values(to);
    boolean narrows =
        !values.isEmpty() && values.stream().allMatch(value -> PropertyType.keeps(from, value));
    String said = "is now " + Words.of(to) + ", was " + Words.of(from);
    at.say(
        narrows ? Kind.NARROWS : Kind.WIDENS,
        narrows ? said : said + ", and the two cannot be compared");
  }

  /** Returns all values of a type in their form on the wire, or none when they cannot be listed. */
  private static List<Json> values(PropertyType type) {
    List<String> words = List.of();
    if (type instanceof PropertyType.Enumeration one) {
      words = one.vocabulary().values();
    } else if (type instanceof PropertyType.Tier tier) {
      words = tier.vocabulary().values();
    }
    return words.stream().<Json>map(Json.Text::new).toList();
  }

  private static boolean closed(Place at, PropertyType from, PropertyType to) {
    if (from instanceof PropertyType.Enumeration before
        && to instanceof PropertyType.Enumeration after) {
      Vocabularies.compare(at, before.vocabulary(), after.vocabulary());
    } else if (from instanceof PropertyType.EnumList before
        && to instanceof PropertyType.EnumList after) {
      Vocabularies.compare(at, before.vocabulary(), after.vocabulary());
      at.most("max_items", before.maxItems(), after.maxItems(), "may hold up to %s values");
    } else if (from instanceof PropertyType.Tier before && to instanceof PropertyType.Tier after) {
      tier(at, before, after);
    } else if (from instanceof PropertyType.Bool before && to instanceof PropertyType.Bool after) {
      truth(at.in("always"), before.always(), after.always());
    } else {
      return false;
    }
    return true;
  }

  private static void tier(Place at, PropertyType.Tier from, PropertyType.Tier to) {
    Told gained = new Told(Kind.WIDENS, "is now also told by the tiers");
    Told lost = new Told(Kind.NARROWS, "is no longer told by the tiers");
    Vocabularies.values(at.in("bounds"), from.vocabulary(), to.vocabulary(), gained, lost);
    if (from.vocabulary().values().equals(to.vocabulary().values())
        && !(from.bounds().equals(to.bounds()) && from.above().equals(to.above()))) {
      at.in("bounds").say(Kind.WIDENS, "has other bounds under the same names");
    }
    if (from.tolerance() != to.tolerance()) {
      at.in("tolerance")
          .say(
              Kind.NEUTRAL,
              "goes to a tier when at most %s above it, was %s"
                  .formatted(Words.number(to.tolerance()), Words.number(from.tolerance())));
    }
    unit(at, from.unit(), to.unit());
    Vocabularies.tolerate(at, from.vocabulary(), to.vocabulary());
  }

  private static void truth(Place at, @Nullable Boolean from, @Nullable Boolean to) {
    if (!Objects.equals(from, to)) {
      at.say(
          from == null ? Kind.NARROWS : Kind.WIDENS,
          to == null ? "may now be yes or no" : "is now always " + (to ? "yes" : "no"));
    }
  }

  private static void form(Place at, PropertyType from, PropertyType to) {
    if (from instanceof PropertyType.Version before && to instanceof PropertyType.Version after) {
      at.most("parts", before.parts(), after.parts(), "keeps up to %s parts of the version");
    } else if (from instanceof PropertyType.Language before
        && to instanceof PropertyType.Language after) {
      at.allowed(
          "regional",
          before.regional(),
          after.regional(),
          "now also tells the region",
          "no longer tells the region");
    } else if (from instanceof PropertyType.Hash before && to instanceof PropertyType.Hash after) {
      at.most("length", before.length(), after.length(), "keeps %s digits of the hash");
      if (!before.salt().equals(after.salt())) {
        at.in("salt").say(Kind.NEUTRAL, "has another salt, so new hashes do not match old ones");
      }
    } else if (from instanceof PropertyType.Text before && to instanceof PropertyType.Text after) {
      text(at, before, after);
    } else if (!from.equals(to)) {
      // Identifiers and moments have nothing to set; whatever they gain later counts until told.
      at.in("type").say(Kind.WIDENS, "takes other values, which cannot be compared");
    }
  }

  private static void text(Place at, PropertyType.Text from, PropertyType.Text to) {
    at.most("max_length", from.maxLength(), to.maxLength(), "keeps up to %s characters");
    if (!Objects.equals(from.pattern(), to.pattern())) {
      at.in("pattern")
          .say(
              from.pattern() == null ? Kind.NARROWS : Kind.WIDENS,
              to.pattern() == null
                  ? "may now be any text"
                  : from.pattern() == null
                      ? "must now match a pattern"
                      : "must match another pattern, and the two cannot be compared");
    }
    at.lists(
        "transforms",
        names(from.transforms()),
        names(to.transforms()),
        new Told(Kind.NARROWS, "is now changed by"),
        new Told(Kind.WIDENS, "is no longer changed by"));
    if (!from.transforms().equals(to.transforms())
        && Set.copyOf(from.transforms()).equals(Set.copyOf(to.transforms()))) {
      at.in("transforms").say(Kind.NEUTRAL, "is changed by the same rules in another order");
    }
    at.words("reason", "why it is free text", from.reason(), to.reason());
  }

  private static List<String> names(List<Transform> transforms) {
    return transforms.stream()
        .map(each -> each == Transform.SCRUB_PATHS ? "scrub-paths" : "redact-secrets")
        .toList();
  }

  /** Another unit makes the same number say something else. */
  static void unit(Place at, String from, String to) {
    if (!from.equals(to)) {
      at.in("unit")
          .say(
              Kind.WIDENS,
              "is now counted in %s, was in %s, and the two cannot be compared"
                  .formatted(to.isEmpty() ? "nothing" : to, from.isEmpty() ? "nothing" : from));
    }
  }
}
