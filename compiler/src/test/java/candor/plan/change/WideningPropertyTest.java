package candor.plan.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Verdict;
import candor.plan.change.Change.Kind;
import candor.plan.change.Mutations.Mutation;
import candor.plan.text.PlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lets the firewall look for more than the comparison admits to. */
final class WideningPropertyTest {

  private static final int MESSAGES = 15;

  /** Mutated plans of each reference plan; all of them take minutes. */
  private static final int PAIRS = 200;

  @Test
  void whatIsKeptOfRandomPlansAndCouldNotBeKeptBeforeIsAWidening() {
    compareRandomly(20261124, 1_000);
  }

  @Test
  @Tag("fuzz")
  void whatIsKeptOfRandomPlansAndCouldNotBeKeptBeforeIsAWideningForLong() {
    compareRandomly(System.nanoTime(), 1_000_000);
  }

  @Test
  void whatIsKeptOfTheReferencePlansAndCouldNotBeKeptBeforeIsAWidening() throws IOException {
    for (String name : List.of("every-key", "dimmy", "osaurus", "shimmy")) {
      Plan plan = plan(name);
      var search = new Search(20261124);
      List<Mutation> ways = Mutations.of(plan);
      for (int i = 0; i < ways.size(); i += 1 + ways.size() / PAIRS) {
        Plan other = ways.get(i).plan();
        if (other != null) {
          search.compare(plan, other);
          search.compare(other, plan);
        }
      }
      assertTrue(search.harmless > 80 && search.admitted > 100, search.toString());
    }
  }

  private static void compareRandomly(long seed, int rounds) {
    var random = new SplittableRandom(seed);
    var plans = new SmallPlans(random);
    var search = new Search(seed);
    for (int i = 0; i < rounds; i++) {
      Plan from = plans.plan();
      Plan to = from;
      for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
        List<Mutation> ways = Mutations.of(to);
        Plan other = ways.get(random.nextInt(ways.size())).plan();
        to = other == null ? to : other;
      }
      search.compare(from, to);
      search.compare(to, from);
    }
    assertTrue(search.harmless > rounds / 4 && search.admitted > rounds, search.toString());
  }

  /** Counts what was looked at, so that a search that looks at nothing fails. */
  private static final class Search {
    private final long seed;
    private final SplittableRandom random;
    private int harmless;
    private int admitted;

    Search(long seed) {
      this.seed = seed;
      this.random = new SplittableRandom(seed);
    }

    void compare(Plan from, Plan to) {
      var changes = Changes.between(from, to);
      if (changes.list().stream().anyMatch(change -> change.kind() == Kind.WIDENS)) {
        return;
      }
      harmless++;
      var cover = new Cover(from, to);
      var messages = new BorderMessages(from, to, random);
      for (int i = 0; i < MESSAGES; i++) {
        Message message = messages.next();
        if (Firewall.judge(to, message) instanceof Verdict.Admit admit) {
          admitted++;
          assertTrue(
              cover.holds(admit.message()),
              () ->
                  "seed %d: %s%n%s%n%s%n%s"
                      .formatted(seed, changes.list(), admit.message(), from, to));
        }
      }
    }

    @Override
    public String toString() {
      return "seed %d, %d harmless, %d admitted".formatted(seed, harmless, admitted);
    }
  }

  static Plan plan(String name) throws IOException {
    var file = Path.of("src/test/resources/plans", name + ".json");
    var reading = PlanReader.readJson(Files.readAllBytes(file));
    assertEquals(
        List.of(), reading.problems().stream().filter(p -> p.id().startsWith("CP0")).toList());
    return Objects.requireNonNull(reading.plan());
  }
}
