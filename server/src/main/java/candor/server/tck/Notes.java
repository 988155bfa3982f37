package candor.server.tck;

import candor.server.tck.Finding.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Collects what came out of the checks. Safe for use by many threads. */
final class Notes {

  private static final class Note {
    private boolean tried;
    private final List<String> failures = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();
  }

  private static final String NO_CONTROL =
      "nothing arrived after a yes either, so silence proves nothing";

  private final Map<Check, Note> notes = new EnumMap<>(Check.class);

  private Note note(Check check) {
    return notes.computeIfAbsent(check, any -> new Note());
  }

  /** Notes a trial: it holds when there are no failures. */
  synchronized void tried(Check check, List<String> failures) {
    var note = note(check);
    note.tried = true;
    note.failures.addAll(failures);
  }

  /** Notes what could not be tried, as words that follow "because". */
  synchronized void gap(Check check, String because) {
    note(check).gaps.add(because);
  }

  /** Draws the conclusions. */
  synchronized List<Finding> findings(Set<Check> wanted) {
    var control = notes.get(Check.YES_SENDS);
    boolean sends = control != null && control.tried && control.failures.isEmpty();
    return wanted.stream().sorted().map(check -> finding(check, sends)).toList();
  }

  private Finding finding(Check check, boolean sends) {
    var note = Objects.requireNonNullElseGet(notes.get(check), Note::new);
    if (!note.failures.isEmpty()) {
      return new Finding(check, Outcome.FAILED, note.failures.stream().distinct().toList());
    }
    var gaps = note.gaps.stream().distinct().toList();
    if (!note.tried) {
      return new Finding(check, Outcome.NOT_TRIED, gaps);
    }
    return check.needsControl() && !sends
        ? new Finding(check, Outcome.NOT_TRIED, List.of(NO_CONTROL))
        : new Finding(check, Outcome.PROVED, gaps.stream().map(Notes::partly).toList());
  }

  private static String partly(String because) {
    return "in part, because " + because;
  }
}
