package candor.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Makes random values and breaks random bytes. */
final class RandomJson {

  private final RandomGenerator random;

  RandomJson(RandomGenerator random) {
    this.random = random;
  }

  Json value(int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> Json.NOTHING;
      case 1 -> random.nextBoolean() ? Json.TRUE : Json.FALSE;
      case 2 -> new Json.Whole(random.nextLong() >> random.nextInt(64));
      case 3 -> new Json.Decimal(decimal());
      case 4, 5 -> new Json.Text(text());
      case 6 -> array(depth - 1);
      default -> dictionary(depth - 1);
    };
  }

  private double decimal() {
    double value =
        random.nextBoolean()
            ? Double.longBitsToDouble(random.nextLong())
            : random.nextInt(2_000_000) / 1_000.0 - 1_000;
    return Double.isFinite(value) ? value : 0.5;
  }

  private Json array(int depth) {
    List<Json> items = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      items.add(value(depth));
    }
    return new Json.Array(items);
  }

  private Json dictionary(int depth) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      members.put(text(), value(depth));
    }
    return new Json.Dictionary(members);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(30) + 1); i > 0; i--) {
      int code =
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x20);
            case 1 -> random.nextInt(0x80, 0xd800);
            case 2 -> random.nextInt(0xe000, 0x110000);
            default -> random.nextInt(0x20, 0x80);
          };
      text.appendCodePoint(code);
    }
    return text.toString();
  }

  byte[] broken(byte[] bytes) {
    byte[] broken = bytes.clone();
    String likely = "{}[]\",:\\u0123456789eE+-.tfn \n\u0000\u001f/";
    for (int i = random.nextInt(3); i >= 0 && broken.length > 0; i--) {
      int at = random.nextInt(broken.length);
      broken[at] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) likely.charAt(random.nextInt(likely.length()));
    }
    return broken;
  }
}
