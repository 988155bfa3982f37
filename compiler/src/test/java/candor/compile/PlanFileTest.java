package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.plan.text.Problem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlanFileTest {

  private static final String HEAD =
      """
      candor: 1
      app: {id: acme, name: Acme, kind: cli}
      channels: {usage: {consent: opt-in, label: Send usage data}}
      identity: {model: none}
      retention: {events: 30}
      events:
      """;

  @Test
  void aFileOverOneMegabyteIsRefusedUnread() {
    assertEquals(List.of("CP002"), ids(new byte[(1 << 20) + 1]));
  }

  @Test
  void aMegabyteOfMistakesIsReportedInPart() {
    var wide = new StringBuilder("candor: 1\n");
    for (int i = 0; i < 60_000; i++) {
      wide.append("mistake_").append(i).append(": 1\n");
    }

    var problems = PlanFile.read(wide.toString().getBytes(UTF_8)).problems();

    assertEquals(201, problems.size());
  }

  @Test
  void manyWarningsDoNotMakeAPlanUnusable() {
    var events = new StringBuilder(HEAD);
    for (int i = 0; i < 300; i++) {
      events.append("  e").append(i).append(": {question: Is it used?, when: Now.}\n");
    }

    var reading = PlanFile.read(events.toString().getBytes(UTF_8));

    assertEquals(201, reading.problems().size());
    assertEquals(300, reading.plan() == null ? 0 : reading.plan().events().size());
  }

  @Test
  void everyControlCharacterIsReportedWhereItStands() {
    for (char c = 1; c < ' '; c++) {
      if (c != '\n' && c != '\r' && c != '\t') {
        var problem = only("candor: 1\napp: " + c);
        assertEquals("CP005 2:6", problem.id() + " " + problem.line() + ":" + problem.column());
      }
    }
  }

  @Test
  void theFirstProblemOfAWindowsFileStandsInItsLine() {
    var problem = only("candor: 1\r\n\tapp: x\r\n");

    assertEquals(2, problem.line());
  }

  @Test
  void aLongLineDoesNotHangTheReader() {
    var line = "candor: " + "a: ".repeat(300_000);

    assertNull(PlanFile.read(line.getBytes(UTF_8), LocalDate.of(2026, 11, 24)).plan());
  }

  @Test
  void quotedNumbersAreTextsAndPlainOnesKeepTheirDigits() throws BadFile {
    var tree = YamlTree.read("[0.10, '0.10', 007, ~, yes, true, 1e3, 0x1F]".getBytes(UTF_8));

    assertEquals(
        "DECIMAL 0.10,TEXT 0.10,WHOLE 007,NOTHING ~,TEXT yes,TRUTH true,DECIMAL 1e3,WHOLE 0x1F",
        Facts.scalars(tree));
  }

  private static List<String> ids(byte[] file) {
    return PlanFile.read(file).problems().stream().map(Problem::id).toList();
  }

  private static Problem only(String file) {
    var problems = PlanFile.read(file.getBytes(UTF_8)).problems();
    assertEquals(1, problems.size(), problems.toString());
    return problems.get(0);
  }
}
