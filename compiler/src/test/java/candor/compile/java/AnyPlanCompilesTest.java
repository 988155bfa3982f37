package candor.compile.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import candor.compile.output.Artifact;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import candor.sdk.typed.Event;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a plan says, its code compiles without a warning, and calling it never throws. */
final class AnyPlanCompilesTest {

  /** One run of the compiler for all of them, because starting it takes longest. */
  private static final int PLANS = 20;

  private static final int MANY = 500;

  /** Properties of each of many events, as many as events have on average. */
  private static final int FEW = 3;

  @TempDir Path directory = Path.of("");

  @Test
  void theCodeOfAnyPlanCompilesAndHandsOverWhatItsPlanHolds() throws Exception {
    var plans = new LinkedHashMap<String, Plan>();
    var all = new ArrayList<Artifact>();
    for (int seed = 0; seed < PLANS; seed++) {
      var plan = new RandomPlanText(new Random(seed)).plan();
      plans.put("plan" + seed, plan);
      all.addAll(new JavaOutput().write(plan, new OutputOptions("plan" + seed)));
    }

    assertEquals(List.of(), Compiled.into(directory, all));
    try (var loader = Compiled.load(directory, all)) {
      for (var entry : plans.entrySet()) {
        call(entry.getValue(), loader.loadClass(entry.getKey() + ".TelemetryEvent"));
      }
    }
  }

  @Test
  void plansWithTheSameHashGiveTheSameCode() {
    for (int seed = 0; seed < PLANS; seed++) {
      var plan = new RandomPlanText(new Random(seed)).plan();
      var sorted = Objects.requireNonNull(PlanReader.readJson(PlanWriter.canonical(plan)).plan());

      var written = new JavaOutput().write(plan, OutputOptions.DEFAULT);

      assertEquals(written, new JavaOutput().write(sorted, OutputOptions.DEFAULT));
    }
  }

  @Test
  void aPlanOfManyEventsCompiles() {
    var random = new RandomPlanText(new Random(7));
    var events = new LinkedHashMap<String, Plan.Event>();
    while (events.size() < MANY) {
      random.plan().events().values().stream()
          .filter(event -> event.properties().size() <= FEW)
          .forEach(event -> events.put("e" + events.size(), event));
    }
    var plan = withEvents(random.plan(), events);

    assertEquals(
        List.of(), Compiled.into(directory, new JavaOutput().write(plan, OutputOptions.DEFAULT)));
  }

  private static Plan withEvents(Plan plan, Map<String, Plan.Event> events) {
    return new Plan(
        plan.app(),
        plan.channels(),
        plan.identity(),
        plan.times(),
        Map.of(),
        plan.vocabularies(),
        events,
        Map.of(),
        Map.of(),
        plan.summary(),
        plan.crash(),
        plan.feedback(),
        plan.never(),
        plan.questions(),
        plan.retention(),
        plan.disclosure(),
        plan.reviews(),
        plan.client());
  }

  /** Records every event twice: with values, and with nothing where nothing can be. */
  private static void call(Plan plan, Class<?> sealed) throws Exception {
    var replayed = new Replayed(plan, Map.of());
    for (Class<?> type : sealed.getPermittedSubclasses()) {
      var variants = type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[] {type};
      for (Class<?> variant : variants) {
        if (variant.isRecord()) {
          replayed.record(made(variant, true));
          replayed.record(made(variant, false));
        }
      }
    }
    assertFalse(replayed.messages().isEmpty());
  }

  private static Event made(Class<?> type, boolean filled) throws Exception {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
    var values = new ArrayList<@Nullable Object>();
    for (var component : components) {
      values.add(
          filled || component.getType().isPrimitive()
              ? value(
                  component.getType(),
                  component.getGenericType().getTypeName(),
                  type.getClassLoader())
              : null);
    }
    return (Event) type.getDeclaredConstructor(types).newInstance(values.toArray());
  }

  private static Object value(Class<?> type, String name, ClassLoader loader) throws Exception {
    if (type.isEnum()) {
      return type.getEnumConstants()[type.getEnumConstants().length - 1];
    }
    if (type == Set.class) {
      var element = name.substring(name.indexOf('<') + 1, name.length() - 1);
      return Set.copyOf(List.of(Class.forName(element, true, loader).getEnumConstants()));
    }
    return switch (type.getSimpleName()) {
      case "boolean", "Boolean" -> true;
      case "long", "Long" -> Long.MIN_VALUE;
      case "double", "Double" -> Double.NaN;
      case "String" -> "\u0000";
      case "Locale" -> Locale.ROOT;
      case "UUID" -> new UUID(1, 2);
      case "Instant" -> Instant.MAX;
      case "Duration" -> Duration.ofSeconds(Long.MAX_VALUE);
      default -> hash(type);
    };
  }

  private static Object hash(Class<?> type) throws Exception {
    var of = type.getMethod("of", String.class);
    assertEquals(true, Modifier.isStatic(of.getModifiers()));
    return of.invoke(null, "clear");
  }
}
