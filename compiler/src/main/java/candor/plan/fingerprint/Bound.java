package candor.plan.fingerprint;

import candor.plan.Property;
import candor.plan.PropertyType;

/**
 * Is how many different values a property can have at most.
 *
 * @param values the number, as large as {@link #EVERYBODY} where nothing limits it
 * @param words the number in words, with what is assumed
 */
record Bound(double values, String words) {

  /** More than there are people; nothing tells more machines apart than exist. */
  private static final double EVERYBODY = 0x1p33;

  /** Releases in use at the same time, by the numeric parts that are kept: an assumption. */
  private static final int[] VERSIONS = {8, 16, 32, 64};

  /** CLDR 47 knows 245 languages, and 826 pairs of a language and a region. */
  private static final int LANGUAGES = 256;

  private static final int REGIONAL_LANGUAGES = 1024;

  static Bound of(Property property) {
    var type = property.type();
    if (type instanceof PropertyType.Bool bool) {
      return counted(bool.always() == null ? 2 : 1);
    }
    if (type instanceof PropertyType.Enumeration e) {
      return counted(e.vocabulary().values().size());
    }
    if (type instanceof PropertyType.Tier tier) {
      return counted(tier.vocabulary().values().size());
    }
    if (type instanceof PropertyType.EnumList list) {
      int items = list.vocabulary().values().size();
      return new Bound(Math.min(EVERYBODY, Math.pow(2, items)), "any of " + items + " values");
    }
    if (type instanceof PropertyType.Version version) {
      return versions(VERSIONS[version.parts() - 1]);
    }
    if (type instanceof PropertyType.Language language) {
      return language.regional()
          ? new Bound(REGIONAL_LANGUAGES, REGIONAL_LANGUAGES + " languages with region")
          : new Bound(LANGUAGES, LANGUAGES + " languages");
    }
    if (type instanceof PropertyType.Text text) {
      return text(text, property.sensitivity());
    }
    return counted(numbers(type));
  }

  /** A technical text with a pattern is promised to depend on the software, as a version does. */
  private static Bound text(PropertyType.Text type, String sensitivity) {
    return type.pattern() != null && sensitivity.equals("technical")
        ? versions(VERSIONS[VERSIONS.length - 1])
        : new Bound(EVERYBODY, "free text");
  }

  private static double numbers(PropertyType type) {
    if (type instanceof PropertyType.Whole t) {
      return steps((double) t.max() - t.min(), (double) t.roundTo());
    }
    if (type instanceof PropertyType.Decimal t) {
      return t.roundTo() == 0 ? EVERYBODY : steps(t.max() - t.min(), t.roundTo());
    }
    if (type instanceof PropertyType.Duration t) {
      return steps((double) t.max(), (double) t.roundTo());
    }
    return EVERYBODY;
  }

  private static double steps(double range, double step) {
    return Math.floor(range / Math.max(step, Double.MIN_NORMAL)) + 1;
  }

  private static Bound versions(int count) {
    return new Bound(count, count + " versions in use at a time");
  }

  private static Bound counted(double count) {
    if (count >= EVERYBODY) {
      return new Bound(EVERYBODY, "a value for everybody");
    }
    long whole = Math.max(1, (long) count);
    return new Bound(whole, whole == 1 ? "1 value" : whole + " values");
  }
}
