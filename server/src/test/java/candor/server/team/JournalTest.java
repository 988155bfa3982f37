package candor.server.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.team.Journal.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

  private static final Instant AT = Instant.parse("2026-11-24T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(AT.plusMillis(900), ZoneOffset.UTC);

  @TempDir Path data;
  private Path file = Path.of("journal.jsonl");

  @BeforeEach
  void name() {
    file = data.resolve("journal.jsonl");
  }

  private Journal journal() throws IOException {
    return Journal.open(file, CLOCK);
  }

  private static List<String> what(Journal journal, int most) throws IOException {
    return journal.newest(most).stream().map(Entry::what).toList();
  }

  @Test
  void whatWasNotedIsThereAfterAStartToTheSecond() throws Exception {
    var journal = journal();
    journal.note("Ada", "dimmy", "accepted a plan");
    journal.note("operator", "", "added the member \"Bo\"");

    var again = journal();

    assertEquals(new Entry(AT, "operator", "", "added the member \"Bo\""), again.newest(1).get(0));
    assertEquals(List.of("added the member \"Bo\"", "accepted a plan"), what(again, 9));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aLineThatWasBeingWrittenIsTakenAwayAndNoOtherIsLost() throws Exception {
    journal().note("Ada", "", "one");
    Files.writeString(file, "{\"at\":\"2026-11", StandardOpenOption.APPEND);

    var again = journal();
    again.note("Ada", "", "two");
    again.note("Ada", "", "three");

    assertEquals(List.of("three", "two", "one"), what(journal(), 9));
    assertEquals(3, Files.readAllLines(file).size());
  }

  @Test
  void onlyTheLatestTenThousandAreKept() throws Exception {
    var lines = new StringBuilder();
    for (int i = 0; i < 10_500; i++) {
      lines.append("{\"at\":\"2026-11-24T12:00:00Z\",\"who\":\"a\",\"app\":\"\",\"what\":\"");
      lines.append(i).append("\"}\n");
    }
    Files.writeString(file, lines);

    journal().note("Ada", "", "the newest");

    var kept = what(journal(), 20_000);
    assertEquals(Journal.KEPT, kept.size());
    assertEquals("the newest", kept.getFirst());
    assertEquals("501", kept.getLast());
  }

  @Test
  void changesAtOnceAreAllNoted() throws Exception {
    var journal = journal();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<List<Entry>> change =
          () -> {
            journal.note("Ada", "", "change");
            return journal.newest(3);
          };
      for (var done : threads.invokeAll(Collections.nCopies(40, change))) {
        assertEquals("change", done.get().getFirst().what());
      }
    }
    assertEquals(40, journal.newest(100).size());
    assertEquals(journal.newest(100), journal().newest(100));
  }

  @Test
  void aDamagedLineIsNamed() throws Exception {
    journal().note("Ada", "", "one");
    Files.writeString(file, "{\"at\":1}\n", StandardOpenOption.APPEND);

    var thrown = assertThrows(IOException.class, this::journal);

    String message = String.valueOf(thrown.getMessage());
    assertTrue(message.startsWith(file + " is damaged in line 2"), message);
  }

  @Test
  void whatIsNoTornLineIsDamageAndStays() throws Exception {
    journal().note("Ada", "", "one");
    String whole = Files.readString(file);

    for (String other : List.of(whole.replace('\n', ' '), whole + "x".repeat(5_000))) {
      Files.writeString(file, other);
      var e = assertThrows(IOException.class, this::journal);
      assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e.getMessage());
      assertEquals(other, Files.readString(file));
    }
  }
}
