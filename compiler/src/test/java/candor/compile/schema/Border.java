package candor.compile.schema;

import candor.json.Json;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes values on both sides of what a type takes. */
final class Border {

  private static final List<String> VERSIONS =
      List.of(
          "1",
          "1.2.3",
          "10.0.19045.4170",
          "1.2.3.4.5.6.7.8",
          "1.2.3.4.5.6.7.8.9",
          "1.",
          "1..2",
          ".1",
          "v1",
          "1234567890",
          "12345678901",
          "1.12345678901",
          "1.2-beta.3+x_y",
          "1.2 b",
          "",
          "5.15.153.1-microsoft-standard-WSL2",
          "1-abcdefghijklmnopqrstuvwx",
          "1-abcdefghijklmnopqrstuvw",
          "1234567890.1234567890.1234567890.1234567890.1234567890-abcdefghi",
          "1234567890.1234567890.1234567890.1234567890.1234567890-abcdefghij");

  private static final List<String> LANGUAGES =
      List.of(
          "en",
          "pt_BR",
          "zh-Hant-TW",
          "DE",
          "yue",
          "e",
          "engl",
          "en-",
          "en--US",
          "en-123456789",
          "en-a-b-c-d-e-f-g-h-i-j-k",
          "en-a-b-c-d-e-f-g-h-i-j-k-l",
          "d1",
          "en US",
          "en-ü",
          "en-12345678-12345678-12345678-12345678-12345678-12345678-1234567",
          "en-12345678-12345678-12345678-12345678-12345678-12345678-12345678");

  static final List<String> UUIDS =
      List.of(
          "0f9c1d2e-3b4a-4c5d-8e6f-708192a3b4c5", "0F9C1D2E-3b4a-4c5d-8e6f-708192a3b4c5",
          "0f9c1d2e3b4a4c5d8e6f708192a3b4c5", "0f9c1d2e-3b4a-4c5d-8e6f-708192a3b4cg",
          "0f9c1d2e-3b4a-4c5d-8e6f-708192a3b4c", "0f9c1d2-e3b4a-4c5d-8e6f-708192a3b4c5");

  private static final List<String> MOMENTS =
      List.of(
          "2026-11-22T10:00:00Z",
          "2026-11-22T10:00:00.1+01:00",
          "2024-02-29T00:00:00Z",
          "2023-02-29T00:00:00Z",
          "1900-02-29T00:00:00Z",
          "2000-02-29T00:00:00Z",
          "2026-04-31T00:00:00Z",
          "2026-13-01T00:00:00Z",
          "2026-00-01T00:00:00Z",
          "2026-01-00T00:00:00Z",
          "2026-01-31T24:00:00Z",
          "2026-01-31T23:60:00Z",
          "2026-01-31T23:59:60Z",
          "2026-01-31T23:59:59+18:00",
          "2026-01-31T23:59:59+18:01",
          "2026-01-31T23:59:59-18:00",
          "2026-01-31T23:59:59-17:59",
          "2026-01-31T23:59:59+17:60",
          "2026-01-31T23:59:59.123456789Z",
          "2026-01-31T23:59:59.1234567890Z",
          "2026-01-31T23:59:59.Z",
          "2026-01-31t23:59:59z",
          "2026-01-31T23:59:59",
          "2026-01-31 23:59:59Z",
          "2026-01-31T23:59Z",
          "12026-01-31T23:59:59Z",
          "now");

  private static final String LETTERS = "abcxyz-1. &]/<>😀é~";

  private final RandomGenerator random;

  Border(RandomGenerator random) {
    this.random = random;
  }

  Json value(PropertyType type) {
    return random.nextInt(12) == 0 ? odd() : near(type);
  }

  /** Makes what no type, or hardly one, takes. */
  Json odd() {
    return any(
        List.of(
            Json.NOTHING,
            Json.TRUE,
            new Json.Whole(0),
            new Json.Decimal(0.5),
            new Json.Text(""),
            new Json.Text("a\u202eb"),
            new Json.Array(List.of()),
            new Json.Array(List.of(Json.NOTHING)),
            new Json.Dictionary(Map.of())));
  }

  private Json near(PropertyType type) {
    if (type instanceof PropertyType.Bool) {
      return any(List.of(Json.TRUE, Json.FALSE, new Json.Text("true"), new Json.Text("False")));
    }
    if (type instanceof PropertyType.Whole whole) {
      return number(whole.min(), whole.max());
    }
    if (type instanceof PropertyType.Duration duration) {
      return number(0, duration.max());
    }
    if (type instanceof PropertyType.Decimal decimal) {
      return decimal(decimal.min(), decimal.max());
    }
    if (type instanceof PropertyType.EnumList list) {
      return list(TypeShape.spellings(list));
    }
    return new Json.Text(bent(text(type)));
  }

  private Json number(long min, long max) {
    return switch (random.nextInt(8)) {
      case 0 -> new Json.Whole(min);
      case 1 -> new Json.Whole(max);
      case 2 -> new Json.Whole(min - (min == Long.MIN_VALUE ? 0 : 1));
      case 3 -> new Json.Whole(max + (max == Long.MAX_VALUE ? 0 : 1));
      case 4 -> new Json.Decimal(min);
      case 5 -> new Json.Decimal(max);
      case 6 -> new Json.Decimal(any(List.of(3.0, 3.5, -0.0, 1e300, 0x1p63, -0x1.00001p63)));
      default -> new Json.Whole(random.nextInt(10));
    };
  }

  private Json decimal(double min, double max) {
    return switch (random.nextInt(6)) {
      case 0 -> new Json.Decimal(min);
      case 1 -> new Json.Decimal(max);
      case 2 -> new Json.Decimal(Math.nextDown(min));
      case 3 -> new Json.Decimal(max == Double.MAX_VALUE ? 0.1 : Math.nextUp(max));
      case 4 -> new Json.Whole(random.nextInt(5) - 1);
      default -> new Json.Decimal(random.nextDouble() * 4 - 1);
    };
  }

  private Json list(List<String> spellings) {
    var items = new ArrayList<Json>();
    for (int i = random.nextInt(5); i > 0; i--) {
      boolean wrong = random.nextInt(16) == 0;
      items.add(wrong ? odd() : new Json.Text(bent(any(spellings))));
    }
    return new Json.Array(items);
  }

  private String text(PropertyType type) {
    if (type instanceof PropertyType.Enumeration || type instanceof PropertyType.Tier) {
      return any(TypeShape.spellings(type));
    }
    if (type instanceof PropertyType.Version) {
      return any(VERSIONS);
    }
    if (type instanceof PropertyType.Language) {
      return any(LANGUAGES);
    }
    if (type instanceof PropertyType.Uuid) {
      return any(UUIDS);
    }
    if (type instanceof PropertyType.Moment) {
      return any(MOMENTS);
    }
    if (type instanceof PropertyType.Hash hash) {
      int digits = hash.length() + (random.nextInt(6) == 0 ? random.nextInt(3) - 1 : 0);
      return "0123456789abcdef0123456789abcdef0123456789abcdef".substring(0, digits);
    }
    return free(((PropertyType.Text) type).maxLength());
  }

  private String free(int most) {
    if (random.nextInt(5) == 0) {
      return any(List.of("a", "bc", "xxyx", "12.5", "-😀-", "a-b ]", "/home/x/y", "sk-abcdefgh1"));
    }
    var text = new StringBuilder();
    int[] letters = LETTERS.codePoints().toArray();
    for (int i = Math.max(0, most + random.nextInt(4) - 2); i > 0; i--) {
      text.appendCodePoint(letters[random.nextInt(random.nextBoolean() ? letters.length : 3)]);
    }
    return text.toString();
  }

  /** Bends a text a little, now and then. */
  private String bent(String text) {
    return switch (random.nextInt(24)) {
      case 0 -> text + "\n";
      case 1 -> text + any(List.of(" ", "\u0085", "\u2028", "\u007f", "x", "😀"));
      case 2 -> text.isEmpty() ? text : text.substring(text.offsetByCodePoints(0, 1));
      case 3 -> text.toUpperCase(Locale.ROOT);
      default -> text;
    };
  }

  <T> T any(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
