package candor.server.custody;

import candor.plan.Plan;
import candor.plan.Property;
import candor.server.custody.Custody.Held;
import candor.server.custody.Custody.Planned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Says column by column why it is there, and which have no reason. Immutable.
 *
 * @param app the app's id
 * @param hash the hash of the plan in force
 * @param columns every column that has a reason
 * @param foreign tables, columns and names in rows that no plan of the app and no need of the
 *     server explains; empty when all is well
 */
public record Attestation(String app, String hash, List<Column> columns, List<String> foreign) {

  /** Copies the lists. */
  public Attestation {
    columns = List.copyOf(columns);
    foreign = List.copyOf(foreign);
  }

  /**
   * Is one column with its reason.
   *
   * @param table the table
   * @param column the column
   * @param because what explains it: a name of the plan, or what the server needs it for
   * @param older whether only a version that is no longer in force explains it
   */
  public record Column(String table, String column, String because, boolean older) {}

  /**
   * Compares what is stored with every version of a plan.
   *
   * @param hash the hash of the plan in force
   * @param versions every version by its hash, that one included
   * @param held the tables as the engine has them
   * @return what is explained and what is not
   * @throws IllegalArgumentException if the plan in force is not among the versions
   */
  public static Attestation of(String hash, Map<String, Plan> versions, List<Held> held) {
    Plan newest = versions.get(hash);
    if (newest == null) {
      throw new IllegalArgumentException("the plan in force must be among the versions");
    }
    var columns = new ArrayList<Column>();
    var foreign = new ArrayList<String>();
    for (Held table : held) {
      Map<String, String> needed = Needed.columns(table.name());
      if (needed == null) {
        foreign.add("table " + table.name());
        continue;
      }
      for (String name : table.columns()) {
        Column column = explain(table, name, needed, newest, versions);
        if (column == null) {
          foreign.add("column " + table.name() + "." + name);
        } else {
          columns.add(column);
        }
      }
      table
          .names()
          .forEach((what, names) -> {
            Set<String> known = known(what, versions);
            names.stream()
                .filter(name -> !known.contains(name))
                .forEach(name ->
                    foreign.add(
                        (what.equals("event") ? "name of an " : "name of a ")
                            + what
                            + " in rows: "
                            + name));
          });
    }
    return new Attestation(newest.app().id(), hash, columns, foreign);
  }

  private static @Nullable Column explain(
      Held table,
      String name,
      Map<String, String> needed,
      Plan newest,
      Map<String, Plan> versions) {
    String because = needed.get(name);
    Planned planned = table.planned().get(name);
    if (because != null || planned == null) {
      return because == null ? null : new Column(table.name(), name, because, false);
    }
    String now = because(planned, newest);
    if (now != null) {
      return new Column(table.name(), name, now, false);
    }
    for (Plan version : new TreeMap<>(versions).values()) {
      String before = because(planned, version);
      if (before != null) {
        return new Column(table.name(), name, before, true);
      }
    }
    return null;
  }

  /** Returns where a plan names a value of this kind, or null where it does not. */
  private static @Nullable String because(Planned planned, Plan plan) {
    if (planned.context()) {
      return holds(plan.context(), planned) ? "context: " + planned.property() : null;
    }
    for (var event : plan.events().entrySet()) {
      if (holds(event.getValue().properties(), planned)) {
        return "event " + event.getKey() + ": " + planned.property();
      }
    }
    Plan.Summary summary = plan.summary();
    return summary != null && holds(summary.properties(), planned)
        ? "summary " + summary.name() + ": " + planned.property()
        : null;
  }

  private static boolean holds(Map<String, Property> properties, Planned planned) {
    Property property = properties.get(planned.property());
    return property != null
        && property.type().kind().name().toLowerCase(Locale.ROOT).equals(planned.kind());
  }

  private static Set<String> known(String what, Map<String, Plan> versions) {
    var known = new HashSet<String>();
    for (Plan plan : versions.values()) {
      Plan.Summary summary = plan.summary();
      Plan.Crash crash = plan.crash();
      switch (what) {
        case "event" -> {
          known.addAll(plan.events().keySet());
          if (summary != null) {
            known.add(summary.name());
          }
        }
        case "counter" -> known.addAll(plan.counters().keySet());
        case "person" -> known.addAll(plan.person().keySet());
        case "crash context" -> known.addAll(crash == null ? List.of() : crash.context());
        default -> throw new AssertionError("no rows name a " + what);
      }
    }
    return known;
  }
}
