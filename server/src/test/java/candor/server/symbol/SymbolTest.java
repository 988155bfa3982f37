package candor.server.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Says how mangled names read, and that no text does harm. */
@Tag("DIM-78")
final class SymbolTest {

  private static final String LETTERS =
      "NISTRQPOFDBCLKXYMAJEZUGVKacdefilmnorstuvwxyz0123456789__$..";

  private static List<String[]> cases() {
    try (var file = SymbolTest.class.getResourceAsStream("/symbols/names.tsv")) {
      if (file == null) {
        throw new AssertionError("the cases are missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Arguments> names() {
    return cases().stream().map(Arguments::of);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("names")
  void aNameReads(String what, String mangled, String readable) {
    assertEquals(readable, Symbol.readable(mangled), what);
  }

  @Test
  void whatIsReadableStaysSo() {
    for (String[] known : cases()) {
      assertEquals(known[2], Symbol.readable(known[2]));
    }
  }

  @Test
  void anyTextComesOutAsAName() {
    long seed = 20261126;
    var random = new Random(seed);
    List<String[]> known = cases();
    for (int i = 0; i < 20_000; i++) {
      String text =
          i % 2 == 0
              ? (i % 4 == 0 ? "_R" : "_Z") + letters(random)
              : torn(known.get(random.nextInt(known.size()))[1], random);
      String readable = Symbol.readable(text);
      assertTrue(readable.equals(text) || readable.length() <= Symbol.MOST_OUTPUT, "seed " + seed);
    }
  }

  private static String letters(Random random) {
    var text = new StringBuilder();
    int length = random.nextInt(60);
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static String torn(String name, Random random) {
    var text = new StringBuilder(name);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length());
      char other = LETTERS.charAt(random.nextInt(LETTERS.length()));
      if (random.nextBoolean()) {
        text.setCharAt(at, other);
      } else {
        text.insert(at, other);
      }
    }
    return text.toString();
  }

  @Test
  void whatGrowsWithoutEndIsLeftAlone() {
    // Each of these refers to what is before it twice, so its length doubles with each step.
    String rust = "_RINvC1a1b" + doubling("TB%s_B%s_E", 40) + "E";
    String types = "_Z1fPi" + "S_".repeat(1_900);
    String packs = "_Z1fIJ" + "i".repeat(4_000) + "EEvDpT_";
    String deep = "_Z1f" + "P".repeat(4_000) + "i";
    String nested = "_R" + "NvMC1a".repeat(600);

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          for (String name : List.of(rust, types, packs, deep, nested)) {
            assertEquals(name, Symbol.readable(name));
          }
        });
  }

  private static String doubling(String form, int times) {
    var text = new StringBuilder("h");
    int last = "NvC1a1b".length() + 1;
    for (int i = 0; i < times; i++) {
      int here = last;
      last = "INvC1a1b".length() + text.length();
      String digits = base62(here);
      text.append(form.formatted(digits, digits));
    }
    return text.toString();
  }

  private static String base62(int number) {
    String digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    int rest = number - 1;
    return rest < 62
        ? digits.substring(rest, rest + 1)
        : digits.substring(rest / 62, rest / 62 + 1) + digits.substring(rest % 62, rest % 62 + 1);
  }
}
