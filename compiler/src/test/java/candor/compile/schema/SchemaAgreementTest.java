package candor.compile.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.compile.output.OutputOptions;
import candor.event.Message;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.Firewall;
import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.Verdict;
import candor.plan.text.PlanWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Judges batches by the schema of a plan and by the firewall. A batch is valid exactly when every
 * message in it is admitted and nothing is taken out, apart from {@link Relaxed} and {@link
 * #stricter}.
 */
final class SchemaAgreementTest {

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void theSchemaOfAReferencePlanAgreesWithTheFirewall(String app) throws IOException {
    var plan = Objects.requireNonNull(PlanFile.read(Path.of("../plans", app + ".yaml")).plan());
    long seed = 20261125;

    judged(Checker.of(schema(plan)), plan, new SplittableRandom(seed), 1_000, "seed " + seed)
        .wereMixed();
  }

  @Test
  void theSchemaOfARandomPlanAgreesWithTheFirewall() {
    agreeOn(20261125, 150);
  }

  @Test
  @Tag("fuzz")
  void theSchemaOfARandomPlanAgreesWithTheFirewallForLong() {
    agreeOn(System.nanoTime(), 20_000);
  }

  private static void agreeOn(long seed, int plans) {
    var random = new SplittableRandom(seed);
    var sum = new Count(0, 0);
    for (int i = 0; i < plans; i++) {
      var plan = RandomPlan.read(new RandomPlan(random).document());
      var checker = i % 10 == 0 ? Checker.of(schema(plan)) : Checker.trusting(schema(plan));
      sum = sum.plus(judged(checker, plan, random, 40, "seed " + seed + ", plan " + i));
    }
    sum.wereMixed();
  }

  private record Count(int valid, int invalid) {
    Count plus(Count other) {
      return new Count(valid + other.valid, invalid + other.invalid);
    }

    /** Guards the stream itself: batches that are all right or all wrong prove nothing. */
    void wereMixed() {
      assertTrue(valid > (valid + invalid) / 10 && invalid > (valid + invalid) / 10, toString());
    }
  }

  private static Count judged(
      Checker checker, Plan plan, SplittableRandom random, int rounds, String where) {
    var maker = new RandomBatch.Maker(random, plan);
    int valid = 0;
    for (int i = 0; i < rounds; i++) {
      var batch = maker.make();
      boolean admitted = isKept(Relaxed.of(plan), batch) && !stricter(plan, batch);
      boolean taken = checker.takes(batch.document());
      assertTrue(
          admitted == taken,
          () ->
              where
                  + (admitted ? ": admitted, but " + checker.faults(batch.document()) : ": taken")
                  + "\n"
                  + JsonWriter.write(batch.document())
                  + "\n"
                  + new String(PlanWriter.canonical(plan), UTF_8));
      valid += taken ? 1 : 0;
    }
    return new Count(valid, rounds - valid);
  }

  private static String schema(Plan plan) {
    return new SchemaOutput().write(plan, OutputOptions.DEFAULT).get(0).content();
  }

  private static boolean isKept(Plan plan, RandomBatch batch) {
    var session = batch.session();
    return !batch.messages().isEmpty()
        && (session == null || UUID.matcher(session).matches())
        && batch.messages().stream().allMatch(message -> isKept(plan, message));
  }

  private static boolean isKept(Plan plan, Message message) {
    return Firewall.judge(plan, message) instanceof Verdict.Admit admit
        && admit.dropped().isEmpty();
  }

  /**
   * Finds what the firewall is more patient with: context among the properties, as foreign clients
   * send it; a text that has its pattern only once it is cut; a list that is too long only as long
   * as its repetitions count.
   */
  private static boolean stricter(Plan plan, RandomBatch batch) {
    for (Message message : batch.messages()) {
      if (message instanceof Message.Track track) {
        var event = plan.events().get(track.name());
        if (event != null && stricter(plan, event.properties(), track.props())) {
          return true;
        }
      } else if (message instanceof Message.Summary summary) {
        var planned = plan.summary();
        if (planned != null && stricter(plan, planned.properties(), summary.props())) {
          return true;
        }
      }
      if (!(message instanceof Message.Erase)
          && stricter(plan, plan.context(), message.sender().context())) {
        return true;
      }
    }
    return false;
  }

  private static boolean stricter(
      Plan plan, Map<String, Property> planned, Map<String, Json> sent) {
    return sent.entrySet().stream()
        .anyMatch(each -> {
          var property = planned.get(each.getKey());
          return property == null
              ? plan.context().containsKey(each.getKey())
              : stricter(property.type(), each.getValue());
        });
  }

  private static boolean stricter(PropertyType type, Json value) {
    if (type instanceof PropertyType.Text t && value instanceof Json.Text text) {
      int length = text.value().codePointCount(0, text.value().length());
      return t.pattern() != null && t.transforms().isEmpty() && length > t.maxLength();
    }
    return type instanceof PropertyType.EnumList t
        && value instanceof Json.Array array
        && t.vocabulary().values().size() > t.maxItems()
        && array.items().size() > t.maxItems();
  }

  @Test
  void aBatchOfAnotherPlanIsNotTaken() {
    var random = new SplittableRandom(1);
    var checker = Checker.of(schema(RandomPlan.read(new RandomPlan(random).document())));
    var other = RandomPlan.read(new RandomPlan(random).document());

    var batch = new RandomBatch.Maker(random, other).make();

    assertTrue(checker.faults(batch.document()).toString().contains("/plan const"));
  }
}
