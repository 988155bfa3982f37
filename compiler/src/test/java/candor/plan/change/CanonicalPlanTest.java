package candor.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.canonical.CanonicalPlan;
import candor.plan.change.Mutations.Mutation;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds what apps read, and when they ask again, against what the compiler reads and says. */
final class CanonicalPlanTest {

  private static final List<String> SAMPLES = List.of("every-key", "dimmy", "osaurus", "shimmy");

  /** Mutated plans of each sample; all of them take minutes. */
  private static final int PAIRS = 150;

  @Test
  void anAppReadsWhatTheReaderOfPlanFilesReads() throws IOException {
    for (String name : SAMPLES) {
      Plan plan = WideningPropertyTest.plan(name);
      int valid = 0;
      for (Plan other : some(Mutations.of(plan))) {
        var written = written(other);
        Plan read = written == null ? null : PlanReader.readJson(written.bytes()).plan();
        if (written != null && read != null) {
          valid++;
          assertEquals(read, written.plan());
        }
      }
      assertEquals(plan, PlanWriter.write(plan).plan());
      assertTrue(valid > PAIRS / 4, name + " has " + valid + " changed plans that hold");
    }
  }

  @Test
  void itIsNamedAsThePlanIs() throws IOException {
    Plan plan = WideningPropertyTest.plan("every-key");

    assertEquals(PlanWriter.hash(plan), PlanWriter.write(plan).hash());
  }

  @Test
  void bytesOfAnotherPlanAreNotTheOneThatWasNamed() throws IOException {
    var one = PlanWriter.write(WideningPropertyTest.plan("dimmy"));
    var other = PlanWriter.write(WideningPropertyTest.plan("shimmy"));

    assertNull(CanonicalPlan.read(one.bytes(), other.hash()));
  }

  @Test
  void whatIsNoPlanIsRefusedWithoutBeingShown() {
    for (String wrong : List.of("secret", "[]", "{\"candor\":2}", "{\"candor\":1}", "{\"a\":1}")) {
      var bytes = wrong.getBytes(StandardCharsets.UTF_8);
      var thrown = assertThrows(IllegalArgumentException.class, () -> CanonicalPlan.read(bytes));

      assertFalse(String.valueOf(thrown.getMessage()).contains("secret"));
    }
  }

  @Test
  void anAppAsksAgainWheneverTheBuildWouldAndSeldomOtherwise() throws IOException {
    var tally = new Tally();
    for (String name : SAMPLES) {
      Plan plan = WideningPropertyTest.plan(name);
      for (Plan other : some(Mutations.of(plan))) {
        var written = written(other);
        if (written != null && PlanReader.readJson(written.bytes()).plan() != null) {
          tally.compare(plan, other);
          tally.compare(other, plan);
        }
      }
    }
    tally.isRight();
  }

  @Test
  void anAppAsksAgainWheneverTheBuildWouldForRandomPlans() {
    var random = new SplittableRandom(20261126);
    var plans = new SmallPlans(random);
    var tally = new Tally();
    for (int i = 0; i < 1_000; i++) {
      Plan from = plans.plan();
      Plan to = from;
      for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
        Plan other = any(Mutations.of(to), random).plan();
        to = other == null ? to : other;
      }
      tally.compare(from, to);
      tally.compare(to, from);
    }
    tally.isRight();
  }

  /** Returns null for records that no plan file makes: examples and labels of nothing. */
  private static @Nullable CanonicalPlan written(Plan plan) {
    try {
      return PlanWriter.write(plan);
    } catch (IllegalArgumentException noJson) {
      return null;
    }
  }

  private static Mutation any(List<Mutation> ways, SplittableRandom random) {
    return ways.get(random.nextInt(ways.size()));
  }

  private static List<Plan> some(List<Mutation> ways) {
    return IntStream.iterate(0, i -> i < ways.size(), i -> i + 1 + ways.size() / PAIRS)
        .mapToObj(i -> ways.get(i).plan())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Counts comparisons, so that a search that finds nothing to compare fails. */
  private static final class Tally {
    private int widenings;
    private int harmless;
    private int askedTooOften;

    void compare(Plan from, Plan to) {
      var before = written(from);
      var after = written(to);
      if (before == null || after == null || !isOfAFile(before, from) || !isOfAFile(after, to)) {
        return;
      }
      var changes = Changes.between(from, to);
      boolean asks = after.widens(before);
      if (changes.asksAgain()) {
        widenings++;
        assertTrue(asks, () -> changes.list() + "\n" + from + "\n" + to);
      } else {
        harmless++;
        askedTooOften += asks ? 1 : 0;
      }
    }

    /** Tells whether a file could say so: no tier without its labels, no spelling of nothing. */
    private static boolean isOfAFile(CanonicalPlan written, Plan plan) {
      var properties = new ArrayList<>(plan.context().values());
      plan.events().values().forEach(event -> properties.addAll(event.properties().values()));
      if (plan.summary() != null) {
        properties.addAll(plan.summary().properties().values());
      }
      return written.plan().equals(plan)
          && properties.stream().map(Property::type).allMatch(Tally::isSpelt);
    }

    /** What a spelling stands for is a value of the list, which stands for itself. */
    private static boolean isSpelt(PropertyType type) {
      var spellings = PropertyType.spellings(type);
      return spellings.values().stream()
          .allMatch(value -> value.isEmpty() || value.equals(spellings.get(value)));
    }

    void isRight() {
      assertTrue(widenings > 100 && harmless > 100, widenings + " and " + harmless);
      assertTrue(askedTooOften < harmless / 25, askedTooOften + " of " + harmless);
    }
  }
}
