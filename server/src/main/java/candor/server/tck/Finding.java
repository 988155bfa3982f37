package candor.server.tck;

import java.util.List;

/**
 * Is what came out of one check.
 *
 * @param check what was to be proved
 * @param outcome what came out
 * @param remarks why it failed or could not be tried, and what of it could not; no value that was
 *     sent
 */
public record Finding(Check check, Outcome outcome, List<String> remarks) {

  /** Names what can come out. */
  public enum Outcome {
    /** It was tried and it holds. */
    PROVED("proved"),
    /** It was tried and it does not hold. */
    FAILED("failed"),
    /** It was not tried, or nothing follows from the trial. */
    NOT_TRIED("not tried");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /**
     * Returns the word for it in reports.
     *
     * @return one or two words
     */
    public String word() {
      return word;
    }
  }

  /** Copies the list. */
  public Finding {
    remarks = List.copyOf(remarks);
  }
}
