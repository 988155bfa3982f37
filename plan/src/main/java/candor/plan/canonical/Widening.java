package candor.plan.canonical;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether one plan may collect more than another, key by key of their canonical forms. For
 * one comparison.
 *
 * <p>The build says what changed and what that means; here a yes or no is enough. Whatever is not
 * known to narrow is taken for a widening, so at worst people are asked once too often.
 */
final class Widening {

  /** Words that no rule hangs on, and what is asked of the same data. */
  private static final Set<String> HARMLESS =
      Set.of(
          ("name kind platforms links label ask explanation places wire_name fingerprint_bits"
                  + " vocabularies question questions when reserved what since example shares"
                  + " tolerance tolerate salt reason sends timeout_s config commands reviews")
              .split(" "));

  /** What binds: more of it, or some where there was none, narrows; losing it widens. */
  private static final Set<String> BINDING =
      Set.of(
          ("always by checks expires never not_collected once only_when pattern redaction stripped"
                  + " transforms withdrawal")
              .split(" "));

  /** Maps whose names the author of the plan chose. */
  private static final Set<String> NAMED =
      Set.of("channels", "context", "counters", "events", "person", "properties");

  /** Words that stand in an order, from the least to the most. */
  private static final List<String> ORDER =
      List.of(
          "none",
          "daily",
          "install",
          "opt-in",
          "gated",
          "opt-out",
          "technical",
          "interaction",
          "user-typed",
          "refuse",
          "clamp");

  /** Means the same for a property of any type. */
  private static final Set<String> OF_EVERY_TYPE =
      Set.of("required", "only_when", "sensitivity", "expires");

  private static final Json NATIVE = new Json.Dictionary(Map.of("transport", text("native")));

  /** Whether a check could keep the event out that is looked at; then what is missing counts. */
  private boolean checked;

  boolean of(Tree from, Tree to) {
    return isShownOtherwise(from, to) || section(with(from), with(to));
  }

  private static Json text(String word) {
    return new Json.Text(word);
  }

  /** A plan without the section sends as the default says. */
  private static Tree with(Tree plan) {
    Map<String, Json> members = new LinkedHashMap<>(plan.members());
    members.putIfAbsent("client", NATIVE);
    return new Tree(members);
  }

  /** A question collects nothing, but everybody sees some of the figures. */
  private static boolean isShownOtherwise(Tree from, Tree to) {
    Map<String, Set<Object>> before = new LinkedHashMap<>();
    figures(from).forEach(kpi -> before.put(kpi.text("id"), figure(kpi)));
    var shown = to.tree("public").texts("shows");
    return figures(to).stream()
        .anyMatch(kpi ->
            shown.contains(kpi.text("id"))
                && before.containsKey(kpi.text("id"))
                && !figure(kpi).equals(before.get(kpi.text("id"))));
  }

  private static List<Tree> figures(Tree plan) {
    return plan.tree("questions").list("kpis", Tree::new);
  }

  private static Set<Object> figure(Tree kpi) {
    return Set.of(
        "measure " + kpi.text("measure"),
        kpi.texts("events"),
        "property " + kpi.text("property"),
        new TreeSet<>(kpi.texts("by")));
  }

  private boolean section(Tree from, Tree to) {
    return any(keys(from, to), from, to);
  }

  private static Set<String> keys(Tree from, Tree to) {
    Set<String> keys = new HashSet<>(from.members().keySet());
    keys.addAll(to.members().keySet());
    keys.removeAll(HARMLESS);
    return keys;
  }

  private boolean any(Set<String> keys, Tree from, Tree to) {
    return keys.stream().anyMatch(key -> asks(key, from.get(key), to.get(key)));
  }

  private boolean asks(String key, @Nullable Json from, @Nullable Json to) {
    if (to == null) {
      return BINDING.contains(key) || key.equals("unit") || key.equals("endpoint");
    }
    return from == null ? !BINDING.contains(key) : !from.equals(to) && differs(key, from, to);
  }

  private boolean differs(String key, Json from, Json to) {
    if (from instanceof Json.Dictionary && to instanceof Json.Dictionary) {
      var before = new Tree(from);
      var after = new Tree(to);
      return NAMED.contains(key) ? named(key, before, after) : objects(key, before, after);
    }
    if (from instanceof Json.Array before && to instanceof Json.Array after) {
      return lists(key, before.items(), after.items());
    }
    if (from instanceof Json.Text before && to instanceof Json.Text after) {
      return words(key, before.value(), after.value());
    }
    if (from instanceof Json.Bool && to instanceof Json.Bool after) {
      return after.value() || key.equals("always");
    }
    return numbers(key, Tree.decimal(from), Tree.decimal(to));
  }

  private static boolean numbers(String key, double from, double to) {
    boolean least = key.equals("min") || key.equals("minimum_group");
    return least ? to <= from : to >= from;
  }

  private boolean named(String key, Tree from, Tree to) {
    for (Map.Entry<String, Json> member : to.members().entrySet()) {
      Json known = from.get(member.getKey());
      if (known == null) {
        return true;
      }
      if (member(key, new Tree(known), new Tree(member.getValue()))) {
        return true;
      }
    }
    return false;
  }

  private boolean member(String key, Tree from, Tree to) {
    return switch (key) {
      case "properties", "context" -> property(from, to);
      case "events" -> event(from, to);
      default -> section(from, to);
    };
  }

  private boolean event(Tree from, Tree to) {
    checked = !from.items("checks").isEmpty();
    boolean more = section(from, to);
    checked = false;
    return more;
  }

  private boolean objects(String key, Tree from, Tree to) {
    return switch (key) {
      case "only_when" -> !within(Types.condition(to), Types.condition(from));
      case "identity" -> identity(from, to);
      default -> section(from, to);
    };
  }

  /** Marks in the place of a lasting id are no widening: whoever had that could work them out. */
  private boolean identity(Tree from, Tree to) {
    boolean gained = (to.truth("marks") && !from.truth("marks")) || (marks(to) && !marks(from));
    boolean instead = from.text("model").equals("install") && to.text("model").equals("none");
    Set<String> others = keys(from, to);
    others.remove("marks");
    return (gained && !instead) || any(others, from, to);
  }

  private static boolean marks(Tree identity) {
    return identity.truth("marks") || identity.text("model").equals("none");
  }

  private static boolean lists(String key, List<Json> from, List<Json> to) {
    if (key.equals("checks")) {
      return !from.stream()
          .map(Sections::check)
          .allMatch(check -> to.stream().map(Sections::check).anyMatch(o -> covers(o, check)));
    }
    if (!BINDING.contains(key) || key.equals("by")) {
      return !from.containsAll(to);
    }
    boolean promises = key.equals("never") && from.get(0) instanceof Json.Dictionary;
    return promises
        ? !from.stream().allMatch(promise -> isKept(new Tree(promise), to))
        : !to.containsAll(from);
  }

  /** A promise that rested on nothing may now rest on a rule. */
  private static boolean isKept(Tree promise, List<Json> to) {
    var said = to.stream().map(Tree::new).filter(each -> same("what", promise, each)).toList();
    boolean free = promise.get("because") == null;
    return !said.isEmpty()
        && (free || said.stream().allMatch(each -> same("because", promise, each)));
  }

  private static boolean covers(Plan.Check stricter, Plan.Check looser) {
    return within(looser.given(), stricter.given()) && within(stricter.then(), looser.then());
  }

  private static boolean within(Condition some, Condition all) {
    return some.property().equals(all.property()) && all.values().containsAll(some.values());
  }

  private static boolean words(String key, String from, String to) {
    int before = ORDER.indexOf(from);
    int after = ORDER.indexOf(to);
    return switch (key) {
      case "once" -> !to.equals("install");
      case "expires" -> to.compareTo(from) > 0;
      case "consent", "model", "sensitivity", "late", "future" -> after > before;
      default -> true;
    };
  }

  private boolean property(Tree from, Tree to) {
    boolean had = from.truth("required");
    boolean looser =
        (had && !to.truth("required"))
            || (mayBeLeftOut(to) && !mayBeLeftOut(from))
            || (had && to.get("only_when") != null && !same("only_when", from, to));
    if (checked && looser) {
      return true;
    }
    Set<String> keys = keys(from, to);
    if (!same("type", from, to)) {
      if (!isClosedWithin(from, to)) {
        return true;
      }
      keys.retainAll(OF_EVERY_TYPE);
    }
    keys.remove("required");
    return (keys.remove("round") && rounding(from, to)) || any(keys, from, to);
  }

  private static boolean mayBeLeftOut(Tree property) {
    return property.words("tolerate").containsValue("");
  }

  private static boolean same(String key, Tree from, Tree to) {
    return Objects.equals(from.get(key), to.get(key));
  }

  /** A closed list is compared with anything, value by value; nothing else can be. */
  private static boolean isClosedWithin(Tree from, Tree to) {
    PropertyType after = Types.type(to);
    List<String> values = List.of();
    if (after instanceof PropertyType.Enumeration list) {
      values = list.vocabulary().values();
    } else if (after instanceof PropertyType.Tier tier) {
      values = tier.vocabulary().values();
    }
    return !values.isEmpty()
        && values.stream().allMatch(value -> PropertyType.keeps(Types.type(from), text(value)));
  }

  /** A coarser step narrows, unless no rounded number lies in the range. */
  private static boolean rounding(Tree from, Tree to) {
    boolean moved = !(same("min", from, to) && same("max", from, to) && same("round", from, to));
    double before = from.decimal("round");
    double after = to.decimal("round");
    double min = to.get("min") == null ? 0 : to.decimal("min");
    boolean none = after > 0 && Math.ceil(min / after) > Math.floor(to.decimal("max") / after);
    boolean coarser = before == after || before == 0 || isMultiple(after, before);
    return moved && (none || !coarser);
  }

  /** Of fractions nobody can tell here: they are no exact multiples of each other. */
  private static boolean isMultiple(double step, double of) {
    return step > 0 && of >= 1 && of == Math.rint(of) && step % of == 0;
  }
}
