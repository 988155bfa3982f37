package candor.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says which crashes are the same trouble. */
final class FingerprintTest {

  private static long of(String type, String message, String... functions) {
    var frames = Arrays.stream(functions).map(f -> new Frame(f, null, 0, 0, false)).toList();
    return Fingerprint.of(List.of(new Thrown(type, message, frames)));
  }

  private static Frame own(String function, int line) {
    return new Frame(function, null, line, 0, true);
  }

  private static Frame foreign(String function) {
    return new Frame(function, null, 0, 0, false);
  }

  private static long of(Frame... frames) {
    return Fingerprint.of(List.of(new Thrown("E", "", List.of(frames))));
  }

  @ParameterizedTest
  @Tag("DIM-80")
  @CsvSource({
    "core::panicking::panic::h0123456789abcdef, core::panicking::panic::hfedcba9876543210",
    "_ZN4core9panicking5panic17h0123456789abcdefE, core::panicking::panic",
    "com.acme.Main.lambda$run$3, com.acme.Main.lambda$run$12",
    "com.acme.Main$$Lambda/0x00007f15c82ee210.run, com.acme.Main$$Lambda/0x00007f11aa2ee990.run",
    "async load, load",
    "whisper_init+0x1f3, whisper_init+0x20",
    "0x00007f15c82ee210, 0x00007f15c82ee999"
  })
  void whatChangesFromBuildToBuildDoesNotCount(String one, String other) {
    assertEquals(of("E", "", "f", one), of("E", "", "f", other));
  }

  @Test
  void anotherCallIsAnotherTrouble() {
    assertNotEquals(of("E", "", "a.b.c"), of("E", "", "a.b.d"));
    assertNotEquals(of("E", "", "a"), of("F", "", "a"));
  }

  @Test
  void whatIsSaidOnlyCountsWithoutCalls() {
    assertEquals(of("E", "one", "a"), of("E", "two", "a"));
    assertNotEquals(of("E", "one"), of("E", "two"));
    assertEquals(of("E", "port 8080 is taken"), of("E", "port 9 is taken"));
  }

  @Test
  void callsOfTheAppCountBeforeThoseOfLibraries() {
    assertEquals(
        of(foreign("lib.a"), own("app.run", 3), foreign("lib.b")),
        of(foreign("lib.c"), own("app.run", 7)));
    assertNotEquals(of(own("app.run", 3)), of(own("app.stop", 3)));
  }

  @Test
  void aRecursionIsTheSameHoweverDeep() {
    assertEquals(of(own("a", 1), own("b", 1)), of(own("a", 1), own("a", 1), own("b", 1)));
  }

  @Test
  void aCauseParts() {
    var outer = new Thrown("E", "", List.of(own("a", 1)));
    var inner = new Thrown("F", "", List.of(own("b", 1)));

    assertNotEquals(Fingerprint.of(List.of(outer)), Fingerprint.of(List.of(outer, inner)));
  }
}
