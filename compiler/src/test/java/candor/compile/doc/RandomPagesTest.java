package candor.compile.doc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever a plan holds stands on its page, and nothing else comes of it. */
final class RandomPagesTest {

  private static final int ROUNDS = 120;

  private static final Pattern OUR_HEADINGS =
      Pattern.compile(
          "Telemetry of .*|In one minute|Your choice|Who you are|What is (never )?collected|On every"
              + " message|All events|(Event|Summary|List) \\w+|Crash reports|Feedback|What is"
              + " remembered of an install|Closed lists|What it is used for|Who sees it, and how long"
              + " it is kept|How it travels|Check it yourself");

  @Test
  void everythingOfAPlanStandsOnItsPageAndEveryExamplePasses() {
    var random = new SplittableRandom(20261125);
    int passed = 0;
    int without = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var plan = new AnyPlan(random).plan();
      var page = ReferencePages.page(plan);
      var viewed = Viewed.of(page);
      var where = "round " + round;

      assertEquals(List.of(), missing(plan, viewed.text()), where);
      assertEquals(List.of(), viewed.foreign(), where);
      assertEquals(List.of(), dead(viewed), where);
      assertTrue(
          viewed.headings().stream().allMatch(h -> OUR_HEADINGS.matcher(h).matches()),
          () -> where + ": " + viewed.headings());
      assertTrue(page.chars().noneMatch(RandomPagesTest::isUnseen), where);
      passed += new Shown(plan, viewed).judged();
      without += viewed.text().split("No example:", -1).length - 1;
    }
    assertTrue(passed > 2 * ROUNDS, passed + " examples");
    assertTrue(without < passed / 4, without + " of " + passed + " without an example");
  }

  private static boolean isUnseen(int c) {
    return Character.getType(c) == Character.FORMAT && c != 0x200c && c != 0x200d;
  }

  private static List<String> dead(Viewed viewed) {
    return viewed.links().stream()
        .filter(link -> !link.equals("https://acme.test/a"))
        .filter(link -> !link.startsWith("#") || !viewed.addresses().contains(link.substring(1)))
        .toList();
  }

  private static List<String> missing(Plan plan, String page) {
    var sentences = new ArrayList<String>();
    var values = new ArrayList<String>();
    sentences.addAll(plan.app().purposes());
    sentences.addAll(plan.app().access());
    sentences.add(plan.app().name());
    sentences.add(plan.identity().explanation());
    sentences.add(plan.client().sends());
    values.addAll(plan.identity().places().values());
    values.addAll(plan.client().config().values());
    values.addAll(plan.client().commands().values());
    values.addAll(plan.app().links().keySet());
    plan.channels()
        .forEach((id, channel) -> {
          values.add(id);
          sentences.addAll(List.of(channel.label(), channel.ask(), channel.withdrawal()));
          sentences.addAll(channel.collected());
          sentences.addAll(channel.notCollected());
        });
    plan.never().forEach(never -> sentences.add(never.what()));
    properties(plan.context(), sentences, values);
    plan.events()
        .forEach((name, event) -> {
          values.add(name);
          sentences.addAll(List.of(event.question(), event.when()));
          sentences.addAll(event.never());
          properties(event.properties(), sentences, values);
        });
    plan.vocabularies()
        .forEach((name, list) -> {
          values.add(name);
          vocabulary(list, values);
        });
    people(plan, sentences, values);
    reports(plan, sentences, values);
    var missing = new ArrayList<String>();
    sentences.stream()
        .filter(sentence -> !page.contains(Viewed.seen(sentence)))
        .forEach(missing::add);
    values.stream().filter(value -> !page.contains(Viewed.seenValue(value))).forEach(missing::add);
    return missing;
  }

  private static void people(Plan plan, List<String> sentences, List<String> values) {
    plan.counters()
        .forEach((name, counter) -> {
          values.add(name);
          sentences.add(counter.what());
        });
    plan.person()
        .forEach((name, person) -> {
          values.add(name);
          sentences.add(person.what());
        });
    plan.questions().kpis().forEach(kpi -> sentences.add(kpi.question()));
    plan.questions().pillars().forEach(pillar -> sentences.add(pillar.question()));
    plan.questions().funnels().forEach(funnel -> sentences.add(funnel.question()));
    plan.reviews().forEach(review -> sentences.addAll(List.of(review.who(), review.why())));
  }

  private static void reports(Plan plan, List<String> sentences, List<String> values) {
    var summary = plan.summary();
    if (summary != null) {
      values.add(summary.name());
      sentences.addAll(List.of(summary.what(), summary.when()));
      properties(summary.properties(), sentences, values);
    }
    var crash = plan.crash();
    if (crash != null) {
      sentences.addAll(crash.stripped());
      values.addAll(crash.redaction());
      values.addAll(crash.context());
    }
    var feedback = plan.feedback();
    if (feedback != null) {
      values.addAll(feedback.kinds());
    }
  }

  private static void properties(
      Map<String, Property> properties, List<String> sentences, List<String> values) {
    properties.forEach((name, property) -> {
      values.add(name);
      sentences.add(property.what());
      type(property.type(), sentences, values);
    });
  }

  private static void type(PropertyType type, List<String> sentences, List<String> values) {
    if (type instanceof PropertyType.Enumeration one) {
      vocabulary(one.vocabulary(), values);
    } else if (type instanceof PropertyType.EnumList list) {
      vocabulary(list.vocabulary(), values);
    } else if (type instanceof PropertyType.Tier tier) {
      vocabulary(tier.vocabulary(), values);
    } else if (type instanceof PropertyType.Hash hash) {
      values.add(hash.salt());
    } else if (type instanceof PropertyType.Whole whole) {
      sentences.add(whole.unit());
    } else if (type instanceof PropertyType.Text text) {
      sentences.add(text.reason());
      values.add(text.pattern() == null ? "" : text.pattern());
    }
  }

  private static void vocabulary(Vocabulary vocabulary, List<String> values) {
    values.addAll(vocabulary.values());
    values.addAll(vocabulary.tolerate().keySet());
  }
}
