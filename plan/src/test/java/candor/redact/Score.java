package candor.redact;

import java.util.ArrayList;
import java.util.List;

/** Counts how a redactor does on labelled texts of one kind, or of all. */
final class Score {

  private int texts;
  private int leaks;
  private int changed;
  private int words;
  private int kept;
  private final List<String> missed = new ArrayList<>();

  void add(Labelled labelled) {
    String redacted = Redaction.secrets(labelled.text());
    texts++;
    if (labelled.mustGo().isEmpty()) {
      changed += redacted.equals(labelled.text()) ? 0 : 1;
      note(!redacted.equals(labelled.text()), labelled);
      return;
    }
    boolean leak = labelled.leaks(redacted);
    leaks += leak ? 1 : 0;
    note(leak, labelled);
    int[] count = labelled.words(redacted);
    words += count[0];
    kept += count[1];
  }

  private void note(boolean wrong, Labelled labelled) {
    if (wrong) {
      missed.add(labelled.kind() + ": " + labelled.text());
    }
  }

  int texts() {
    return texts;
  }

  int leaks() {
    return leaks;
  }

  int changed() {
    return changed;
  }

  double recall() {
    return 1 - share(leaks, texts);
  }

  double falsePositives() {
    return share(changed, texts);
  }

  double kept() {
    return share(kept, words);
  }

  /** What leaked or was changed without need. */
  List<String> missed() {
    return missed;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
