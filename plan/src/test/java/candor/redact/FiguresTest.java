package candor.redact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Says which figures belong to one person, at their edges. */
@Tag("DIM-76")
final class FiguresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "5105105105105100",
        "5555555555554444",
        "2221000000000009",
        "2720990000000007",
        "3530111333300000",
        "6011111111111117",
        "6200000000000005",
        "6440000000000005",
        "6500000000000002",
        "378282246310005",
        "343434343434343",
        "30569309025904",
        "36148900647913",
        "38520000023237",
        "DE89370400440532013000",
        "DE89 3704 0044 0532 0130 00",
        "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S",
        "536-90-4399",
        "415-555-0132",
        "415.555.0132",
        "(415) 555-0132",
        "(415)555-0132",
        "(415) 555 0132",
        "+1 415 555 0132",
        "+49 (0)30 901820",
        "+4930901820",
        "+44 20-7946/0958",
        "+123456789012345"
      })
  void aFigureOfSomebodyGoes(String figure) {
    assertEquals("x <redacted>, y", Redaction.secrets("x " + figure + ", y"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112",
        "x4111111111111111",
        "4111111111111111x",
        ".4111111111111111",
        "411111111111111",
        "41111111111111111",
        "5600000000000003",
        "5000000000000009",
        "2100000000000005",
        "2800000000000008",
        "7011111111111116",
        "350000000000008",
        "37000000000002",
        "4111  1111 1111 1111",
        "DE88370400440532013000",
        "de89370400440532013000",
        "D189370400440532013000",
        "DEX9370400440532013000",
        "DE8X370400440532013000",
        "GB82 WEST",
        "936-90-4399",
        "000-90-4399",
        "666-90-4399",
        "536-90-43990",
        "536 90 4399",
        "536-9-04399",
        "x-536-90-4399",
        "115-555-0132",
        "415-155-0132",
        "415-555-013",
        "415-555-01322",
        "415.555-0132",
        "415/555-0132",
        "(415] 555-0132",
        "(415)-555-0132",
        "1-415-55-0132",
        "+12345678",
        "+1234567890123456",
        "+1 23",
        "+123456789x",
        "a+123456789"
      })
  void aFigureOfSomethingStays(String figure) {
    assertEquals("x " + figure + ", y", Redaction.secrets("x " + figure + ", y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lat: 52.5200, lng: -13.4050 | lat: <redacted>, lng: <redacted>",
        "\"latitude\":1.23456,\"longitude\":180.98765} | \"latitude\":<redacted>,\"longitude\":<redacted>}",
        "geo:59.913868,10.752245;u=35 | geo:<redacted>;u=35",
        "coords: 40.712776, -74.005974. | coords: <redacted>.",
        "at GPS 51.50735,-0.12775 | at GPS <redacted>",
        "<+37.785834,-122.406417> | <<redacted>>",
        "+37.785834-122.406417/ | <redacted>/",
        "coordinates 48.2082 N 16.3738 E | coordinates <redacted> E",
        "coordinates 48.2082, 16.3738 | coordinates <redacted>",
        "51°30'26.5\"N 0°7'39.9\"W | <redacted> <redacted>",
        "48.2082° N, 16.3738° E | <redacted> N, <redacted> E",
        "lat=12ms lat: 0.123 s lat: 12.3456ms | lat=12ms lat: 0.123 s lat: 12.3456ms",
        "lat: 181.2345 lat: 1812.3456 | lat: 181.2345 lat: 1812.3456",
        "lat: .2345 lat: - lat: 12,3456 | lat: .2345 lat: - lat: 12,3456",
        "+1.25,-3.5 +37.7858x | +1.25,-3.5 +37.7858x",
        "21°C 90° 5° x'N 20°5'X | 21°C 90° 5° x'N 20°5'X",
        "x: 102.3333, y: -45.6667 | x: 102.3333, y: -45.6667"
      })
  void aPlaceIsKnownByItsNameOrItsForm(String text, String expected) {
    assertEquals(expected, Redaction.secrets(text));
  }
}
