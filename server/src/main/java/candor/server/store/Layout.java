package candor.server.store;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which planned columns the tables of one app have, in their order. Immutable. */
final class Layout {

  /** Marks a kind for which a name has no column. */
  static final int NONE = -1;

  private final List<Column> columns;
  private final Map<String, Places> own = new HashMap<>();
  private final Map<String, Places> context = new HashMap<>();

  Layout(List<Column> columns) {
    this.columns = List.copyOf(columns);
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      var slots = column.context() ? context : own;
      slots.computeIfAbsent(column.property(), p -> new Places()).put(column.kind(), i);
    }
  }

  /** Holds the places of one name by kind. */
  static final class Places {
    private final EnumMap<Kind, Integer> byKind = new EnumMap<>(Kind.class);

    private void put(Kind kind, int place) {
      byKind.put(kind, place);
    }

    /** Returns the place of a kind, or {@link #NONE}. */
    int get(Kind kind) {
      Integer place = byKind.get(kind);
      return place == null ? NONE : place;
    }
  }

  List<Column> columns() {
    return columns;
  }

  /** Returns the columns of the context alone, in their order. */
  List<Column> contextColumns() {
    return columns.stream().filter(Column::context).toList();
  }

  /** Returns the place of an event's value by kind, or null when no plan has the name. */
  @Nullable Places own(String property) {
    return own.get(property);
  }

  /** Returns the place of a value of the context by kind, or null when no plan has the name. */
  @Nullable Places context(String property) {
    return context.get(property);
  }

  /** Returns every column of a name, an event's own before the context's. */
  List<Column> named(String property) {
    var found = new ArrayList<Column>();
    for (boolean of : new boolean[] {false, true}) {
      for (Column column : columns) {
        if (column.context() == of && column.property().equals(property)) {
          found.add(column);
        }
      }
    }
    return found;
  }

  Map<String, Set<Kind>> kinds() {
    var kinds = new LinkedHashMap<String, Set<Kind>>();
    for (Column column : columns) {
      kinds.computeIfAbsent(column.property(), p -> EnumSet.noneOf(Kind.class)).add(column.kind());
    }
    return kinds;
  }

  /** Returns the columns that a plan needs and that are not there yet. */
  List<Column> missing(Plan plan) {
    var needed = new LinkedHashSet<Column>();
    plan.context().forEach((name, property) -> needed.add(column(true, name, property)));
    for (Plan.Event event : plan.events().values()) {
      event.properties().forEach((name, property) -> needed.add(column(false, name, property)));
    }
    Plan.Summary summary = plan.summary();
    if (summary != null) {
      summary.properties().forEach((name, property) -> needed.add(column(false, name, property)));
    }
    needed.removeAll(new LinkedHashSet<>(columns));
    return List.copyOf(needed);
  }

  Layout with(List<Column> more) {
    var all = new ArrayList<>(columns);
    all.addAll(more);
    return new Layout(all);
  }

  private static Column column(boolean context, String name, Property property) {
    PropertyType type = property.type();
    return new Column(context, type.kind(), name);
  }
}
