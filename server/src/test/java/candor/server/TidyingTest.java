package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.server.notes.Note;
import candor.server.notes.Notes;
import candor.server.registry.FileRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TidyingTest {

  private static final Note DONE = new Note(Map.of("status", "done"));

  @TempDir Path data;

  private Set<String> tidied(Tidying.Messages messages) throws IOException {
    Plan plan = Objects.requireNonNull(PlanFile.read(Path.of("..", "plans", "dimmy.yaml")).plan());
    var registry = FileRegistry.open(data);
    registry.adopt(plan);
    var notes = Notes.open(data.resolve("notes"));
    notes.put("dimmy", "here", DONE);
    notes.put("dimmy", "gone", DONE);
    new Tidying(registry, notes, messages).run();
    return notes.all("dimmy").keySet();
  }

  @Test
  void theNoteOfAMessageThatIsGoneGoes() throws IOException {
    assertEquals(Set.of("here"), tidied(app -> List.of("here", "other")));
  }

  @Test
  void whereNotAllMessagesAreKnownNothingGoes() throws IOException {
    List<String> many = IntStream.range(0, Tidying.MOST).mapToObj(i -> "m" + i).toList();

    assertEquals(Set.of("here", "gone"), tidied(app -> many));
  }
}
