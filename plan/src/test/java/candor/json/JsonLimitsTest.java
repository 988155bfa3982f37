package candor.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.JsonReader.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class JsonLimitsTest {

  @Test
  void depthTenThousandIsRefusedWithoutOverflow() {
    assertFalse(JsonReaderTest.accepts("[".repeat(10_000).getBytes(UTF_8)));
    assertFalse(JsonReaderTest.accepts("{\"a\":".repeat(10_000).getBytes(UTF_8)));
    assertTrue(JsonReaderTest.accepts(("[".repeat(16) + "]".repeat(16)).getBytes(UTF_8)));
    assertFalse(JsonReaderTest.accepts(("[".repeat(17) + "]".repeat(17)).getBytes(UTF_8)));
  }

  @Test
  void aMillionNamesAreRefusedSoon() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 1_000_000; i++) {
      text.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":0");
    }
    byte[] bytes = text.append('}').toString().getBytes(UTF_8);

    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertFalse(JsonReaderTest.accepts(bytes)));
    Limits wide = new Limits(2, 2_000_000, 2_000_000, 100);
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> JsonReader.read(bytes, 0, bytes.length, wide));
  }

  @Test
  void namesWhoseHashesCollideDoNotMakeItQuadratic() {
    // "Aa" and "BB" share a hash code, so all 65,536 combinations of sixteen of them do.
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 65_536; i++) {
      text.append(i == 0 ? "\"" : ",\"");
      for (int bit = 0; bit < 16; bit++) {
        text.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      text.append("\":0");
    }
    byte[] bytes = text.append('}').toString().getBytes(UTF_8);
    Limits wide = new Limits(2, 100_000, 100_000, 100);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10), () -> JsonReader.read(bytes, 0, bytes.length, wide));
  }

  @Test
  void eachLimitHoldsExactly() throws JsonException {
    Limits limits = new Limits(1, 2, 3, 4);
    assertEquals(3, nodes("[1,2]", limits));
    assertThrows(JsonException.class, () -> nodes("[1,2,3]", limits));
    assertThrows(JsonException.class, () -> nodes("[[]]", limits));
    assertEquals(2, nodes("[\"1234\"]", limits));
    assertThrows(JsonException.class, () -> nodes("[\"12345\"]", limits));
    assertThrows(JsonException.class, () -> nodes("[\"\\n345\"]", limits));
    assertEquals(3, nodes("{\"a\":1,\"b\":2}", limits));
    Limits one = new Limits(1, 1, 9, 4);
    assertThrows(JsonException.class, () -> nodes("{\"a\":1,\"b\":2}", one));
    assertTrue(JsonReaderTest.accepts("1".repeat(64).getBytes(UTF_8)));
    assertFalse(JsonReaderTest.accepts("1".repeat(65).getBytes(UTF_8)));
    assertThrows(IllegalArgumentException.class, () -> new Limits(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(257, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, -1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, 1, 1, -1));
  }

  private static int nodes(String text, Limits limits) throws JsonException {
    byte[] bytes = text.getBytes(UTF_8);
    Json json = JsonReader.read(bytes, 0, bytes.length, limits);
    return json instanceof Json.Array array
        ? array.items().size() + 1
        : ((Json.Dictionary) json).members().size() + 1;
  }
}
