package candor.server.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands in what lies, is cut, or asks for more than there is. */
final class HostileMappingTest {

  private static final String WHOLE =
      "{\"version\":3,\"sources\":[\"a\"],\"names\":[],\"mappings\":";

  @TempDir Path temp;

  private void refused(String text, String sentence) throws Exception {
    var shelf = Kept.shelf(temp);
    var bad = assertThrows(BadMapping.class, () -> Kept.text(shelf, "app.js", text));
    assertTrue(bad.sentence().startsWith(sentence), bad.sentence());
    nothingIsLeft(shelf);
  }

  private void nothingIsLeft(MappingShelf shelf) throws Exception {
    assertEquals(List.of(), shelf.all(Kept.APP));
    try (var files = Files.list(temp.resolve("symbols").resolve(Kept.APP))) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void aMapThatLiesIsRefusedWithTheFieldThatDoes() throws Exception {
    refused(WHOLE + "\"AAAA,ACAA\"}", "mappings names source 2, and there are 1");
    refused(WHOLE + "\"AAAAA\"}", "mappings names name 1, and there are 0");
    refused(WHOLE + "\"AA\"}", "mappings has a segment of 2 numbers");
    refused(WHOLE + "\"AAAAAA\"}", "mappings has a segment of more than five");
    refused(WHOLE + "\"AAAg\"}", "mappings ends inside a number, at generated line 1");
    refused(
        WHOLE + "\"AAAA;;AADA\"}", "mappings points outside of the sources, at generated line 3");
    refused(WHOLE + "\"D\"}", "mappings points outside of the generated file");
    refused(WHOLE + "\"KAAA,DAAA\"}", "mappings runs backwards");
    refused(WHOLE + "\"ggggggggggB\"}", "mappings has a number longer than 32 bits");
    refused(WHOLE + "\"A!\"}", "mappings has a sign that is no digit");
    refused(WHOLE + "7}", "mappings must be a text");
    refused(WHOLE + "\"AAAA\"", "the file must end with a brace");
    refused(WHOLE + "\"AA", "mappings ends in the middle");
    refused(WHOLE + "\"AAAA\"} x", "the file goes on behind");
    refused("{\"version\":3}", "mappings is missing");
    refused("{\"version\":2,\"mappings\":\"\"}", "version must be 3");
    refused("{\"version\":3,\"sources\":[7]}", "sources must be a text");
  }

  @Test
  void sectionsThatLieAreRefusedByTheirNumber() throws Exception {
    String section = "{\"offset\":{\"line\":%d,\"column\":0},\"map\":" + WHOLE + "\"AAAA\"}}";
    String both = "{\"version\":3,\"sections\":[" + section + "," + section + "]}";
    refused(both.formatted(5, 4), "sections[1].map.mappings runs backwards");
    refused(
        "{\"version\":3,\"sections\":[{\"url\":\"https://example.org\"}]}",
        "sections[0].url is not followed");
    refused("{\"version\":3,\"sections\":[{}]}", "sections[0].map is missing");
    refused(
        "{\"version\":3,\"sections\":[{\"map\":{\"version\":3,\"sections\":[]}}]}",
        "sections[0].map.sections stands in a section");
  }

  @Test
  void nestingWithoutEndIsRefused() throws Exception {
    refused("{\"x\":" + "[".repeat(100_000), "x is nested deeper than 64");
    refused("{\"x\":" + "{\"y\":".repeat(100_000), "x is nested deeper than 64");
  }

  @Test
  void aMappingOfR8ThatLiesIsRefusedWithItsLine() throws Exception {
    refused("", "the file is empty");
    refused("# compiler: R8\n", "the file has no class");
    refused("hello\n", "line 1 is no class");
    refused("    void a() -> b\n", "line 1 is a member of no class");
    String begin = "org.example.A -> a.a:\n";
    refused(begin + "    what\n", "line 2 is no class, no member and no comment");
    refused(begin + "    5:2:void a():1:2 -> b\n", "line 2 has a range that ends before it begins");
    refused(begin + "    5:void a():1:2 -> b\n", "line 2 has a range of one number");
    refused(begin + "    1:99999999999:void a() -> b\n", "line 2 has a line number that is none");
    refused(begin + "    1:2:void a():x -> b\n", "line 2 has a line number that is none");
    refused(begin + "    a( -> b\n", "line 2 is no method");
    refused(begin + "x".repeat(2_000_000), "line 2 is longer than 1048576 bytes");
  }

  @Test
  void callsInOneAnotherWithoutEndAreCut() throws Exception {
    var shelf = Kept.shelf(temp);
    String cycle = "    1:9:void org.example.A.b():1:1 -> a\n    1:9:void a():2 -> a\n";
    var kept = Kept.text(shelf, "", "org.example.A -> a.a:\n" + cycle.repeat(20_000));
    try (PackedFile file = shelf.open(kept)) {
      var found = new R8Mapping(file).find("a.a", "a", 4);
      assertEquals(100, found == null ? 0 : found.size());
    }
  }

  @Test
  void moreThanAHundredMegabytesAreRefusedAlsoPacked() throws Exception {
    var shelf = Kept.shelf(temp);
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      byte[] blanks = "#\n".repeat(1 << 19).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 101; i++) {
        out.write(blanks);
      }
    }
    var bad = assertThrows(BadMapping.class, () -> add(shelf, packed.toByteArray()));
    assertTrue(bad.sentence().startsWith("the file is larger than 100 MB"), bad.sentence());

    byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), 200);
    assertThrows(BadMapping.class, () -> add(shelf, cut));
    nothingIsLeft(shelf);
  }

  @Test
  void whatOnlyBeginsAsAPackedFileIsRefused() throws Exception {
    var shelf = Kept.shelf(temp);
    byte[] garbage = new byte[200];
    java.util.Arrays.fill(garbage, (byte) 0xff);
    byte[] head = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0};
    System.arraycopy(head, 0, garbage, 0, head.length);
    for (byte[] file : List.of(garbage, head)) {
      var bad = assertThrows(BadMapping.class, () -> add(shelf, file));
      assertTrue(bad.sentence().startsWith("the file is packed by gzip, and damaged"));
    }
    nothingIsLeft(shelf);
  }

  private static Mapping add(MappingShelf shelf, byte[] file) throws Exception {
    var wanted = new MappingShelf.Wanted("1.0", null, "app.js");
    return shelf.add(Kept.APP, wanted, new ByteArrayInputStream(file));
  }

  @Test
  void millionsOfSegmentsTakeLittleTimeAndRoom() throws Exception {
    var shelf = Kept.shelf(temp);
    byte[] many = ",CAAC".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    InputStream begin =
        new ByteArrayInputStream((WHOLE + "\"AAAA").getBytes(StandardCharsets.UTF_8));
    InputStream middle =
        new SequenceInputStream(new ByteArrayInputStream(many), new ByteArrayInputStream(many));
    InputStream end = new ByteArrayInputStream("\"}".getBytes(StandardCharsets.UTF_8));
    var all = new SequenceInputStream(begin, new SequenceInputStream(middle, end));

    var kept =
        Assertions.assertTimeout(
            Duration.ofSeconds(20),
            () -> shelf.add(Kept.APP, new MappingShelf.Wanted("1.0", null, "app.js"), all));

    assertTrue(kept.kept() < 14_000_000, "bytes: " + kept.kept());
    try (PackedFile file = shelf.open(kept)) {
      var place = new SourceMap(file).find(0, 1_500_001);
      assertEquals(new SourceMap.Place("a", 1, 1_500_002, ""), place);
    }
  }

  @Test
  void aTornFileIsLeftAloneAndTheOthersAreUsed() throws Exception {
    var shelf = Kept.shelf(temp);
    var torn = Kept.text(shelf, "a.js", WHOLE + "\"AAAA\"}");
    var whole = Kept.text(shelf, "b.js", WHOLE + "\"AAAA\"}");
    Path file = temp.resolve("symbols").resolve(Kept.APP).resolve(torn.id() + ".map");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 3));

    assertEquals(List.of(whole), Kept.shelf(temp).all(Kept.APP));
  }
}
