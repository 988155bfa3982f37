package candor.plan;

import static candor.plan.NumberTypesTest.judged;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judges texts of fixed form. An expectation is JSON, a reason's code, or {@code -}. */
final class FormTypesTest {

  @ParameterizedTest
  @CsvSource({
    "2,1.2.3,1.2",
    "1,1.2.3,1",
    "3,1.2,1.2",
    "4,1.2.3.4.5,1.2.3.4",
    "4,1.2.3-beta.1,1.2.3-beta.1",
    "3,1.2.3-beta.1,1.2.3",
    "2,10.0.26100,10.0",
    "4,1.0b2,1.0b2",
    "1,26,26",
    "4,1_rc,1_rc",
    "4,1.2.3+a.b,1.2.3+a.b",
    "3,5.15.0-91-generic,5.15.0",
    "4,6.6.87.2-microsoft-standard-WSL2,6.6.87.2-microsoft-standard-WSL2",
    "2,0123456789.1,0123456789.1",
    "8,1.2.3.4.5.6.7.8,1.2.3.4.5.6.7.8"
  })
  @Tag("DIM-11")
  void aVersionIsCutToItsParts(int parts, String value, String expected) {
    assertEquals("'" + expected + "'", judged(new PropertyType.Version(parts), "'" + value + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "v1", "1.", ".1", "1..2", "''", "latest", "1.2 3", "1.2.3.4.5.6.7.8.9", "12345678901.1",
    "1.12345678901", "1-microsoft-standard-WSL2x", "1./home", "1-é", "1.2.3@x", "1a:b", "1[", "1`",
        "1{"
  })
  void aVersionOfAnotherFormIsRefused(String value) {
    assertEquals("wrong-form", judged(new PropertyType.Version(4), "'" + value + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "pt-BR,pt-BR,pt",
    "pt_br,pt-BR,pt",
    "EN,en,en",
    "zh-Hant-TW,zh-TW,zh",
    "zh-Hant,zh,zh",
    "es-419,es-419,es",
    "haw-us,haw-US,haw",
    "de-DE-1996,de-DE,de",
    "en-US-u-ca-buddhist,en-US,en",
    "sl-rozaj,sl,sl",
    "en-4x9,en,en",
    "de-1996,de,de",
    "az-AZ,az-AZ,az",
    "za-ZA,za-ZA,za"
  })
  @Tag("DIM-26")
  void aLanguageIsNormalisedAndCut(String value, String regional, String plain) {
    assertEquals("'" + regional + "'", judged(new PropertyType.Language(true), "'" + value + "'"));
    assertEquals("'" + plain + "'", judged(new PropertyType.Language(false), "'" + value + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "e",
    "engl",
    "''",
    "e1",
    "en-",
    "-en",
    "en--US",
    "en-US.UTF-8",
    "en US",
    "en-toolongxx",
    "C",
    "12",
    "en-é",
    "a-b-c-d-e-f-g-h-i-j-k-l-m",
    "en-a-b-c-d-e-f-g-h-i-j-k-l-m"
  })
  void aLanguageOfAnotherFormIsRefused(String value) {
    assertEquals("wrong-form", judged(new PropertyType.Language(true), "'" + value + "'"));
  }

  @Test
  @Tag("DIM-08")
  void aUuidIsLowerCase() {
    PropertyType.Uuid uuid = new PropertyType.Uuid();
    assertEquals(
        "'" + Plans.INSTALL + "'",
        judged(uuid, "'" + Plans.INSTALL.toUpperCase(java.util.Locale.ROOT) + "'"));
    for (String wrong :
        List.of(
            Plans.INSTALL + "0",
            Plans.INSTALL.replace('-', '0'),
            Plans.INSTALL.replace('f', 'g'),
            Plans.INSTALL.replace('f', '@'),
            Plans.INSTALL.replace('f', '`'),
            "")) {
      assertEquals("wrong-form", judged(uuid, "'" + wrong + "'"));
    }
    assertEquals("wrong-type", judged(uuid, "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T10:00:00Z,2026-11-22T10:00:00.000Z",
    "2026-11-22T10:00:00.123456789Z,2026-11-22T10:00:00.123Z",
    "2026-11-22T10:00:00.9+02:00,2026-11-22T08:00:00.900Z",
    "0000-01-01T00:00:00Z,0000-01-01T00:00:00.000Z"
  })
  @Tag("SHI-08")
  void aMomentIsStoredInUtcToTheMillisecond(String value, String expected) {
    assertEquals("'" + expected + "'", judged(new PropertyType.Moment(), "'" + value + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22",
    "2026-11-22T10:00:00",
    "2026-02-30T10:00:00Z",
    "2026-11-22 10:00:00Z",
    "now",
    "0000-01-01T00:00:00+01:00",
    "9999-12-31T23:59:59-01:00",
    "2026-11-22T24:00:01Z"
  })
  void aMomentOfAnotherFormIsRefused(String value) {
    assertEquals("wrong-form", judged(new PropertyType.Moment(), "'" + value + "'"));
  }

  @Test
  @Tag("OSA-55")
  @Tag("OSA-84")
  void aHashHasExactlyItsLengthInLowerCaseHex() {
    PropertyType.Hash hash = new PropertyType.Hash("salt", 12);
    assertEquals("'0123456789af'", judged(hash, "'0123456789af'"));
    for (String wrong : List.of("0123456789AF", "0123456789a", "0123456789abc", "0123456789ag")) {
      assertEquals("wrong-form", judged(hash, "'" + wrong + "'"));
    }
  }
}
