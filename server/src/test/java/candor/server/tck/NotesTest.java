package candor.server.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.tck.Finding.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves what follows from trials, and above all what does not. */
final class NotesTest {

  private final Notes notes = new Notes();

  private Outcome outcome(Check check) {
    return notes.findings(Set.of(check)).getFirst().outcome();
  }

  @Test
  void silenceProvesNothingAboutAProgramThatNeverSends() {
    notes.tried(Check.YES_SENDS, List.of("nothing arrived"));
    notes.tried(Check.CI, List.of());

    assertEquals(Outcome.NOT_TRIED, outcome(Check.CI));
  }

  @Test
  void aSinIsASinAlsoWithoutAControl() {
    notes.gap(Check.YES_SENDS, "nobody knows how to say yes");
    notes.tried(Check.BEFORE_YES, List.of("1 connection"));

    assertEquals(Outcome.FAILED, outcome(Check.BEFORE_YES));
  }

  @Test
  void whatWasNotNotedWasNotTried() {
    notes.tried(Check.YES_SENDS, List.of());

    assertEquals(Outcome.NOT_TRIED, outcome(Check.CRASH));
  }

  @Test
  void halfATrialSaysWhichHalfIsMissing() {
    notes.tried(Check.YES_SENDS, List.of());
    notes.tried(Check.GARBAGE, List.of());
    notes.gap(Check.GARBAGE, "there is no terminal");

    var finding = notes.findings(Set.of(Check.GARBAGE)).getFirst();
    assertEquals(Outcome.PROVED, finding.outcome());
    assertEquals(List.of("in part, because there is no terminal"), finding.remarks());
  }
}
