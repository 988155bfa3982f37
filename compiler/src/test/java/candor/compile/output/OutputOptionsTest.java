package candor.compile.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputOptionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"telemetry", "com.example.telemetry", "a1.b_2"})
  void aPackageIsLowerCaseNamesWithDots(String name) {
    assertEquals(name, new OutputOptions(name).javaPackage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Com", "com..x", ".x", "x.", "1x", "a-b", "../x", "a/b", "ünï", "com.new.app"})
  void anythingElseIsRefused(String name) {
    assertThrows(IllegalArgumentException.class, () -> new OutputOptions(name));
  }
}
