package candor.server.mapping;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.Thread.State;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShelfTest {

  private static final String CLASS = "org.example.A -> a.a:\n";
  private static final String MAP =
      "{\"version\":3,\"file\":\"%s\",\"sources\":[],\"names\":[],\"mappings\":\"\"}";

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
  void aChangeThatIsMadeWhileItsMarkIsToldIsToldAgain() throws Exception {
    var server = Kept.shelf(temp);
    var told = new ArrayList<List<String>>();
    server.tell((app, releases) -> {
      told.add(server.of(app, "1.0").stream().map(Mapping::name).toList());
      return 0;
    });
    Kept.text(Kept.shelf(temp), "a.txt", CLASS);
    server.settle();
    told.clear();

    // Another process marks its change, then the server tells, and only then it is made.
    var other = new ShelfDirectory(temp.resolve("symbols"));
    Path file = other.file(Kept.APP, server.all(Kept.APP).getFirst().id());
    other.change(
        Kept.APP,
        "1.0",
        () -> {
          server.settle();
          Files.delete(file);
        });
    server.settle();

    assertEquals(List.of(List.of("a.txt"), List.of()), told);
  }

  @Test
  void aChangeThatIsMadeWhileAnotherIsToldIsToldLater() throws Exception {
    var server = Kept.shelf(temp);
    var told = new ArrayList<List<String>>();
    server.tell((app, releases) -> {
      told.add(server.of(app, "1.0").stream().map(Mapping::name).toList());
      if (told.size() == 1) {
        Kept.text(Kept.shelf(temp), "b.txt", CLASS);
      }
      return 0;
    });
    Kept.text(Kept.shelf(temp), "a.txt", CLASS);
    server.settle();
    server.settle();
    server.settle();

    assertEquals(List.of(List.of("a.txt"), List.of("a.txt", "b.txt")), told);
  }

  @Test
  void aChangeThatIsMadeAfterTheMarksWereReadIsToldLater() throws Exception {
    var server = Kept.shelf(temp);
    var told = new ArrayList<Integer>();
    server.tell((app, releases) -> {
      told.add(server.of(app, "1.0").size());
      return 0;
    });

    server.settle(() -> Kept.text(Kept.shelf(temp), "", CLASS));
    server.settle();

    assertEquals(List.of(1), told, "told once, and what is told of is seen");
  }

  @Test
  void filesAreReadOneAfterTheOther() throws Exception {
    var shelf = Kept.shelf(temp);
    var isRead = new AtomicBoolean();
    var second =
        Thread.ofPlatform()
            .unstarted(() -> assertDoesNotThrow(() -> add(shelf, "b.txt", () -> isRead.set(true))));
    add(
        shelf,
        "a.txt",
        () -> {
          second.start();
          while (second.isAlive() && second.getState() != State.BLOCKED && !isRead.get()) {
            Thread.onSpinWait();
          }
          assertFalse(isRead.get(), "the second waits for the first");
        });
    second.join();
    assertEquals(2, shelf.all(Kept.APP).size());
  }

  private static void add(MappingShelf shelf, String name, Runnable whenRead) throws IOException {
    var begun = new AtomicBoolean();
    var in =
        new ByteArrayInputStream(CLASS.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int read(byte[] to, int offset, int length) {
            if (!begun.getAndSet(true)) {
              whenRead.run();
            }
            return super.read(to, offset, length);
          }
        };
    shelf.add(Kept.APP, new MappingShelf.Wanted("1.0", null, name), in);
  }

  @Test
  void aFullShelfTakesWhatReplacesAnother() throws Exception {
    var limits = new MappingShelf.Limits(2, 1);
    var shelf = MappingShelf.open(temp.resolve("symbols"), limits, Kept.NOON);
    Kept.text(shelf, "a.txt", CLASS);
    assertThrows(BadMapping.class, () -> Kept.text(shelf, "b.txt", CLASS), "the bytes are used up");
    Kept.text(shelf, "a.txt", CLASS + "org.example.B -> a.b:\n");

    var roomy = new MappingShelf.Limits(2, 1_000_000);
    var other = MappingShelf.open(temp.resolve("symbols"), roomy, Kept.NOON);
    Kept.text(other, "b.txt", CLASS);
    Kept.text(other, "b.txt", CLASS);
    var full = assertThrows(BadMapping.class, () -> Kept.text(other, "c.txt", CLASS));
    assertTrue(full.sentence().startsWith("there are 2 files"), full.sentence());
    assertEquals(2, other.all(Kept.APP).size());
  }

  @Test
  void aFileAmongTheAppsAndAPartOfALivingProcessAreLeftAlone() throws Exception {
    var shelf = Kept.shelf(temp);
    Kept.text(shelf, "", CLASS);
    Path symbols = temp.resolve("symbols");
    Files.writeString(symbols.resolve("note.txt"), "not an app");
    Path dead = Files.writeString(symbols.resolve(Kept.APP).resolve("part-1.tmp"), "");
    Files.setLastModifiedTime(dead, FileTime.from(Kept.NOON.instant().minus(Duration.ofHours(2))));
    Path living = Files.writeString(symbols.resolve(Kept.APP).resolve("part-2.tmp"), "");
    Files.setLastModifiedTime(living, FileTime.from(Kept.NOON.instant()));

    assertEquals(shelf.all(Kept.APP), Kept.shelf(temp).all(Kept.APP));
    assertTrue(Files.notExists(dead) && Files.exists(living));
  }

  @Test
  void aNameThatCannotBeSeenIsRefused() throws Exception {
    var shelf = Kept.shelf(temp);
    for (String name : List.of("a\u001b[2J.txt", "a\u202etxt.js", "a\nb")) {
      bad(shelf, new MappingShelf.Wanted("1.0", null, name), "name:");
      var said = assertThrows(BadMapping.class, () -> Kept.text(shelf, name, MAP.formatted("a")));
      assertTrue(said.sentence().startsWith("name:"), said.sentence());
    }
    for (String file : List.of("a\\u001b[2J.js", "a\u202etxt.js", "x".repeat(201))) {
      var told = assertThrows(BadMapping.class, () -> Kept.text(shelf, "", MAP.formatted(file)));
      assertTrue(told.sentence().startsWith("file:"), told.sentence());
    }
    assertEquals(List.of(), shelf.all(Kept.APP));
    assertEquals("Läden.js", Kept.text(shelf, "", MAP.formatted("Läden.js")).name());
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
    var in = new ByteArrayInputStream(CLASS.getBytes(StandardCharsets.UTF_8));
    var bad = assertThrows(BadMapping.class, () -> shelf.add(Kept.APP, wanted, in));
    assertTrue(bad.sentence().startsWith(field), bad.sentence());
  }
}
