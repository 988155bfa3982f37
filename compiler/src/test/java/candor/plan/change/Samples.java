package candor.plan.change;

import candor.json.Json;
import candor.json.JsonException;
import candor.json.JsonReader;
import candor.plan.Property;
import candor.plan.PropertyType;
import candor.plan.PropertyType.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** Gives values near the borders of a type, the plainest first. */
final class Samples {

  private Samples() {}

  /** Starts with the example, which fits also where a pattern is asked for. */
  static List<Json> of(Property property) {
    var samples = new ArrayList<Json>();
    try {
      if (property.example() != null) {
        samples.add(JsonReader.read(property.example().getBytes(StandardCharsets.UTF_8)));
      }
    } catch (JsonException mutated) {
      samples.add(Json.NOTHING);
    }
    samples.addAll(of(property.type()));
    return samples;
  }

  private static List<Json> of(PropertyType type) {
    if (type instanceof PropertyType.Bool) {
      return List.of(Json.TRUE, Json.FALSE);
    }
    if (type instanceof PropertyType.Whole whole) {
      return whole(whole.min(), whole.max());
    }
    if (type instanceof PropertyType.Duration duration) {
      return whole(0, duration.max());
    }
    if (type instanceof PropertyType.Decimal decimal) {
      return DoubleStream.of(0, 0.05, 0.5, 0.7, 1, 1.3, -1)
          .flatMap(by -> DoubleStream.of(decimal.min() + by, decimal.max() - by))
          .<Json>mapToObj(Json.Decimal::new)
          .toList();
    }
    if (type instanceof PropertyType.Enumeration one) {
      return texts(words(one.vocabulary()));
    }
    if (type instanceof PropertyType.Tier tier) {
      return texts(words(tier.vocabulary()));
    }
    if (type instanceof PropertyType.EnumList several) {
      return lists(texts(words(several.vocabulary())));
    }
    return texts(forms(type));
  }

  private static List<Json> whole(long min, long max) {
    return LongStream.of(0, 1, 2, 3, 4, 5, 6, 7, 10, 15, -1)
        .flatMap(by -> LongStream.of(min + by, max - by))
        .<Json>mapToObj(Json.Whole::new)
        .toList();
  }

  private static List<String> words(Vocabulary vocabulary) {
    var words = new ArrayList<>(vocabulary.values());
    words.addAll(vocabulary.tolerate().keySet());
    return words;
  }

  private static List<Json> texts(List<String> words) {
    return words.stream().<Json>map(Json.Text::new).toList();
  }

  private static List<Json> lists(List<Json> words) {
    var lists = new ArrayList<Json>();
    for (int from = 0; from < words.size(); from++) {
      for (int to = from + 1; to <= words.size(); to++) {
        lists.add(new Json.Array(words.subList(from, to)));
      }
    }
    lists.add(new Json.Array(List.of()));
    return lists;
  }

  private static List<String> forms(PropertyType type) {
    if (type instanceof PropertyType.Version) {
      return List.of("1", "1.2", "1.2.3", "1.2.3.4", "1.2.3.4-beta", "10.0");
    }
    if (type instanceof PropertyType.Language) {
      return List.of("de", "pt-BR", "zh-Hant-TW");
    }
    if (type instanceof PropertyType.Uuid) {
      return List.of("0f9c1d2e-3b4a-4c5d-8e6f-708192a3b4c5");
    }
    if (type instanceof PropertyType.Moment) {
      return List.of("2026-11-22T10:00:00Z");
    }
    if (type instanceof PropertyType.Hash hash) {
      return List.of("0".repeat(hash.length()), "a1".repeat(32).substring(0, hash.length()));
    }
    int most = ((PropertyType.Text) type).maxLength();
    return List.of(
        "x",
        "y",
        "",
        "true",
        "a/b",
        "/home/x y",
        "a sk-abcdefgh9",
        "A1",
        "b".repeat(most),
        "b".repeat(most + 1),
        "b".repeat(most / 2 + 1));
  }
}
