package candor.server.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShelfTest {

  private static final String CLASS = "org.example.A -> a.a:\n";

  @TempDir Path temp;

  @Test
  void aFileOfTheSameNameTakesThePlaceOfTheOlder() throws Exception {
    var shelf = Kept.shelf(temp);
    var first = Kept.text(shelf, "", CLASS);
    var second = Kept.text(shelf, "", CLASS + "org.example.B -> a.b:\n");

    assertEquals(first.id(), second.id());
    assertEquals(List.of(second), shelf.all(Kept.APP));
    assertTrue(shelf.remove(Kept.APP, first.id()));
    assertEquals(List.of(), shelf.all(Kept.APP));
  }

  @Test
  void whatAnotherProcessChangedIsSeenAndToldOnce() throws Exception {
    var server = Kept.shelf(temp);
    var told = new ArrayList<String>();
    server.tell((app, releases) -> {
      told.add(app + releases);
      return 7;
    });

    Kept.resource(Kept.shelf(temp), "2.0+5", "shop-1.mapping.txt", "");
    assertEquals(7, server.settle());
    assertEquals(1, server.of(Kept.APP, "2.0").size());

    assertEquals(0, server.settle());
    assertEquals(List.of("shop[2.0+5, 2.0]"), told);
  }

  @Test
  void aChangeThatCouldNotBeToldIsToldLater() throws Exception {
    Kept.text(Kept.shelf(temp), "", CLASS);
    var shelf = Kept.shelf(temp);
    shelf.tell((app, releases) -> {
      throw new IOException("the store is away");
    });
    assertThrows(IOException.class, shelf::settle);

    var told = new ArrayList<String>();
    shelf.tell((app, releases) -> {
      told.addAll(releases);
      return 0;
    });
    shelf.settle();
    assertEquals(List.of("1.0"), told);
  }

  @Test
  void whatIsSaidOfAFileMustBeRight() throws Exception {
    var shelf = Kept.shelf(temp);
    bad(shelf, new MappingShelf.Wanted("../1.0", null, ""), "release:");
    bad(shelf, new MappingShelf.Wanted("", null, ""), "release:");
    bad(shelf, new MappingShelf.Wanted("1.0", Kind.SOURCE_MAP, ""), "kind:");
    bad(shelf, new MappingShelf.Wanted("1.0", null, "x".repeat(300)), "name:");
    var map = "{\"version\":3,\"sources\":[],\"names\":[],\"mappings\":\"\"}";
    var nameless = assertThrows(BadMapping.class, () -> Kept.text(shelf, "", map));
    assertTrue(nameless.sentence().startsWith("name:"), nameless.sentence());
  }

  private static void bad(MappingShelf shelf, MappingShelf.Wanted wanted, String field) {
    var in =
        new java.io.ByteArrayInputStream(CLASS.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var bad = assertThrows(BadMapping.class, () -> shelf.add(Kept.APP, wanted, in));
    assertTrue(bad.sentence().startsWith(field), bad.sentence());
  }
}
