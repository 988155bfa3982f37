package candor.server.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.mapping.SourceMap.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceMapTest {

  private static final String DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  @TempDir Path temp;

  private @Nullable Place find(MappingShelf shelf, Mapping kept, int line, int column)
      throws IOException {
    try (PackedFile file = shelf.open(kept)) {
      return new SourceMap(file).find(line - 1, column - 1);
    }
  }

  @Test
  void positionsOfRealBundlesAreThoseOfTheirSources() throws Exception {
    var shelf = Kept.shelf(temp);
    var esbuild = Kept.resource(shelf, "1.0", "shop-1.js.map", "shop.js");
    var terser = Kept.resource(shelf, "1.0", "shop-terser.js.map", "shop2.js");

    // Where both bundles throw, as the engine told it.
    assertEquals(new Place("src/sizes.ts", 4, 11, ""), find(shelf, esbuild, 1, 62));
    assertEquals(new Place("src/views/cart.ts", 16, 51, "parseSize"), find(shelf, esbuild, 1, 265));
    assertEquals(new Place("src/main.ts", 15, 1, "startShop"), find(shelf, esbuild, 1, 407));
    Place thrown = find(shelf, terser, 1, 62);
    assertTrue(thrown != null && thrown.path().equals("src/sizes.ts") && thrown.line() == 4);
    assertNull(find(shelf, esbuild, 2, 1), "the second line only names the map");
  }

  @Test
  void whatTheSourcesHoldIsNotKept() throws Exception {
    var shelf = Kept.shelf(temp);
    var kept = Kept.resource(shelf, "1.0", "shop-1.js.map", "shop.js");

    Path file = temp.resolve("symbols").resolve(Kept.APP).resolve(kept.id() + ".map");
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertTrue(bytes.contains("parseSize"), "names are what it is for");
    for (String content : List.of("no number", "export function", "globalThis", "reduce")) {
      assertEquals(-1, bytes.indexOf(content), content);
    }
  }

  /** Is one segment as the test means it. */
  private record Meant(int line, int column, int source, int at, int name) {}

  /** Writes numbers as RFC-less tradition has it; written apart from the reader on purpose. */
  private static String digits(int number) {
    var out = new StringBuilder();
    int rest = number < 0 ? (-number << 1) + 1 : number << 1;
    do {
      int digit = rest % 32;
      rest /= 32;
      out.append(DIGITS.charAt(rest > 0 ? digit + 32 : digit));
    } while (rest > 0);
    return out.toString();
  }

  private static String encode(List<Meant> all) {
    var out = new StringBuilder();
    int line = 0;
    int column = 0;
    Meant last = new Meant(0, 0, 0, 0, 0);
    int lastName = 0;
    boolean first = true;
    for (Meant one : all) {
      for (; line < one.line(); line++) {
        out.append(';');
        column = 0;
        first = true;
      }
      out.append(first ? "" : ",").append(digits(one.column() - column));
      column = one.column();
      first = false;
      if (one.source() >= 0) {
        out.append(digits(one.source() - last.source())).append(digits(one.at() - last.at()));
        out.append(digits(0));
        last = one;
        if (one.name() >= 0) {
          out.append(digits(one.name() - lastName));
          lastName = one.name();
        }
      }
    }
    return out.toString();
  }

  private static List<Meant> random(RandomGenerator dice) {
    var all = new ArrayList<Meant>();
    int line = 0;
    int column = 0;
    for (int i = dice.nextInt(1, 700); i > 0; i--) {
      if (dice.nextInt(9) == 0) {
        line += dice.nextInt(1, 5);
        column = 0;
      }
      column += dice.nextInt(1, dice.nextBoolean() ? 4 : 40_000);
      int source = dice.nextInt(5) == 0 ? -1 : dice.nextInt(4);
      int name = source < 0 || dice.nextBoolean() ? -1 : dice.nextInt(6);
      all.add(new Meant(line, column, source, dice.nextInt(100_000), name));
    }
    return all;
  }

  @Test
  void everyPositionOfARandomMapComesOutAsItWentIn() throws Exception {
    long seed = RandomGenerator.getDefault().nextLong();
    var dice = new java.util.Random(seed);
    var shelf = Kept.shelf(temp);
    for (int round = 0; round < 40; round++) {
      List<Meant> all = random(dice);
      String map =
          """
          {"version":3,"names":["a","b","c","d","e","f"],"mappings":"%s",
           "sourcesContent":["x"],"sources":["s0","s1","s2","s3"]}\
          """
              .formatted(encode(all));
      var kept = Kept.text(shelf, "app.js", map);
      try (PackedFile file = shelf.open(kept)) {
        var read = new SourceMap(file);
        for (int i = 0; i < all.size(); i++) {
          Meant one = all.get(i);
          boolean isLast = i + 1 == all.size() || all.get(i + 1).line() > one.line();
          int end = isLast ? one.column() + 5 : all.get(i + 1).column() - 1;
          Place place =
              one.source() < 0
                  ? null
                  : new Place(
                      "s" + one.source(),
                      one.at() + 1,
                      1,
                      one.name() < 0 ? "" : "abcdef".substring(one.name(), one.name() + 1));
          assertEquals(place, read.find(one.line(), one.column()), "seed " + seed);
          assertEquals(place, read.find(one.line(), end), "seed " + seed);
        }
      }
    }
  }

  @Test
  void sectionsLieWhereTheirOffsetsSay() throws Exception {
    var shelf = Kept.shelf(temp);
    String section =
        "{\"version\":3,\"sources\":[\"%s\"],\"names\":[\"%s\"],\"mappings\":\"AAAAA\"}";
    String map =
        """
        {"version":3,"file":"index.android.bundle","sections":[
         {"offset":{"line":0,"column":10},"map":%s},
         {"offset":{"line":3,"column":0},"map":%s}]}\
        """
            .formatted(section.formatted("a.js", "one"), section.formatted("b.js", "two"));
    var kept = Kept.text(shelf, "", map);

    assertEquals("index.android.bundle", kept.name());
    assertNull(find(shelf, kept, 1, 10));
    assertEquals(new Place("a.js", 1, 1, "one"), find(shelf, kept, 1, 11));
    assertEquals(new Place("b.js", 1, 1, "two"), find(shelf, kept, 4, 7));
  }

  @Test
  void aPathIsThatOfTheProjectAndOfNobody() {
    assertEquals("src/a.ts", SourcePath.of("", "webpack://shop/./src/a.ts?4f3a"));
    assertEquals("src/a.ts", SourcePath.of("", "../../src/b/../a.ts"));
    assertEquals("src/a.ts", SourcePath.of("src", "a.ts"));
    assertEquals("src/a.ts", SourcePath.of("", "/src/a.ts"));
    assertEquals("a.ts", SourcePath.of("", "file:///home/ann/shop/src/a.ts"));
    assertEquals("a.ts", SourcePath.of("/Users/ann/shop", "src/a.ts"));
    assertEquals("a.ts", SourcePath.of("", "C:\\\\Users\\\\ann\\\\a.ts"));
    assertEquals("node_modules/x/a.js", SourcePath.of("", "../../home/ann/node_modules/x/a.js"));
  }

  @Test
  void ofAPathOnSomebodysMachineOnlyTheFileStays() {
    for (String path :
        List.of(
            "webpack:///C:/Users/ann/shop/src/a.ts",
            "webpack:///D:/ann/src/a.ts",
            "webpack://D:/ann/src/a.ts",
            "webpack:////d%3A/ann/src/a.ts",
            "D:\\ann\\src\\a.ts",
            "\\\\fileserver\\ann\\a.ts",
            "//fileserver/ann/a.ts",
            "webpack:///\\\\fileserver\\ann\\a.ts",
            "webpack://///fileserver/ann/a.ts",
            "/Volumes/ann/shop/a.ts",
            "/data/home/ann/shop/a.ts",
            "webpack:///data/HOME/ann/shop/a.ts",
            "/c/Users/ann/shop/a.ts",
            "../../../../export/home/ann/shop/a.ts")) {
      assertEquals("a.ts", SourcePath.of("", path), path);
      assertEquals("a.ts", SourcePath.of("C:\\ann", path), path);
    }
    assertEquals("a.ts", SourcePath.of("\\\\fileserver\\ann", "src/a.ts"));
    assertEquals("src/a.ts", SourcePath.of("", "webpack:///./src/a.ts"));
  }
}
