package candor.plan.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Promises.Identity;
import candor.plan.Promises.Identity.Model;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FingerprintTest {

  private static final PropertyType FOUR =
      new PropertyType.Enumeration(new Vocabulary(List.of("a", "b", "c", "d"), Map.of()));

  @Test
  void withoutSharesTheNumberOfValuesCounts() {
    assertEquals("p 2.0 (upper bound: 4 values) = 2.0 bits", said(FOUR, Map.of()));
    assertEquals("p 1.0 (upper bound: 2 values) = 1.0 bits", said(new PropertyType.Bool(null)));
    assertEquals("p 0.0 (upper bound: 1 value) = 0.0 bits", said(new PropertyType.Bool(true)));
    assertEquals(
        "p 3.3 (upper bound: 10 values) = 3.3 bits", said(new PropertyType.Whole(5, 104, 10, "")));
    assertEquals(
        "p 5.4 (upper bound: 41 values) = 5.4 bits",
        said(new PropertyType.Decimal(0, 2, 0.05, "")));
    assertEquals(
        "p 6.0 (upper bound: 61 values) = 6.0 bits".replace("6.0", "5.9"),
        said(new PropertyType.Duration("s", 60, 1)));
  }

  @Test
  void whatCannotBeCountedIsAssumed() {
    assertEquals(
        "p 5.0 (upper bound: 32 versions in use at a time) = 5.0 bits",
        said(new PropertyType.Version(3)));
    assertEquals(
        "p 10.0 (upper bound: 1024 languages with region) = 10.0 bits",
        said(new PropertyType.Language(true)));
    assertEquals(
        "p 8.0 (upper bound: 256 languages) = 8.0 bits", said(new PropertyType.Language(false)));
  }

  @Test
  void nothingTellsMoreMachinesApartThanThereArePeople() {
    var everybody = "p 33.0 (upper bound: a value for everybody) = 33.0 bits";

    assertEquals(everybody, said(new PropertyType.Uuid()));
    assertEquals(everybody, said(new PropertyType.Moment()));
    assertEquals(everybody, said(new PropertyType.Hash("salt", 12)));
    assertEquals(everybody, said(new PropertyType.Whole(Long.MIN_VALUE, Long.MAX_VALUE, 1, "")));
    assertEquals(everybody, said(new PropertyType.Decimal(0, Double.MAX_VALUE, 0, "")));
    assertEquals(everybody, said(new PropertyType.Decimal(0, Double.MAX_VALUE, 1e-9, "")));
  }

  @Test
  void onlyTechnicalTextWithAPatternIsTakenForAVersion() {
    var text = new PropertyType.Text(20, "[a-z]*", List.of(), "why");

    assertEquals(
        "p 6.0 (upper bound: 64 versions in use at a time) = 6.0 bits", said(text, Map.of()));
    assertEquals(
        "p 33.0 (upper bound: free text) = 33.0 bits",
        said(new PropertyType.Text(20, null, List.of(), "why")));
    var typed = new Property(text, "", true, null, "user-typed", null, null, null);
    assertEquals(33, Fingerprint.of(Map.of("p", typed), null).bits());
  }

  @Test
  void aListCountsEveryItemAsThereOrNot() {
    var list = new PropertyType.EnumList(new Vocabulary(List.of("a", "b", "c"), Map.of()), 3);

    assertEquals("p 3.0 (upper bound: any of 3 values) = 3.0 bits", said(list));
  }

  @Test
  void declaredSharesCountAsTheyAre() {
    assertEquals(
        "p 1.8 (declared shares) = 1.8 bits",
        said(FOUR, Map.of("a", 0.5, "b", 0.25, "c", 0.125, "d", 0.125)));
  }

  @Test
  void whatIsNotDeclaredIsSpreadAsThinlyAsItCanBe() {
    assertEquals(
        "p 1.8 (declared shares, the rest over 3) = 1.8 bits", said(FOUR, Map.of("a", 0.5)));
  }

  @Test
  void sharesThatAddUpToOneButForRoundingLeaveNoRest() {
    assertEquals(0, Fingerprint.undeclared(Map.of("a", 0.3333, "b", 0.3333, "c", 0.3333)));
    assertTrue(Fingerprint.undeclared(Map.of("a", 0.8, "b", 0.3)) < 0);
  }

  @Test
  void sharesNeverCountForMoreThanTheBound() {
    var random = new SplittableRandom(20261125);
    for (int round = 0; round < 10_000; round++) {
      Map<String, Double> shares = new LinkedHashMap<>();
      double left = 1;
      for (String value : List.of("a", "b", "c")) {
        double share = left * random.nextDouble();
        left -= share;
        shares.put(value, share);
      }
      double bits = of(FOUR, shares).bits();
      assertTrue(bits >= 0 && bits <= 2 + 1e-9, shares.toString());
    }
  }

  @Test
  void theSumIsComparedAsItIsShown() {
    var context = Map.of("p", new Property(FOUR, "", true, null, "technical", null, null, null));

    assertFalse(Fingerprint.of(context, 2).isOverBudget());
    assertTrue(Fingerprint.of(context, 1).isOverBudget());
    assertFalse(Fingerprint.of(context, null).isOverBudget());
  }

  @Test
  void withAnInstallIdOnlyABudgetInThePlanCounts() {
    assertTrue(Fingerprint.counts(identity(Model.NONE, null)));
    assertTrue(Fingerprint.counts(identity(Model.DAILY, null)));
    assertFalse(Fingerprint.counts(identity(Model.INSTALL, null)));
    assertTrue(Fingerprint.counts(identity(Model.INSTALL, 20)));
  }

  private static Identity identity(Model model, @Nullable Integer bits) {
    return new Identity(model, false, "", Map.of(), null, bits);
  }

  private static String said(PropertyType type) {
    return said(type, Map.of());
  }

  private static String said(PropertyType type, Map<String, Double> shares) {
    return of(type, shares).arithmetic();
  }

  private static Fingerprint of(PropertyType type, Map<String, Double> shares) {
    var property = new Property(type, "", true, null, "technical", null, null, null, shares);
    return Fingerprint.of(Map.of("p", property), null);
  }
}
