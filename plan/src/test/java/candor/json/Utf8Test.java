package candor.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class Utf8Test {

  @Test
  void refusesBytesThatAreNotShortestFormUtf8() throws IOException {
    List<String> bad =
        List.of(
            "80",
            "bf",
            "c0af",
            "c1bf",
            "c2",
            "c241",
            "e080af",
            "e0a0",
            "eda080",
            "edbfbf",
            "e18041",
            "f08080af",
            "f0808080",
            "f4908080",
            "f5808080",
            "f7bfbfbf",
            "f8888080",
            "fe",
            "ff",
            "f09f98");
    for (String hex : bad) {
      byte[] bytes = quoted(HexFormat.of().parseHex(hex));
      assertFalse(JsonReaderTest.accepts(bytes), hex);
    }
    for (byte[] line :
        lines(Files.readAllBytes(Path.of("src/test/resources/bad/utf8/utf8tests.bin")))) {
      assertEquals(
          isUtf8(line), JsonReaderTest.accepts(quoted(line)), () -> new String(line, UTF_8));
    }
  }

  private static byte[] quoted(byte[] inner) {
    byte[] bytes = new byte[inner.length + 2];
    System.arraycopy(inner, 0, bytes, 1, inner.length);
    bytes[0] = '"';
    bytes[bytes.length - 1] = '"';
    return bytes;
  }

  /** Leaves out what JSON itself treats specially, so that only the encoding is compared. */
  private static List<byte[]> lines(byte[] all) {
    List<byte[]> lines = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < all.length; i++) {
      if (all[i] == '\n') {
        byte[] line = Arrays.copyOfRange(all, from, i);
        for (int k = 0; k < line.length; k++) {
          if (line[k] == '"' || line[k] == '\\' || (line[k] >= 0 && line[k] < ' ')) {
            line[k] = '.';
          }
        }
        lines.add(line);
        from = i + 1;
      }
    }
    assertTrue(lines.size() > 50);
    return lines;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
