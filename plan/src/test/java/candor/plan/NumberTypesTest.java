package candor.plan;

import static candor.plan.Plans.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.PropertyType.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Judges numbers and values of closed lists. An expectation is JSON, a reason's code, or {@code -}.
 */
final class NumberTypesTest {

  static String judged(PropertyType type, String value) {
    Ruling ruling = TypeRule.of(type).judge(json(value));
    if (ruling instanceof Ruling.Drop drop) {
      return drop.reason().code();
    }
    if (ruling instanceof Ruling.Keep keep) {
      return written(keep.value());
    }
    if (ruling instanceof Ruling.KeepPart part) {
      return written(part.value()) + " without " + part.unknown();
    }
    return "-";
  }

  private static String written(Json json) {
    return JsonWriter.write(json).replace('"', '\'');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "true | true",
        "false | false",
        "'true' | true",
        "'false' | false",
        "'True' | wrong-type",
        "1 | wrong-type",
        "'' | wrong-type",
        "[true] | wrong-type"
      })
  @Tag("OSA-56")
  void aTruthValueIsTrueOrFalseOrTheirWords(String value, String expected) {
    assertEquals(expected, judged(new PropertyType.Bool(null), value));
  }

  @Test
  void aTruthValueMayHaveOnlyOneAllowedValue() {
    PropertyType.Bool always = new PropertyType.Bool(true);
    assertEquals("true", judged(always, "true"));
    assertEquals("not-in-vocabulary", judged(always, "false"));
    assertEquals("not-in-vocabulary", judged(always, "'false'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-10 | -10",
        "100 | 100",
        "-11 | out-of-range",
        "101 | out-of-range",
        "3.0 | 3",
        "1e1 | 10",
        "3.5 | wrong-type",
        "1e30 | out-of-range",
        "-1e30 | out-of-range",
        "9223372036854775808 | out-of-range",
        "'3' | wrong-type",
        "true | wrong-type"
      })
  @Tag("DIM-25")
  void aWholeNumberLiesInItsRange(String value, String expected) {
    assertEquals(expected, judged(new PropertyType.Whole(-10, 100, 1, ""), value));
  }

  @ParameterizedTest
  @CsvSource({
    "-20,20,5,7,5",
    "-20,20,5,8,10",
    "-20,20,5,-7,-5",
    "-20,20,5,-8,-10",
    "-20,20,10,5,10",
    "-20,20,10,-5,0",
    "0,99,10,97,90",
    "0,99,10,90,90",
    "1,99,10,3,10",
    "1,9,10,5,1",
    "3,9,10,3,3",
    "0,100,0,7,7",
    "0,100,10,100,100",
    "10,100,10,14,10",
    "0,95,10,95,90",
    "-9223372036854775808,9223372036854775807,10,9223372036854775807,9223372036854775800",
    "-9223372036854775808,9223372036854775807,10,-9223372036854775808,-9223372036854775800"
  })
  void aWholeNumberIsRoundedToItsStepInsideTheRange(
      long min, long max, long step, long value, long expected) {
    assertEquals(
        Long.toString(expected),
        judged(new PropertyType.Whole(min, max, step, "ms"), Long.toString(value)));
  }

  @Test
  @Tag("DIM-17")
  void aDurationIsAWholeNumberFromZero() {
    PropertyType.Duration seconds = new PropertyType.Duration("s", 86_400, 5);
    assertEquals("10", judged(seconds, "12"));
    assertEquals("0", judged(seconds, "0"));
    assertEquals("86400", judged(seconds, "86400"));
    assertEquals("out-of-range", judged(seconds, "-1"));
    assertEquals("out-of-range", judged(seconds, "86401"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,10,0,1.23,1.23",
    "0,10,0,3,3.0",
    "0,10,0.1,0.30000000000000004,0.3",
    "0,10,0.1,9.96,10.0",
    "0,10,0.25,0.3,0.25",
    "0,10,2.5,4,5.0",
    "0,9,5,9,5.0",
    "1,9,10,5,1.0",
    "1,20,10,2,10.0",
    "-1,1,0.5,-0.1,0.0",
    "0,10,0,10.1,out-of-range",
    "0,10,0,-0.1,out-of-range",
    "0,1e300,0.1,1e300,1.0E300",
    "0,1e300,3,1e300,1.0E300",
    "0,10,0,true,wrong-type",
    "0,10,0.3,1,0.8999999999999999",
    "0,0.95,0.1,0.95,0.9",
    "0.05,1,0.1,0.05,0.1"
  })
  @Tag("DIM-42")
  void aDecimalLiesInItsRangeAndIsRounded(
      double min, double max, double step, String value, String expected) {
    assertEquals(expected, judged(new PropertyType.Decimal(min, max, step, ""), value));
  }

  private static final Vocabulary SOURCES =
      new Vocabulary(
          List.of("local", "remote", "cloud"), Map.of("LOCAL", "local", "auto", "", "x", "cloud"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'local' | 'local'",
        "'LOCAL' | 'local'",
        "'auto' | -",
        "'Remote' | not-in-vocabulary",
        "'' | not-in-vocabulary",
        "1 | wrong-type",
        "['local'] | wrong-type"
      })
  @Tag("OSA-51")
  @Tag("OSA-52")
  void anEnumerationTakesItsValuesAndToleratedSpellings(String value, String expected) {
    assertEquals(expected, judged(new PropertyType.Enumeration(SOURCES), value));
  }

  @Test
  @Tag("OSA-41")
  @Tag("OSA-42")
  void aTierTakesLabelsAndNeverAmounts() {
    PropertyType.Tier tier =
        new PropertyType.Tier(
            List.of(8.0, 16.0),
            0.5,
            "16+",
            "GiB",
            new Vocabulary(List.of("8", "16", "16+"), Map.of("16 GB", "16")));
    assertEquals("'8'", judged(tier, "'8'"));
    assertEquals("'16'", judged(tier, "'16 GB'"));
    assertEquals("'16+'", judged(tier, "'16+'"));
    assertEquals("wrong-type", judged(tier, "8"));
    assertEquals("not-in-vocabulary", judged(tier, "'15.9'"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "['remote','local','LOCAL'] | ['local','remote']",
        "[] | []",
        "['auto'] | []",
        "['local','secret','other'] | ['local'] without 2",
        "['secret'] | not-in-vocabulary",
        "['auto','secret'] | not-in-vocabulary",
        "['local','remote','x'] | too-long",
        "['local','remote','local'] | ['local','remote']",
        "['local',1] | wrong-type",
        "'local' | wrong-type"
      })
  @Tag("SHI-16")
  void aListOfEnumKeepsDistinctKnownItemsSorted(String value, String expected) {
    assertEquals(expected, judged(new PropertyType.EnumList(SOURCES, 2), value));
  }
}
