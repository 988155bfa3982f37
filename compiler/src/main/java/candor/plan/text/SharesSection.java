package candor.plan.text;

import candor.plan.PropertyType;
import candor.plan.fingerprint.Fingerprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how often the values of a context property occur. */
final class SharesSection {

  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern REGIONAL = Pattern.compile("[a-z]{2,3}(-([A-Z]{2}|[0-9]{3}))?");

  private final Draft draft;
  private final Table shares;

  private SharesSection(Draft draft, Table shares) {
    this.draft = draft;
    this.shares = shares;
  }

  /** Returns the shares by value; empty when there are none or they cannot be true. */
  static Map<String, Double> read(Draft draft, Table property, @Nullable PropertyType type) {
    var shares = property.table("shares");
    if (shares == null || type == null) {
      return Map.of();
    }
    var section = new SharesSection(draft, shares);
    if (!property.path().startsWith("context.")) {
      section.wrong(
          shares.node(), "shares are counted in the context alone", "Take \"shares\" out here.");
      return Map.of();
    }
    return section.of(type);
  }

  private Map<String, Double> of(PropertyType type) {
    var all = new LinkedHashMap<String, Double>();
    for (Node.Entry entry : shares.node().entries()) {
      if (isValue(entry.key(), type)) {
        all.putIfAbsent(entry.key().text(), share(entry.value()));
      }
    }
    return addsUp(all, type) ? all : Map.of();
  }

  private boolean isValue(Node.Scalar key, PropertyType type) {
    if (type instanceof PropertyType.Language language) {
      var form = language.regional() ? REGIONAL : LANGUAGE;
      return form.matcher(key.text()).matches()
          || wrong(key, Nearest.quoted(key.text()) + " is not a language", "Write de, or pt-BR.");
    }
    var values = values(type);
    if (values.isEmpty()) {
      return wrong(
          shares.node(),
          "this type has no values that could have shares",
          "Shares belong to an enum, a tier, a bool or a language.");
    }
    if (!values.contains(key.text())) {
      var message = Nearest.quoted(key.text()) + " is not a value of this property";
      draft.problems.unknown(Rule.UNKNOWN_VALUE, key, shares.path(), message, values);
    }
    return values.contains(key.text());
  }

  private static List<String> values(PropertyType type) {
    if (type instanceof PropertyType.Bool) {
      return List.of("true", "false");
    }
    if (type instanceof PropertyType.Enumeration e) {
      return e.vocabulary().values();
    }
    return type instanceof PropertyType.Tier tier ? tier.vocabulary().values() : List.of();
  }

  private double share(Node value) {
    var share = Fields.number(value);
    if (share == null || share <= 0 || share > 1) {
      wrong(value, "a share is a part of 1", "Write 0.25 for a quarter; leave out what is none.");
      return Double.NaN;
    }
    return share;
  }

  private boolean addsUp(Map<String, Double> all, PropertyType type) {
    double sum = all.values().stream().mapToDouble(Double::doubleValue).sum();
    if (all.isEmpty() || Double.isNaN(sum)) {
      return false;
    }
    var said = String.format(Locale.ROOT, "the shares add up to %.3f", sum);
    double rest = Fingerprint.undeclared(all);
    if (rest < 0) {
      return wrong(shares.node(), said, "Together they are at most 1.");
    }
    boolean complete = all.size() == values(type).size();
    return rest == 0
        || !complete
        || wrong(shares.node(), said + ", and no value is left for the rest", "Make it 1.");
  }

  /** Reports and returns false, so that a check reads as one expression. */
  private boolean wrong(Node at, String message, String remedy) {
    draft.problems.add(Rule.SHARES, at, shares.path(), message, remedy);
    return false;
  }
}
