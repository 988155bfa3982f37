package candor.server.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.server.crash.Fingerprint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OriginalNamesTest {

  private static final String SHOP = "org.example.shop.";

  @TempDir Path temp;

  private OriginalNames names() throws IOException {
    return new OriginalNames(Kept.shelf(temp), app -> List.of());
  }

  private static Frame java(String function, int line) {
    boolean own = !function.startsWith("java.");
    return new Frame(function, own ? "SourceFile" : "Lists.java", line, 0, own);
  }

  private static Frame script(String function, @Nullable String file, int column) {
    return new Frame(function, file, column == 0 ? 0 : 1, column, true);
  }

  /** What the two builds of the same program print, see README.md beside the mappings. */
  private static List<Thrown> java(int build) {
    List<Frame> frames =
        build == 1
            ? List.of(
                java("a.c.a", 7),
                java(SHOP + "Checkout.a", 10),
                java("java.util.ImmutableCollections$List12.forEach", 683),
                java(SHOP + "Checkout.a", 2),
                java(SHOP + "Checkout.main", 1))
            : List.of(
                java(SHOP + "xena.zeta", 7),
                java(SHOP + "xena.zeta", 1),
                java(SHOP + "zeta.yota", 1),
                java(SHOP + "zeta.zeta", 2),
                java(SHOP + "Checkout.zeta", 4),
                java("java.util.ImmutableCollections$List12.forEach", 683),
                java(SHOP + "Checkout.zeta", 2),
                java(SHOP + "Checkout.main", 3));
    String type = build == 1 ? "a.b" : SHOP + "yota";
    return List.of(new Thrown(type, "no number", frames));
  }

  private static List<Thrown> script(int build) {
    List<Frame> frames =
        build == 1
            ? List.of(
                script("i", "shop.js", 62),
                script("", "shop.js", 265),
                script("Array.reduce", null, 0),
                script("t.totalSize", "shop.js", 249),
                script("s", "shop.js", 363),
                script("m", "shop.js", 401),
                script("", "shop.js", 407))
            : List.of(
                script("a", "shop.js", 170),
                script("", "shop.js", 373),
                script("Array.reduce", null, 0),
                script("r.totalSize", "shop.js", 357),
                script("m", "shop.js", 515),
                script("c", "shop.js", 553),
                script("", "shop.js", 559));
    return List.of(new Thrown("RangeError", "no number", frames));
  }

  private static List<String> functions(List<Thrown> chain) {
    return chain.getFirst().frames().stream().map(Frame::function).toList();
  }

  @Test
  void twoBuildsOfOneProgramOfTheJvmCrashAlike() throws Exception {
    var shelf = Kept.shelf(temp);
    Kept.resource(shelf, "shop@1.0", "shop-1.mapping.txt", "");
    Kept.resource(shelf, "2.0+77", "shop-2.mapping.txt", "");
    var names = names();

    var first = names.of(Kept.APP, "1.0", java(1));
    var second = names.of(Kept.APP, "2.0", java(2));

    assertEquals(functions(first), functions(second));
    assertEquals(Fingerprint.of(first), Fingerprint.of(second));
    assertEquals(SHOP + "CartException", first.getFirst().type());
    assertEquals("no number", first.getFirst().message());
    assertEquals(
        List.of(
            new Frame(SHOP + "Item.parsed", "Item.java", 21, 0, true),
            new Frame(SHOP + "Item.size", "Item.java", 12, 0, true),
            new Frame(SHOP + "Cart.check", "Cart.java", 16, 0, true)),
        first.getFirst().frames().subList(0, 3));
    assertNotEquals(Fingerprint.of(java(1)), Fingerprint.of(java(2)), "that is what it is for");
  }

  @Test
  void twoBundlesOfOneProgramCrashAlike() throws Exception {
    var shelf = Kept.shelf(temp);
    Kept.resource(shelf, "1.0", "shop-1.js.map", "dist/shop.js.map");
    Kept.resource(shelf, "2.0", "shop-2.js.map", "~/dist/shop.js");
    var names = names();

    var first = names.of(Kept.APP, "1.0", script(1));
    var second = names.of(Kept.APP, "2.0", script(2));

    assertEquals(functions(first), functions(second));
    assertEquals(
        List.of("parseSize", "", "Array.reduce", "totalSize", "checkOut", "startShop", ""),
        functions(first));
    assertEquals(
        new Frame("parseSize", "src/sizes.ts", 4, 11, true), first.getFirst().frames().getFirst());
    assertEquals(Fingerprint.of(first), Fingerprint.of(second));
    assertNotEquals(Fingerprint.of(script(1)), Fingerprint.of(script(2)));
  }

  @Test
  void aFrameWithoutAMatchStaysAsItIs() throws Exception {
    Kept.resource(Kept.shelf(temp), "1.0", "shop-1.mapping.txt", "");
    Kept.resource(Kept.shelf(temp), "1.0", "shop-1.js.map", "shop.js");
    var other =
        List.of(
            new Thrown(
                "x.y",
                "",
                List.of(java("x.y.z", 3), script("q", "other.js", 62), script("q", "shop.js", 0))));

    assertEquals(other, names().of(Kept.APP, "1.0", other));
    assertSame(other, names().of(Kept.APP, "3.0", other));
    assertSame(other, names().of(Kept.APP, null, other));
    assertSame(other, names().of("another", "1.0", other));
  }

  @Test
  void whatComesOutOfAMappingIsRedacted() throws Exception {
    String secret = "ghp_" + "a1B2c3D4e5F6".repeat(3);
    Kept.text(
        Kept.shelf(temp),
        "app.js",
        """
        {"version":3,"sources":["src/%s/ann@example.org.ts"],"names":["%s"],"mappings":"AAAAA"}\
        """
            .formatted(secret, secret));
    var chain =
        List.of(new Thrown("E", "", List.of(script("a", "app.js", 1), script("b", "app.js", 1))));

    String told = names().of(Kept.APP, "1.0", chain).toString();

    assertEquals(-1, told.indexOf(secret), told);
    assertEquals(-1, told.indexOf("ann@"), told);
  }

  @Test
  void anotherMappingCountsFromThenOn() throws Exception {
    var shelf = Kept.shelf(temp);
    var names = new OriginalNames(shelf, app -> List.of());
    var kept = Kept.resource(shelf, "1.0", "shop-1.mapping.txt", "");
    assertNotEquals(java(1), names.of(Kept.APP, "1.0", java(1)));

    shelf.remove(Kept.APP, kept.id());

    assertEquals(java(1), names.of(Kept.APP, "1.0", java(1)));
  }

  @Test
  void thePrefixesOfANewerPlanCountAtOnce() throws Exception {
    String secret = "acme_Zk3v9QpL7xT2";
    var shelf = Kept.shelf(temp);
    Kept.text(
        shelf,
        "app.js",
        "{\"version\":3,\"sources\":[\"src/a.ts\"],\"names\":[\"%s\"],\"mappings\":\"AAAAA\"}"
            .formatted(secret));
    var prefixes = new ArrayList<String>();
    var names = new OriginalNames(shelf, app -> prefixes);
    var chain =
        List.of(new Thrown("E", "", List.of(script("a", "app.js", 1), script("b", "app.js", 1))));
    assertTrue(names.of(Kept.APP, "1.0", chain).toString().contains(secret));

    prefixes.add("acme_");

    assertFalse(names.of(Kept.APP, "1.0", chain).toString().contains(secret));
  }

  @Test
  void aHashInANameOfAFileMayBeMissingOnOneSide() {
    var all = List.of("main.js", "index-B2x9f3aQ.js", "vendor.4f3a9c21.chunk.js");
    assertEquals("main.js", FileNames.pick(all, n -> n, "https://x.org/a/main.4f3a9c21.js?v=3"));
    assertEquals("index-B2x9f3aQ.js", FileNames.pick(all, n -> n, "~/assets/index.js"));
    assertEquals("vendor.4f3a9c21.chunk.js", FileNames.pick(all, n -> n, "vendor.chunk.js"));
    assertEquals(null, FileNames.pick(all, n -> n, "index-C7y1k2bR.js"), "another build");
    assertEquals(null, FileNames.pick(all, n -> n, "other.js"));
  }
}
