package candor.server.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.server.mapping.R8Mapping.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class R8MappingTest {

  private static final String SHOP = "org.example.shop.";

  @TempDir Path temp;

  private @Nullable List<Call> find(Mapping kept, String home, String method, int line)
      throws IOException {
    try (PackedFile file = Kept.shelf(temp).open(kept)) {
      return new R8Mapping(file).find(home, method, line);
    }
  }

  private Mapping real(String file) throws IOException {
    return Kept.resource(Kept.shelf(temp), "1.0", file, "");
  }

  private Mapping made(String text) throws IOException {
    return Kept.text(Kept.shelf(temp), "", text);
  }

  @Test
  void callsThatWereWrittenIntoOneAnotherComeApart() throws Exception {
    var kept = real("shop-1.mapping.txt");

    assertEquals(
        List.of(
            new Call(SHOP + "Item", "parsed", "Item.java", 21),
            new Call(SHOP + "Item", "size", "Item.java", 12)),
        find(kept, "a.c", "a", 7));
    assertEquals(
        List.of(
            new Call(SHOP + "Cart", "check", "Cart.java", 16),
            new Call(SHOP + "Cart", "add", "Cart.java", 12),
            new Call(SHOP + "Checkout", "lambda$run$0", "Checkout.java", 14)),
        find(kept, SHOP + "Checkout", "a", 10));
    assertNull(find(kept, "a.z", "a", 10), "another class stays as it is");
  }

  @Test
  void whatOnlyTheCompilerKnowsIsLeftOut() throws Exception {
    var kept = real("shop-dex.mapping.txt");

    assertEquals(List.of(), find(kept, "a.c", "a", 1));
    assertEquals(
        List.of(new Call(SHOP + "Checkout", "lambda$run$0", "Checkout.java", 14)),
        find(kept, "a.d", "accept", 1));
  }

  @Test
  void withoutALineAllThatMayBeMeantIsTold() throws Exception {
    var kept =
        made(
            """
            # any comment {"id":"of somebody"
            org.example.Cart -> a.b:
            # {"id":"sourceFile","fileName":"Cart.kt"}
                int size -> a
                1:2:void add(int):10:11 -> a
                3:5:void org.example.Log.note():7:7 -> a
                3:5:void remove(int):20 -> a
                void clear() -> b
                void one():3 -> c
                0:65535:void all():9:9 -> d
                int count -> e
                  # {"id":"com.android.tools.r8.synthesized"}
            """);

    assertEquals(
        List.of(new Call("org.example.Cart", "add or remove", "Cart.kt", 0)),
        find(kept, "a.b", "a", 0));
    assertEquals(
        List.of(
            new Call("org.example.Log", "note", "Log.kt", 7),
            new Call("org.example.Cart", "remove", "Cart.kt", 20)),
        find(kept, "a.b", "a", 4));
    assertEquals(
        List.of(new Call("org.example.Cart", "clear", "Cart.kt", 44)), find(kept, "a.b", "b", 44));
    assertEquals(
        List.of(new Call("org.example.Cart", "one", "Cart.kt", 3)), find(kept, "a.b", "c", 44));
    assertEquals(
        List.of(new Call("org.example.Cart", "all", "Cart.kt", 9)), find(kept, "a.b", "d", 44));
    assertEquals(
        List.of(new Call("org.example.Cart", "unknown", "Cart.kt", 0)),
        find(kept, "a.b", "unknown", 44));
  }

  @Test
  void aFileIsNamedWithoutTheDirectoriesOfWhoeverBuiltIt() throws Exception {
    for (String path : List.of("/home/ann/Foo.kt", "C:\\\\Users\\\\ann\\\\Foo.kt", "Foo.kt")) {
      var kept =
          made(
              """
              org.example.Foo -> a.b:
              # {"id":"sourceFile","fileName":"%s"}
                  1:1:void add():10:10 -> a
              """
                  .formatted(path));
      assertEquals(
          List.of(new Call("org.example.Foo", "add", "Foo.kt", 10)), find(kept, "a.b", "a", 1));
    }
  }
}
