package candor.plan.change;

import candor.plan.Plan;
import candor.plan.Property.Condition;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Transform;
import candor.plan.PropertyType.Vocabulary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds every way in which one part of a plan can be another one, without knowing its parts. */
final class Mutations {

  private static final Vocabulary WORDS = new Vocabulary(List.of("x", "y"), Map.of("auto", ""));

  private static final List<PropertyType> TYPES =
      List.of(
          new PropertyType.Bool(null),
          new PropertyType.Whole(0, 9, 1, ""),
          new PropertyType.Enumeration(WORDS),
          new PropertyType.EnumList(WORDS, 2),
          new PropertyType.Uuid(),
          new PropertyType.Text(9, null, List.of(Transform.SCRUB_PATHS), "why"));

  private Mutations() {}

  /**
   * Is one way to change a value.
   *
   * @param place the record components on the way to what changes, as {@code Plan.events}
   * @param value makes the changed value; throws IllegalArgumentException where it cannot be
   */
  record Mutation(List<String> place, Supplier<Object> value) {
    Mutation inside(String component, Function<Object, Object> rebuild) {
      var longer = new ArrayList<>(List.of(component));
      longer.addAll(place);
      return new Mutation(longer, () -> rebuild.apply(value.get()));
    }

    @Nullable Plan plan() {
      try {
        return (Plan) value.get();
      } catch (IllegalArgumentException notPossible) {
        return null;
      }
    }
  }

  static List<Mutation> of(Object value) {
    if (value instanceof Record record) {
      return ofRecord(record);
    }
    if (value instanceof List<?> list) {
      return ofList(list);
    }
    if (value instanceof Map<?, ?> map) {
      return ofMap(map);
    }
    return others(value).stream().map(Mutations::leaf).toList();
  }

  private static Mutation leaf(Object other) {
    return new Mutation(List.of(), () -> other);
  }

  private static List<?> others(Object value) {
    if (value instanceof String text) {
      return List.of(text + "x", "x", "y");
    }
    if (value instanceof Integer number) {
      return List.of(number + 1, number - 1, number * 2);
    }
    if (value instanceof Long number) {
      return List.of(number + 1, number - 1, number * 2);
    }
    if (value instanceof Double number) {
      return List.of(number + 1, number - 0.5, number * 2);
    }
    if (value instanceof Boolean truth) {
      return List.of(!truth);
    }
    if (value instanceof Duration time) {
      return List.of(time.plusSeconds(1));
    }
    Object[] constants = ((Enum<?>) value).getDeclaringClass().getEnumConstants();
    return Arrays.stream(constants).filter(each -> !each.equals(value)).toList();
  }

  private static List<Mutation> ofRecord(Record record) {
    var all = new ArrayList<Mutation>();
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      String name = record.getClass().getSimpleName() + "." + component.getName();
      Object value = value(record, component);
      var inner = new ArrayList<Mutation>(value == null ? added(component) : of(value));
      if (component.getType() == PropertyType.class) {
        TYPES.forEach(type -> inner.add(leaf(type)));
      }
      if (value != null && isNullable(component)) {
        inner.add(new Mutation(List.of(), () -> Gone.NOTHING));
      }
      inner.forEach(
          each -> all.add(each.inside(name, other -> with(record, component.getName(), other))));
    }
    return all;
  }

  /** Stands for null, which no supplier returns. */
  private enum Gone {
    NOTHING
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static List<Mutation> added(RecordComponent component) {
    if (component.getType() == String.class) {
      return List.of(leaf("x"));
    }
    if (component.getType() == Boolean.class) {
      return List.of(leaf(true), leaf(false));
    }
    if (component.getType() == Condition.class) {
      return List.of(leaf(new Condition("a", List.of("x", "true"))));
    }
    return List.of();
  }

  private static List<Mutation> ofList(List<?> list) {
    var all = new ArrayList<Mutation>();
    for (int i = 0; i < list.size(); i++) {
      int place = i;
      all.add(new Mutation(List.of(), () -> changed(list, place, null)));
      for (Mutation each : of(list.get(i))) {
        all.add(new Mutation(each.place(), () -> changed(list, place, each.value().get())));
        all.add(new Mutation(each.place(), () -> longer(list, each.value().get())));
      }
    }
    return all;
  }

  private static List<Object> longer(List<?> list, Object more) {
    var copy = new ArrayList<Object>(list);
    copy.add(more);
    return copy;
  }

  private static List<Object> changed(List<?> list, int place, @Nullable Object other) {
    var copy = new ArrayList<Object>(list);
    copy.remove(place);
    if (other != null) {
      copy.add(place, other);
    }
    return copy;
  }

  private static List<Mutation> ofMap(Map<?, ?> map) {
    var all = new ArrayList<Mutation>();
    map.forEach((name, value) -> {
      all.add(new Mutation(List.of(), () -> changed(map, name, null)));
      all.add(new Mutation(List.of(), () -> changed(map, name + "x", value)));
      for (Mutation each : of(value)) {
        all.add(new Mutation(each.place(), () -> changed(map, name, each.value().get())));
      }
    });
    return all;
  }

  private static Map<Object, Object> changed(Map<?, ?> map, Object name, @Nullable Object other) {
    var copy = new LinkedHashMap<Object, Object>(map);
    if (other == null) {
      copy.remove(name);
    } else {
      copy.put(name, other);
    }
    return copy;
  }

  /** Returns a record with another value of one component. */
  static Object with(Record record, String component, Object other) {
    if ((record instanceof PropertyType.Version && !List.of(1, 2, 3, 4).contains(other))
        || (component.equals("roundTo") && other.equals(0L))) {
      throw new IllegalArgumentException("no plan can say so");
    }
    RecordComponent[] components = record.getClass().getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      boolean here = components[i].getName().equals(component);
      values[i] = here ? (other == Gone.NOTHING ? null : other) : value(record, components[i]);
    }
    try {
      var constructor = record.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a record has its constructor", e);
    }
  }

  static @Nullable Object value(Record record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("a component has its accessor", e);
    }
  }
}
