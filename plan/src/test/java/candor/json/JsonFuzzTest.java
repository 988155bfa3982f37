package candor.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Compares the reader with Jackson on random and on broken documents. */
final class JsonFuzzTest {

  private static final JsonFactory JACKSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Test
  void agreesWithJacksonOnRandomAndBrokenDocuments() {
    compare(20261124, 30_000);
  }

  @Test
  @Tag("fuzz")
  void agreesWithJacksonForLong() {
    compare(System.nanoTime(), 5_000_000);
  }

  private static void compare(long seed, int rounds) {
    SplittableRandom random = new SplittableRandom(seed);
    RandomJson values = new RandomJson(random);
    int broken = 0;
    for (int i = 0; i < rounds; i++) {
      Json json = values.value(3);
      byte[] bytes = JsonWriter.bytes(json);
      assertEquals(json, ours(bytes), () -> "seed " + seed + ": " + hex(bytes));
      assertEquals(json, theirs(bytes), () -> "seed " + seed + ": " + hex(bytes));
      byte[] other = values.broken(bytes);
      Json read = ours(other);
      broken += read == null ? 1 : 0;
      assertEquals(theirs(other), read, () -> "seed " + seed + ": " + hex(other));
      if (read != null) {
        byte[] canonical = JsonWriter.canonical(read);
        Json again = ours(canonical);
        assertTrue(again != null);
        assertArrayEquals(canonical, JsonWriter.canonical(again));
      }
    }
    assertTrue(broken > rounds / 4);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static @Nullable Json ours(byte[] bytes) {
    try {
      return JsonReader.read(bytes);
    } catch (JsonException refused) {
      return null;
    }
  }

  /** Reads with Jackson; adds what it does not ask for: valid UTF-8, no lone surrogates, no BOM. */
  private static @Nullable Json theirs(byte[] bytes) {
    if (bytes.length > 0 && (bytes[0] == (byte) 0xef || !isUtf8(bytes))) {
      return null;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    try (JsonParser parser = JACKSON.createParser(ObjectReadContext.empty(), text)) {
      parser.nextToken();
      Json json = value(parser);
      return parser.nextToken() == null ? json : null;
    } catch (JacksonException | IllegalArgumentException refused) {
      return null;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException wrong) {
      return false;
    }
  }

  private static Json value(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new IllegalArgumentException();
    }
    return switch (token) {
      case VALUE_NULL -> Json.NOTHING;
      case VALUE_TRUE -> Json.TRUE;
      case VALUE_FALSE -> Json.FALSE;
      case VALUE_STRING -> new Json.Text(valid(parser.getString()));
      case VALUE_NUMBER_INT -> whole(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> new Json.Decimal(Double.parseDouble(parser.getString()));
      case START_ARRAY -> array(parser);
      case START_OBJECT -> dictionary(parser);
      default -> throw new IllegalArgumentException();
    };
  }

  private static Json whole(BigInteger number) {
    return number.bitLength() < 64
        ? new Json.Whole(number.longValue())
        : new Json.Decimal(number.doubleValue());
  }

  private static Json array(JsonParser parser) {
    List<Json> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser));
    }
    return new Json.Array(items);
  }

  private static Json dictionary(JsonParser parser) {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = valid(parser.currentName());
      parser.nextToken();
      members.put(name, value(parser));
    }
    return new Json.Dictionary(members);
  }

  private static String valid(String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException();
    }
    return text;
  }
}
