package candor.compile.doc;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one believable value of a property. The same property gives the same value. */
final class Sample {

  static final String MOMENT = "2026-01-15T09:30:00.000Z";
  static final String MESSAGE = "019bc0fd-89c0-7c3e-9a41-5d2f8b7e6a10";
  static final String INSTALL = "5f0c8a52-6b1d-4e3f-9a7c-2d4b6e8f0a13";
  static final String SESSION = "c1d2e3f4-a5b6-4c7d-8e9f-0a1b2c3d4e5f";

  /** What is believable depends on the unit: a start takes 420 ms, a recording 12 s. */
  private static final Map<String, Long> TYPICAL =
      Map.of("ms", 420L, "s", 12L, "min", 25L, "h", 2L);

  private Sample() {}

  /** Returns the example that the plan gives, or null when there is none. */
  static @Nullable Json given(Property property) {
    var example = property.example();
    if (example == null) {
      return null;
    }
    try {
      return JsonReader.read(example.getBytes(StandardCharsets.UTF_8));
    } catch (JsonException e) {
      throw new IllegalArgumentException("an example must be JSON", e);
    }
  }

  /** Returns a value that fits the type. */
  static Json of(PropertyType type) {
    if (type instanceof PropertyType.Bool bool) {
      return new Json.Bool(bool.always() == null || bool.always());
    }
    if (type instanceof PropertyType.Whole whole) {
      long typical = TYPICAL.getOrDefault(whole.unit(), 3L);
      return new Json.Whole(Math.max(whole.min(), Math.min(whole.max(), typical)));
    }
    if (type instanceof PropertyType.Duration duration) {
      return new Json.Whole(Math.min(duration.max(), TYPICAL.getOrDefault(duration.unit(), 3L)));
    }
    if (type instanceof PropertyType.Decimal decimal) {
      double typical = decimal.unit().equals("s") ? 12.4 : 1.25;
      return new Json.Decimal(Math.max(decimal.min(), Math.min(decimal.max(), typical)));
    }
    return type instanceof PropertyType.EnumList list ? several(list) : new Json.Text(text(type));
  }

  private static Json several(PropertyType.EnumList list) {
    int count = Math.min(2, list.maxItems());
    return new Json.Array(
        list.vocabulary().values().stream().limit(count).<Json>map(Json.Text::new).toList());
  }

  private static String text(PropertyType type) {
    if (type instanceof PropertyType.Enumeration one) {
      return first(one.vocabulary().values());
    }
    if (type instanceof PropertyType.Tier tier) {
      var labels = tier.vocabulary().values();
      return labels.get(labels.size() / 2);
    }
    if (type instanceof PropertyType.Version) {
      return "1.4.2";
    }
    if (type instanceof PropertyType.Language language) {
      return language.regional() ? "en-GB" : "en";
    }
    if (type instanceof PropertyType.Uuid) {
      return "7b9d2f40-1c3e-4a5b-8d6f-0e1a2b3c4d5e";
    }
    if (type instanceof PropertyType.Moment) {
      return MOMENT;
    }
    if (type instanceof PropertyType.Hash hash) {
      return hash(hash, "example");
    }
    if (type instanceof PropertyType.Text text) {
      return text.pattern() == null ? "example" : PropertyType.Text.sample(text.pattern());
    }
    throw new AssertionError("a type without a sample");
  }

  private static String first(List<String> values) {
    return values.isEmpty() ? "" : values.get(0);
  }

  private static String hash(PropertyType.Hash type, String value) {
    try {
      var salted = (type.salt() + ":" + value).getBytes(StandardCharsets.UTF_8);
      var digest = MessageDigest.getInstance("SHA-256").digest(salted);
      return HexFormat.of().formatHex(digest).substring(0, type.length());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
