package candor.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonWriterTest {

  private static String canonical(String text) throws JsonException {
    return new String(JsonWriter.canonical(JsonReader.read(text.getBytes(UTF_8))), UTF_8);
  }

  @Test
  void writesCompactlyInTheOrderGiven() throws JsonException {
    String text = "{\"b\":[1,-2.5,true,false,null,[],{}],\"a\":{\"\":\"x\"},\"c\":1.0E10}";
    assertEquals(text, JsonWriter.write(JsonReader.read(text.getBytes(UTF_8))));
  }

  @Test
  void escapesOnlyWhatItMust() {
    assertEquals(
        "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u007f\u00e9\u20ac\uD83D\uDE00\"",
        JsonWriter.write(
            new Json.Text("\"\\/\b\t\n\f\r\u0000\u001f\u007f\u00e9\u20ac\uD83D\uDE00")));
  }

  @Test
  void aLoneSurrogateBecomesTheReplacementCharacter() {
    assertEquals("\"\ufffd\"", JsonWriter.write(new Json.Text("\uD800")));
    assertEquals("\"\ufffda\"", JsonWriter.write(new Json.Text("\uD800a")));
    assertEquals("\"\ufffd\ufffd\"", JsonWriter.write(new Json.Text("\uDC00\uD800")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "\uDC00", "a\uD800b", "\uDC00\uD800", "\uD83D\uDE00\uD83D"})
  void aCanonicalFormHasNoLoneSurrogates(String text) {
    assertThrows(IllegalArgumentException.class, () -> JsonWriter.canonical(new Json.Text(text)));
    assertThrows(
        IllegalArgumentException.class,
        () -> JsonWriter.canonical(new Json.Dictionary(Map.of(text, Json.TRUE))));
  }

  @Test
  void buildsADocumentPieceByPiece() {
    JsonWriter writer = new JsonWriter();
    writer.open().name("a").openArray().number(1).number(0.5).text("[").text("x").closeArray();
    writer.name("b").open().close().name("c").value(Json.NOTHING);
    writer.name("d").object(Map.of("e", Json.TRUE)).close();

    assertEquals(
        "{\"a\":[1,0.5,\"[\",\"x\"],\"b\":{},\"c\":null,\"d\":{\"e\":true}}",
        new String(writer.bytes(), UTF_8));
    assertThrows(IllegalArgumentException.class, () -> new JsonWriter().number(Double.NaN));
  }

  /** Expectations are from RFC 8785, appendix B, and ECMA-262, Number::toString. */
  @ParameterizedTest
  @CsvSource({
    "0.0,0",
    "-0.0,0",
    "3.0,3",
    "-3.5,-3.5",
    "1e21,1e+21",
    "1e20,100000000000000000000",
    "1.5e300,1.5e+300",
    "1e-6,0.000001",
    "1e-7,1e-7",
    "1.5e-7,1.5e-7",
    "0.1,0.1",
    "123456789.125,123456789.125",
    "5e-324,5e-324",
    "1.7976931348623157e308,1.7976931348623157e+308",
    "9007199254740992.0,9007199254740992",
    "295147905179352830000.0,295147905179352830000",
    "999999999999999700000.0,999999999999999700000",
    "333333333.3333332,333333333.3333332",
    "333333333.33333325,333333333.33333325",
    "0.000001,0.000001",
    "2e23,2e+23",
    "1e23,1e+23",
    "9223372036854775807,9223372036854775807",
    "9.5367431640625e-7,9.5367431640625e-7"
  })
  void canonicalNumbersAreThoseOfEcmaScript(String text, String expected) throws JsonException {
    assertEquals(expected, canonical(text));
  }

  @Test
  void canonicalDigitsAreTheFewestThatReadBack() {
    SplittableRandom random = new SplittableRandom(20261124);
    for (int i = 0; i < 20_000; i++) {
      double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
      if (i < 2_000) {
        value = Math.scalb(1.0, i - 1_022);
      }
      if (Double.isFinite(value)) {
        assertEquals(
            new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros(),
            new java.math.BigDecimal(Canonical.number(value)).stripTrailingZeros());
      }
    }
  }

  @Test
  void canonicalMembersAreSortedByUtf16() throws JsonException {
    // From RFC 8785, section 3.2.3: the emoji (D83D) sorts before the Hebrew letter (FB33).
    assertEquals(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"\u00f6\":4,\"\u20ac\":5,\"\uD83D\uDE00\":6,\"\ufb33\":7}",
        canonical(
            "{\"\u20ac\":5,\"\\r\":1,\"\ufb33\":7,\"1\":2,\"\uD83D\uDE00\":6,\"\u0080\":3,\"\u00f6\":4}"));
    assertEquals("{\"a\":[{\"b\":1,\"c\":2}]}", canonical("{\"a\":[{\"c\":2,\"b\":1}]}"));
  }

  @Test
  void membersAreImmutableAndKnowTheirNames() throws JsonException {
    for (int size : List.of(0, 1, 8, 9, 40)) {
      Map<String, Json> source = new java.util.LinkedHashMap<>();
      for (int i = 0; i < size; i++) {
        source.put("n" + i, new Json.Whole(i));
      }
      Map<String, Json> members = Json.members(source);
      source.put("later", Json.TRUE);
      assertEquals(size, members.size());
      assertEquals(null, members.get("later"));
      assertEquals(size > 0, members.containsKey("n0"));
      assertThrows(UnsupportedOperationException.class, () -> members.put("x", Json.TRUE));
      source.remove("later");
      assertEquals(source, members);
      assertEquals(List.copyOf(source.keySet()), List.copyOf(members.keySet()));
      assertThrows(
          java.util.NoSuchElementException.class,
          () -> {
            var all = members.entrySet().iterator();
            for (int i = 0; i <= size; i++) {
              all.next();
            }
          });
    }
    String[] twice = {"a", "a"};
    Json[] two = {Json.TRUE, Json.TRUE};
    assertThrows(IllegalArgumentException.class, () -> Json.members(twice, two));
    assertThrows(IllegalArgumentException.class, () -> Json.members(twice, new Json[1]));
  }
}
