package candor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.plan.PropertyType.Kind;
import candor.plan.PropertyType.Transform;
import candor.plan.PropertyType.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlanTest {

  private static final Vocabulary WORDS = new Vocabulary(List.of("x"), Map.of("X", "x"));

  @Test
  void everyTypeHasItsKindOfColumn() {
    Map<PropertyType, Kind> kinds =
        Map.ofEntries(
            Map.entry(new PropertyType.Bool(null), Kind.BOOLEAN),
            Map.entry(new PropertyType.Whole(0, 1, 1, ""), Kind.WHOLE),
            Map.entry(new PropertyType.Duration("s", 1, 1), Kind.WHOLE),
            Map.entry(new PropertyType.Decimal(0, 1, 0, ""), Kind.DECIMAL),
            Map.entry(new PropertyType.Enumeration(WORDS), Kind.TEXT),
            Map.entry(new PropertyType.Tier(List.of(), 0, "x", "", WORDS), Kind.TEXT),
            Map.entry(new PropertyType.Version(1), Kind.TEXT),
            Map.entry(new PropertyType.Language(true), Kind.TEXT),
            Map.entry(new PropertyType.Uuid(), Kind.TEXT),
            Map.entry(new PropertyType.Moment(), Kind.TEXT),
            Map.entry(new PropertyType.Hash("s", 1), Kind.TEXT),
            Map.entry(Plans.text(1, null), Kind.TEXT),
            Map.entry(new PropertyType.EnumList(WORDS, 1), Kind.TEXTS));

    kinds.forEach((type, kind) -> assertEquals(kind, type.kind()));
  }

  @Test
  void compiledRulesStillLookLikeTheirMap() {
    Map<String, Property> source =
        Plans.properties(
            "b", Plans.optional(Plans.text(1, null)), "a", Plans.required(Plans.text(2, null)));
    Map<String, Property> compiled = Plans.event(source).properties();

    assertEquals(source, compiled);
    assertEquals(List.of("b", "a"), List.copyOf(compiled.keySet()));
    assertEquals(source.get("a"), compiled.get("a"));
  }

  @Test
  void spellingsOfOneListAreNotThoseOfAnother() {
    assertEquals(Map.of("X", "x"), WORDS.tolerate());
    assertEquals("x", WORDS.tolerate().get("X"));
    assertEquals(Map.of("x", "x", "X", "x"), WORDS.spellings());
    Vocabulary wider = new Vocabulary(List.of("x", "y"), WORDS.tolerate());
    assertEquals(Map.of("x", "x", "y", "y", "X", "x"), wider.spellings());
  }

  @Test
  void eachTransformDoesOnlyItsOwn() {
    PropertyType.Text paths =
        new PropertyType.Text(99, null, List.of(Transform.SCRUB_PATHS), "a test needs it");
    PropertyType.Text secrets =
        new PropertyType.Text(99, null, List.of(Transform.REDACT_SECRETS), "a test needs it");
    String text = "'in /opt/x with phc_a1b2c3d4e5f6'";

    assertEquals("'in <path> with phc_a1b2c3d4e5f6'", NumberTypesTest.judged(paths, text));
    assertEquals("'in /opt/x with <redacted>'", NumberTypesTest.judged(secrets, text));
  }

  @Test
  void aRegionHasTwoLettersOrThreeDigits() {
    for (String odd : List.of("en-abc", "en-12a", "en-1a2", "en-12", "en-1")) {
      assertEquals(
          "'en'", NumberTypesTest.judged(new PropertyType.Language(true), "'" + odd + "'"));
    }
  }
}
