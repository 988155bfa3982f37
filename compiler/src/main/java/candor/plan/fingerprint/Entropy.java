package candor.plan.fingerprint;

import candor.plan.Property;
import candor.plan.fingerprint.Fingerprint.Part;

/** Finds the entropy of one property: from its declared shares, or else the most it can be. */
final class Entropy {

  private Entropy() {}

  static Part of(String name, Property property) {
    var bound = Bound.of(property);
    if (property.shares().isEmpty()) {
      return new Part(name, log2(bound.values()), "upper bound: " + bound.words());
    }
    double declared = property.shares().values().stream().mapToDouble(Entropy::term).sum();
    double rest = Fingerprint.undeclared(property.shares());
    if (rest == 0) {
      return new Part(name, declared, "declared shares");
    }
    // What is known of the rest is only how many values it can be spread over: evenly is the most.
    long others = Math.max(1, (long) bound.values() - property.shares().size());
    double spread = rest * log2(others / rest);
    return new Part(name, declared + spread, "declared shares, the rest over " + others);
  }

  private static double term(double share) {
    return share * log2(1 / share);
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }
}
