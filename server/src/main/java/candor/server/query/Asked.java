package candor.server.query;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.plan.Property;
import candor.plan.PropertyType.Kind;
import candor.server.store.Selection;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Is the scope of a question after everything in it was found in the plan. Immutable.
 *
 * @param scope the scope as asked
 * @param plan the newest plan of its app
 */
record Asked(Scope scope, Plan plan) {

  /** The name by which the name of the event is asked for. */
  static final String EVENT = "event";

  private static final Set<Kind> NUMBERS = EnumSet.of(Kind.WHOLE, Kind.DECIMAL);

  private static final Set<String> TRUTH = Set.of("true", "false");

  /** As many values as anybody would tick in a list. */
  private static final int MOST_VALUES = 100;

  /** As many filters as fit on a page. */
  private static final int MOST_FILTERS = 20;

  static Asked check(Scope scope, Function<String, @Nullable Plan> plans) throws BadQuestion {
    Plan plan = plans.apply(scope.app());
    if (plan == null) {
      throw new BadQuestion("app", "there is no such app");
    }
    if (!scope.from().isBefore(scope.to())) {
      throw new BadQuestion("to", "must be after from");
    }
    if (scope.filters().size() > MOST_FILTERS) {
      throw new BadQuestion("filter", "at most " + MOST_FILTERS + " filters can be combined");
    }
    var asked = new Asked(scope, plan);
    for (Scope.Filter filter : scope.filters()) {
      asked.check(filter);
    }
    return asked;
  }

  Model identity() {
    return plan.identity().model();
  }

  boolean marks() {
    return plan.identity().marks();
  }

  /** Tells whether every filter can be asked of the context, which marks carry too. */
  boolean contextOnly() {
    return scope.filters().stream().allMatch(f -> plan.context().containsKey(f.property()));
  }

  void checkEvent(String event) throws BadQuestion {
    if (!event.isEmpty() && !events().contains(event)) {
      throw new BadQuestion(EVENT, "must be one of the planned events: " + list(events()));
    }
  }

  /** Reads a step: the name of an event, and behind a colon what must hold of it. */
  Selection.Step step(String text) throws BadQuestion {
    int colon = text.indexOf(':');
    String event = colon < 0 ? text : text.substring(0, colon);
    if (!events().contains(event)) {
      throw new BadQuestion("steps", "must be planned events: " + list(events()));
    }
    if (colon < 0) {
      return new Selection.Step(event, List.of());
    }
    int equals = text.indexOf('=', colon);
    String property = equals < 0 ? "" : text.substring(colon + 1, equals);
    if (!properties(event).contains(property)) {
      throw new BadQuestion("steps", "may say EVENT:PROPERTY=VALUE with a property of that event");
    }
    var value = List.of(text.substring(equals + 1));
    var condition = new Selection.Condition(property, Selection.Operator.IS, value);
    return new Selection.Step(event, List.of(condition));
  }

  void checkNumber(String property, String event) throws BadQuestion {
    checkProperty("property", property, event);
    if (kinds(property).stream().noneMatch(NUMBERS::contains)) {
      throw new BadQuestion("property", "must hold numbers");
    }
  }

  void checkProperty(String parameter, String property, String event) throws BadQuestion {
    Set<String> names = properties(event);
    if (!property.equals(EVENT) && !names.contains(property)) {
      throw new BadQuestion(parameter, "must be event or a planned property: " + list(names));
    }
  }

  Selection selection(String event) {
    return scope.selection(event);
  }

  private void check(Scope.Filter filter) throws BadQuestion {
    checkProperty("filter", filter.property(), "");
    Set<Kind> kinds = kinds(filter.property());
    switch (filter.operator()) {
      case SET -> {}
      case IS, NOT -> {
        checkCount(filter);
        if (kinds.equals(EnumSet.of(Kind.BOOLEAN)) && !TRUTH.containsAll(filter.values())) {
          throw new BadQuestion("filter", "this property is true or false");
        }
        if (NUMBERS.containsAll(kinds)) {
          checkNumbers(filter, kinds);
        }
      }
      case CONTAINS -> {
        checkCount(filter);
        if (!kinds.contains(Kind.TEXT) && !kinds.contains(Kind.TEXTS)) {
          throw new BadQuestion("filter", "contains needs a property that is text");
        }
      }
      case GT, LT -> {
        checkCount(filter);
        if (kinds.stream().noneMatch(NUMBERS::contains)) {
          throw new BadQuestion("filter", "gt and lt need a property that is a number");
        }
        checkNumbers(filter, EnumSet.of(Kind.DECIMAL));
      }
    }
  }

  private static void checkCount(Scope.Filter filter) throws BadQuestion {
    if (filter.values().isEmpty() || filter.values().size() > MOST_VALUES) {
      throw new BadQuestion("filter", "needs 1 to " + MOST_VALUES + " values");
    }
  }

  private static void checkNumbers(Scope.Filter filter, Set<Kind> kinds) throws BadQuestion {
    boolean whole = kinds.equals(EnumSet.of(Kind.WHOLE));
    for (String value : filter.values()) {
      try {
        double number = whole ? Long.parseLong(value) : Double.parseDouble(value);
        if (!Double.isFinite(number)) {
          throw new BadQuestion("filter", "the value must be a finite number");
        }
      } catch (NumberFormatException e) {
        throw new BadQuestion(
            "filter", whole ? "the value must be a whole number" : "the value must be a number");
      }
    }
  }

  private Set<String> events() {
    var names = new TreeSet<>(plan.events().keySet());
    Plan.Summary summary = plan.summary();
    if (summary != null) {
      names.add(summary.name());
    }
    return names;
  }

  /** Returns the planned names that events of a name can have, or all when it is empty. */
  private Set<String> properties(String event) {
    var names = new TreeSet<>(plan.context().keySet());
    plan.events()
        .forEach((name, planned) -> {
          if (event.isEmpty() || event.equals(name)) {
            names.addAll(planned.properties().keySet());
          }
        });
    Plan.Summary summary = plan.summary();
    if (summary != null && (event.isEmpty() || event.equals(summary.name()))) {
      names.addAll(summary.properties().keySet());
    }
    return names;
  }

  private Set<Kind> kinds(String name) {
    if (name.equals(EVENT)) {
      return EnumSet.of(Kind.TEXT);
    }
    var kinds = EnumSet.noneOf(Kind.class);
    add(kinds, plan.context().get(name));
    plan.events().values().forEach(event -> add(kinds, event.properties().get(name)));
    Plan.Summary summary = plan.summary();
    if (summary != null) {
      add(kinds, summary.properties().get(name));
    }
    return kinds;
  }

  private static void add(Set<Kind> kinds, @Nullable Property property) {
    if (property != null) {
      kinds.add(property.type().kind());
    }
  }

  private static String list(Collection<String> names) {
    return names.isEmpty() ? "there is none" : String.join(", ", List.copyOf(names));
  }
}
