package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.Plan;
import candor.plan.PropertyType;
import candor.plan.Questions.Picked;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Walks every fact of the three apps and lists what their plans lack, or say without a fact. */
@Tag("DIM-01")
@Tag("OSA-01")
@Tag("OSA-45")
@Tag("SHI-04")
final class FactsTest {

  /** What the transport carries beside the properties. */
  private static final Set<String> ENVELOPE = Set.of("session_id", "timestamp", "isDebug");

  private static final Map<String, String> SYSTEM_NAMES =
      Map.of(
          "appVersion", "app_version",
          "osName", "os_name",
          "osVersion", "os_version",
          "locale", "locale",
          "sdkVersion", "sdk_version");

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void everyEventAndPropertyIsInThePlan(String app) {
    var facts = Facts.of(app);
    var plan = Facts.plan(app);
    var walk = new PropertyWalk(facts);

    var known = new HashSet<String>();
    for (Facts fact : facts.items("events")) {
      known.add(fact.text("name"));
      event(fact, plan, walk);
    }
    plan.events().keySet().forEach(name -> walk.expect(name, "a fact", known.contains(name)));

    assertEquals(List.of(), walk.missing());
  }

  private static void event(Facts fact, Plan plan, PropertyWalk walk) {
    var name = fact.text("name");
    var event = plan.events().get(name);
    if (event == null) {
      walk.missing().add(name);
      return;
    }
    walk.properties(name, fact.items("properties"), event.properties());
    walk.expect(name, "once", onceOf(fact).equals(event.once()));
    for (String what : fact.texts("never")) {
      walk.expect(name, "never " + what, mentions(String.join(" ", event.never()), what));
    }
    for (String counter : fact.texts("counters")) {
      var planned = plan.counters().get(counter);
      walk.expect(name, counter, planned != null && planned.raisedBy().contains(name));
    }
    fact.words("person")
        .forEach((person, property) -> {
          var planned = plan.person().get(person);
          var wanted = List.of("prop." + property, List.of(name));
          walk.expect(
              name,
              person,
              planned != null && wanted.equals(List.of(planned.from(), planned.by())));
        });
    int checks = fact.texts("cross_checks").size();
    walk.expect(name, "checks", checks == 0 || event.checks().size() >= 4);
  }

  private static String onceOf(Facts fact) {
    var emit = fact.text("emit");
    if (fact.text("once_per").isEmpty()) {
      boolean process = emit.contains("once per process") || emit.equals("once per launch");
      return process ? "process" : "";
    }
    return fact.text("once_per");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus"})
  void everyContextPropertyIsInThePlan(String app) {
    var facts = Facts.of(app);
    var context = Facts.plan(app).context();
    var walk = new PropertyWalk(facts);

    for (Facts fact : facts.items("common_properties")) {
      var planned = context.get(fact.text("name"));
      boolean found = planned != null || ENVELOPE.contains(fact.text("name"));
      walk.expect(fact.text("name"), "context", found);
      if (planned != null && fact.get("values").there()) {
        walk.vocabulary(fact.text("name"), fact, PropertyType.spellings(planned.type()));
      }
    }
    for (String kept : facts.texts("system_properties", "keep")) {
      boolean found = ENVELOPE.contains(kept) || context.containsKey(SYSTEM_NAMES.get(kept));
      walk.expect(kept, "context", found);
    }
    assertEquals(List.of(), walk.missing());
  }

  @Test
  void theMemoryTierOfOsaurusSnapsAsItsPageSays() {
    var fact = Facts.of("osaurus").items("common_properties").get(0);
    var type =
        Objects.requireNonNull(Facts.plan("osaurus").context().get("total_memory_gb")).type();

    var tier = (PropertyType.Tier) type;
    assertEquals(
        fact.texts("derive", "tiers"),
        tier.bounds().stream().map(b -> Integer.toString(b.intValue())).toList());
    assertEquals(fact.texts("values"), tier.vocabulary().values());
    assertEquals("0.5 128+", tier.tolerance() + " " + tier.above());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus"})
  void everyVocabularyIsInThePlan(String app) {
    var facts = Facts.of(app);
    var plan = Facts.plan(app);
    var walk = new PropertyWalk(facts);

    facts
        .entries("vocabularies")
        .forEach((name, list) -> {
          var planned = plan.vocabularies().get(name);
          walk.expect(name, "vocabulary", planned != null);
          walk.vocabulary(name, list, planned == null ? Map.of() : planned.spellings());
        });

    assertEquals(List.of(), walk.missing());
  }

  @Test
  void everyCounterAndPersonPropertyIsInThePlan() {
    var facts = Facts.of("dimmy");
    var plan = Facts.plan("dimmy");
    var walk = new PropertyWalk(facts);

    for (Facts fact : facts.items("counters", "list")) {
      var planned = plan.counters().get(fact.text("name"));
      var raised = List.of(fact.text("raised_by"));
      walk.expect(
          fact.text("name"), "counter", planned != null && planned.raisedBy().equals(raised));
    }
    for (Facts fact : facts.items("person_properties", "list")) {
      var planned = plan.person().get(fact.text("name"));
      boolean once = fact.text("write").equals("once");
      walk.expect(fact.text("name"), "person", planned != null && planned.once() == once);
    }

    assertEquals(List.of(), walk.missing());
    assertEquals(6, plan.counters().size());
    assertEquals(11, plan.person().size());
  }

  @Test
  void theDocumentOfShimmyIsInThePlan() {
    var facts = Facts.of("shimmy");
    var plan = Facts.plan("shimmy");
    var walk = new PropertyWalk(facts);
    var summary = Objects.requireNonNull(plan.summary());

    walk.properties("summary", facts.items("summary", "metrics"), summary.properties());
    for (Facts fact : facts.items("summary", "document")) {
      var name = fact.text("name");
      walk.expect(name, "head", ENVELOPE.contains(name) || plan.context().containsKey(name));
    }
    var routes = new ArrayList<>(facts.texts("summary", "route_templates"));
    routes.add(facts.text("summary", "route_other"));

    assertEquals(List.of(), walk.missing());
    assertEquals("session_id", plan.identity().wireName());
    assertEquals(
        facts.text("summary", "max_bytes_per_session"), Integer.toString(summary.maxBytes()));
    var endpoints =
        (PropertyType.EnumList)
            Objects.requireNonNull(summary.properties().get("api_endpoints_used")).type();
    assertEquals(routes, endpoints.vocabulary().values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void everyPromiseOfThePageIsInThePlan(String app) {
    var facts = Facts.of(app);
    var plan = Facts.plan(app);
    var promises =
        plan.never().stream().map(never -> never.what()).collect(Collectors.joining(" "));

    var missing =
        facts.texts("never_collect").stream()
            .filter(phrase -> !mentions(promises, phrase))
            .toList();

    assertEquals(List.of(), missing);
  }

  /** Says whether every word of weight of a phrase stands in a text, in singular or plural. */
  private static boolean mentions(String text, String phrase) {
    var have = words(text);
    return have.containsAll(words(phrase));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9-]+"))
        .filter(word -> word.length() > 4 || word.equals("ip") || word.equals("key"))
        .map(word -> word.replaceAll("(ies|y|s)$", ""))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "shimmy"})
  void everyFigureOfThePageIsAQuestionOfThePlan(String app) {
    var facts = Facts.of(app);
    var plan = Facts.plan(app);
    var missing = new ArrayList<String>();

    for (Facts fact : facts.items("kpis")) {
      var id = fact.text("id");
      var read = new HashSet<String>();
      plan.questions().kpis().stream()
          .filter(kpi -> kpi.id().equals(id) || kpi.id().startsWith(id + "_"))
          .forEach(kpi -> {
            read.add(kpi.id());
            kpi.events().stream()
                .map(Picked::of)
                .forEach(picked -> read.addAll(List.of(picked.event(), picked.property())));
            read.addAll(kpi.by());
            read.add("" + kpi.property());
          });
      if (read.isEmpty()) {
        missing.add(id);
      }
      var sources = new ArrayList<>(fact.items("from").stream().map(Facts::text).toList());
      sources.addAll(fact.texts("percentiles_by"));
      sources.stream().filter(s -> !read.contains(s)).forEach(s -> missing.add(id + " " + s));
    }

    assertEquals(List.of(), missing);
  }
}
