package candor.plan.fingerprint;

import candor.plan.Plan;
import candor.plan.Promises.Identity;
import candor.plan.Property;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Is how far a context tells machines apart: the sum over its properties, which is never less than
 * what they tell together. Immutable.
 *
 * @param parts one for each property of the context, in its order
 * @param budgetBits how many bits a context may have before somebody should look
 */
public record Fingerprint(List<Part> parts, int budgetBits) {

  /**
   * The budget of a plan that names none: 8,192 groups, so that among 100,000 machines a group has
   * 12 on average, more than the 10 below which public figures are kept back.
   */
  public static final int DEFAULT_BUDGET_BITS = 13;

  /** Declared shares are rounded for people. */
  private static final double ROUNDING = 0.001;

  /** Copies the parts. */
  public Fingerprint {
    parts = List.copyOf(parts);
  }

  /**
   * Is what one property adds.
   *
   * @param property the name of the property
   * @param bits its entropy, or the most that it can be
   * @param basis where the bits come from, such as {@code upper bound: 10 values}
   */
  public record Part(String property, double bits, String basis) {}

  /**
   * Counts the context of a plan.
   *
   * @param plan the plan
   * @return the arithmetic, also where the plan needs no budget
   */
  public static Fingerprint of(Plan plan) {
    return of(plan.context(), plan.identity().fingerprintBits());
  }

  /**
   * Counts a context.
   *
   * @param context properties by name
   * @param budgetBits the budget that the plan names, or null for the default
   * @return the arithmetic
   */
  public static Fingerprint of(Map<String, Property> context, @Nullable Integer budgetBits) {
    var parts = context.entrySet().stream().map(e -> Entropy.of(e.getKey(), e.getValue())).toList();
    return new Fingerprint(parts, budgetBits == null ? DEFAULT_BUDGET_BITS : budgetBits);
  }

  /**
   * Says whether a plan has to keep the budget at all. An install id tells machines apart by itself
   * and says so; there the budget counts only if the plan names one.
   *
   * @param identity the identity of the plan
   * @return whether more bits than the budget deserve a warning
   */
  public static boolean counts(Identity identity) {
    return identity.model() != Identity.Model.INSTALL || identity.fingerprintBits() != null;
  }

  /**
   * Returns what is missing from 1 in declared shares.
   *
   * @param shares parts of 1 by value
   * @return the part that other values have; 0 when the shares add up to 1 but for rounding,
   *     negative when they add up to more
   */
  public static double undeclared(Map<String, Double> shares) {
    double rest = 1 - shares.values().stream().mapToDouble(Double::doubleValue).sum();
    return Math.abs(rest) <= ROUNDING ? 0 : rest;
  }

  /**
   * Returns the sum.
   *
   * @return bits
   */
  public double bits() {
    return parts.stream().mapToDouble(Part::bits).sum();
  }

  /**
   * Says whether the sum, as it is shown, exceeds the budget.
   *
   * @return whether somebody should look
   */
  public boolean isOverBudget() {
    return Math.round(bits() * 10) > budgetBits * 10L;
  }

  /**
   * Shows the sum.
   *
   * @return such as {@code os 1.6 (upper bound: 3 values) + arch 1.0 (...) = 2.6 bits}
   */
  public String arithmetic() {
    return parts.stream()
        .map(part -> part.property() + " " + shown(part.bits()) + " (" + part.basis() + ")")
        .collect(Collectors.joining(" + ", "", " = " + shown(bits()) + " bits"));
  }

  /**
   * Shows bits to one decimal.
   *
   * @param bits any amount
   * @return such as {@code 3.3}
   */
  public static String shown(double bits) {
    return String.format(Locale.ROOT, "%.1f", bits);
  }
}
