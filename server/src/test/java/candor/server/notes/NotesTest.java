package candor.server.notes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NotesTest {

  private static final Note READ = new Note(Map.of("status", "read"));
  private static final Note DONE = new Note(Map.of("status", "done", "in", "1.4 \"beta\"\n"));

  @TempDir Path directory;

  @Test
  void whatWasNotedIsThereAfterAStart() throws IOException {
    var notes = Notes.open(directory);
    notes.put("quill", "a", READ);
    notes.put("quill", "a", DONE);
    notes.put("quill", "b", READ);
    notes.put("other", "a", READ);
    notes.remove("quill", "b");

    var again = Notes.open(directory);

    assertEquals(Map.of("a", DONE), again.all("quill"));
    assertEquals(READ, again.get("other", "a"));
    assertNull(again.get("quill", "b"));
    assertEquals(Map.of(), again.all("unknown"));
  }

  @Test
  void aTornLineCostsAtMostItself() throws IOException {
    var notes = Notes.open(directory);
    notes.put("quill", "a", READ);
    Path file = directory.resolve("quill.jsonl");
    int first = (int) Files.size(file);
    notes.put("quill", "b", DONE);
    byte[] whole = Files.readAllBytes(file);

    for (int length = first; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      var cut = Notes.open(directory);
      assertEquals(Map.of("a", READ), cut.all("quill"));
      cut.put("quill", "c", READ);
      assertEquals(Map.of("a", READ, "c", READ), Notes.open(directory).all("quill"));
    }
  }

  @Test
  void theFileStaysSmallHoweverOftenSomebodyChangesTheirMind() throws IOException {
    var notes = Notes.open(directory);
    var expected = new HashMap<String, Note>();
    var random = new Random(4);
    for (int i = 0; i < 2_000; i++) {
      String key = "k" + random.nextInt(5);
      Note note = random.nextBoolean() ? READ : DONE;
      notes.put("quill", key, note);
      expected.put(key, note);
    }

    assertEquals(expected, Notes.open(directory).all("quill"));
    assertTrue(Files.size(directory.resolve("quill.jsonl")) < 25_000);
  }

  @Test
  void notesOfWhatIsGoneGo() throws IOException {
    var notes = Notes.open(directory);
    notes.put("quill", "gone", READ);
    notes.put("quill", "here", READ);

    notes.removeIf("quill", "gone"::equals);

    assertEquals(Map.of("here", READ), Notes.open(directory).all("quill"));
  }

  @Test
  void damageInTheMiddleIsToldByName() throws IOException {
    Files.writeString(directory.resolve("quill.jsonl"), "nonsense\n{\"key\":\"a\"}\n");

    var damage = assertThrows(IOException.class, () -> Notes.open(directory));

    assertTrue(String.valueOf(damage.getMessage()).contains("quill.jsonl is damaged"));
  }

  @Test
  void anAppsIdCannotLeadOutOfTheDirectory() throws IOException {
    var notes = Notes.open(directory);

    for (String app : new String[] {"../quill", "", "Quill", "a/b", "a.b"}) {
      assertThrows(IllegalArgumentException.class, () -> notes.put(app, "a", READ));
    }
  }

  @Test
  void aNoteIsSmall() {
    var many = new HashMap<String, String>();
    for (int i = 0; i < 9; i++) {
      many.put("field" + i, "");
    }

    assertThrows(IllegalArgumentException.class, () -> new Note(many));
    assertThrows(IllegalArgumentException.class, () -> new Note(Map.of("remark", "x".repeat(501))));
  }
}
