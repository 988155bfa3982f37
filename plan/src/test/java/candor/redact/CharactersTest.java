package candor.redact;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says what single characters are, and what stands in base 64. */
final class CharactersTest {

  @Test
  void whatLooksLikeALetterIsReadAsOne() {
    assertEquals('!', Glyphs.plain('\uff01'));
    assertEquals('~', Glyphs.plain('\uff5e'));
    assertEquals('\uff00', Glyphs.plain('\uff00'));
    assertEquals('\uff5f', Glyphs.plain('\uff5f'));
    assertEquals('A', Glyphs.plain('\u0391'));
    assertEquals('d', Glyphs.plain('\u0501'));
    assertEquals('\u0502', Glyphs.plain('\u0502'));
    assertEquals('\u0390', Glyphs.plain('\u0390'));
    assertEquals('n', Glyphs.plain('\u00f1'));
    assertEquals('?', Glyphs.plain(View.SECRET));
    assertEquals('?', Glyphs.plain(View.PATH));
  }

  @Test
  void lettersForMathematicsAreRead() {
    assertEquals('A', Glyphs.mathematical(0x1d400));
    assertEquals('Z', Glyphs.mathematical(0x1d419));
    assertEquals('a', Glyphs.mathematical(0x1d41a));
    assertEquals('z', Glyphs.mathematical(0x1d433));
    assertEquals('A', Glyphs.mathematical(0x1d434));
    assertEquals('z', Glyphs.mathematical(0x1d6a3));
    assertEquals('\0', Glyphs.mathematical(0x1d6a4));
    assertEquals('\0', Glyphs.mathematical(0x1d3ff));
    assertEquals('\0', Glyphs.mathematical(0x1d7cd));
    assertEquals('0', Glyphs.mathematical(0x1d7ce));
    assertEquals('9', Glyphs.mathematical(0x1d7d7));
    assertEquals('9', Glyphs.mathematical(0x1d7ff));
    assertEquals('\0', Glyphs.mathematical(0x1d800));
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\0', '\u00ad', '\u034f', '\u061c', '\u180e', '\u200b', '\u200f', '\u202a', '\u202e',
        '\u2060', '\u206f', '\ufe00', '\ufe0f', '\ufeff'
      })
  void whatIsNotSeenIsLeftOut(char invisible) {
    assertEquals('\0', Glyphs.plain(invisible));
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        'a', '\u00ac', '\u200a', '\u2010', '\u2029', '\u202f', '\u205f', '\u2070', '\ufdff',
        '\ufe10', '\ufefe'
      })
  void whatIsSeenStays(char visible) {
    assertEquals(visible, Glyphs.plain(visible));
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u2018', '\u201f', '\u2e80', '\udfff', '\u2028', '\u2029', '\u2026', '\u00ab', '\u00bb',
        '\u00a0', ' ', '\t', '"', '\'', '`', '<', '>'
      })
  void aBreakEndsAValue(char end) {
    assertTrue(Letters.isBreak(end));
  }

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u2017', '\u2020', '\u2e7f', '\ue000', '\u2027', '\u202a', '\u2025', '\u00aa', '\u00ba',
        '\u0080', '!', 'z', '~', '='
      })
  void aValueGoesOnOverOthers(char inside) {
    assertFalse(Letters.isBreak(inside));
  }

  @Test
  void base64IsReadAsLongAsTextComesOut() {
    for (int size = 0; size < 7; size++) {
      String text = "az~? \n\t\r".substring(0, size);
      String encoded = Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));

      assertEquals(text, decoded(encoded));
    }
    assertEquals(">>>???", decoded("Pj4+Pz8/"));
    assertEquals(">>>???", decoded("Pj4-Pz8_"));
    assertEquals("A0", decoded("QTA"));
    assertEquals("", decoded("QT.A"));
    assertEquals("", decoded("AAAA"));
    assertEquals("", decoded("f39/"));
    assertEquals("", decoded("Hx8f"));
    assertEquals("~  ", decoded("fiAg"));
  }

  private static String decoded(String text) {
    var view = new View(text, true);
    return Base64Text.of(view, 0, view.length);
  }

  @Test
  void aMarkerIsPutOnceAndNothingBeforeItIsTakenAgain() {
    var marker = new Marker(new View("abcdef", true), "#");

    assertEquals(3, marker.take(1, 3));
    assertEquals(3, marker.taken());
    assertEquals(2, marker.take(0, 2));
    assertEquals(4, marker.take(2, 4));
    assertEquals(6, marker.take(5, 6));
    assertEquals("a#e#", marker.result());
    assertEquals("abc", new Marker(new View("abc", true), "#").result());
  }

  @Test
  void whatIsAMarkerAlreadyStays() {
    var marker = new Marker(new View("a<redacted>b", true), "#");

    assertEquals(2, marker.take(1, 2));
    assertEquals(0, marker.taken());
    assertEquals(3, marker.take(1, 3));
    assertEquals("a#", marker.result());
  }
}
