package candor.server.team;

/** Says what somebody must be allowed in order to be answered. */
public enum Need {
  /** Counts, shares and courses, groups of crashes, releases, and what the plan says. */
  FIGURES("see figures"),

  /** What tells of a single install, event or message: people, rows, statements, typed texts. */
  ROWS("see single installs, events and messages, take rows along or ask by SQL"),

  /** What a team decides every day, and can decide anew tomorrow. */
  DECIDE("decide about crashes and feedback, or change views, remarks, alerts and symbol files"),

  /** What opens the desk to others, changes what is collected, or cannot be undone. */
  ADMINISTER("add or watch apps, look after plans, keys and tokens, look after members, or erase");

  private final String words;

  Need(String words) {
    this.words = words;
  }

  /**
   * Says it in words that follow "may" or "may not".
   *
   * @return the words, without a stop
   */
  public String words() {
    return words;
  }
}
