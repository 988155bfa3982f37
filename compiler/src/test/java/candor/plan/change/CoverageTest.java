package candor.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.Plan;
import candor.plan.change.Mutations.Mutation;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Walks every part of the plan's model, so that a part that comes later is not forgotten. */
final class CoverageTest {

  @Test
  void noPartOfAPlanChangesUnnoticed() throws IOException {
    Plan plan = WideningPropertyTest.plan("every-key");
    var unnoticed = new TreeSet<String>();
    for (Mutation mutation : Mutations.of(plan)) {
      Plan other = mutation.plan();
      if (other != null && !same(plan, other) && Changes.between(plan, other).list().isEmpty()) {
        unnoticed.add(mutation.place().toString());
      }
    }

    assertEquals(Set.of(), unnoticed);
  }

  /** A check beside a stricter one of its kind makes no difference either. */
  private static boolean same(Plan plan, Plan other) {
    return other.equals(plan)
        || other.events().values().stream().anyMatch(event -> event.checks().size() > 1);
  }

  @Test
  void theSampleHoldsEveryPartThatAPlanCanHave() throws IOException {
    Set<String> parts = new TreeSet<>();
    collect(Plan.class, parts, new HashSet<>());
    for (Mutation mutation : Mutations.of(WideningPropertyTest.plan("every-key"))) {
      parts.removeAll(mutation.place());
    }

    assertEquals(Set.of(), parts, "add it to every-key.json");
  }

  @Test
  void aPlanThatWasOnlyRearrangedHasNoChange() throws IOException {
    for (String name : List.of("every-key", "dimmy", "osaurus", "shimmy")) {
      Plan plan = WideningPropertyTest.plan(name);
      var changes = Changes.between(plan, Rearranged.of(plan));

      assertEquals(
          List.of(), changes.list().stream().filter(c -> !Rearranged.matters(c.path())).toList());
    }
  }

  private static void collect(Type type, Set<String> parts, Set<Type> seen) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument, parts, seen);
      }
    } else if (type instanceof Class<?> found && found.isRecord()) {
      for (RecordComponent component : found.getRecordComponents()) {
        parts.add(found.getSimpleName() + "." + component.getName());
        collect(component.getGenericType(), parts, seen);
      }
    } else if (type instanceof Class<?> found && found.isSealed()) {
      for (Class<?> permitted : found.getPermittedSubclasses()) {
        collect(permitted, parts, seen);
      }
    }
  }
}
