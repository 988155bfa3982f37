package candor.server.tck;

import org.jspecify.annotations.Nullable;

/** Names what the kit can prove about a program, in the order of a report. */
public enum Check {
  /** The control: without it, silence would prove nothing. */
  YES_SENDS("yes-sends", "after a yes something arrives"),
  /** Judged by the firewall, as the server does. */
  INSIDE_PLAN("inside-plan", "everything that is sent is inside the plan"),
  /** The person can see what left. */
  LEDGER("ledger", "what the program says it sent is what arrived"),
  /** Nobody has answered yet. */
  BEFORE_YES("before-yes", "nothing leaves before a yes"),
  /** What waits for an answer is in memory alone. */
  HELD_IN_MEMORY("held-in-memory", "before an answer nothing is written to disk"),
  /** Input that is over. */
  END_OF_INPUT("end-of-input", "the end of input is not a yes"),
  /** Input that is no answer. */
  GARBAGE("garbage", "nonsense is not a yes"),
  /** Input that nobody typed. */
  PIPE("pipe", "a pipe is not a person, so its yes is not a yes"),
  /** The variable that asks all programs. */
  DO_NOT_TRACK("do-not-track", "DO_NOT_TRACK wins, also over a stored yes"),
  /** Machines are not people. */
  CI("ci", "CI wins, also over a stored yes"),
  /** The variable of the program. */
  OWN_VARIABLE("own-variable", "the program's own variable wins, also over a stored yes"),
  /** Off is off. */
  OFF("off-leaves-nothing", "off makes no connection and no file"),
  /** A yes that is taken back. */
  WITHDRAWAL("withdrawal", "a withdrawal throws away what waits, for good"),
  /** A crash is a message like any other. */
  CRASH("crash-after-opt-out", "a crash stays home after a no"),
  /** The program may always end. */
  DEADLINE("deadline", "the program ends in time whatever the server does"),
  /** Builds from source. */
  NO_KEY("no-key", "without a key there is silence"),
  /** One address, and no other. */
  ELSEWHERE("elsewhere", "nothing goes to another address than the one given");

  private final String id;
  private final String what;

  Check(String id, String what) {
    this.id = id;
    this.what = what;
  }

  /**
   * Returns the word for it on command lines and in reports.
   *
   * @return lower-case words with dashes
   */
  public String id() {
    return id;
  }

  /**
   * Says what is proved.
   *
   * @return a sentence without a full stop
   */
  public String what() {
    return what;
  }

  /**
   * Finds a check.
   *
   * @param id its word
   * @return the check, or null when there is none
   */
  public static @Nullable Check of(String id) {
    for (Check check : values()) {
      if (check.id.equals(id)) {
        return check;
      }
    }
    return null;
  }

  /** Tells whether it proves nothing about a program that never sends. */
  boolean needsControl() {
    return this != YES_SENDS && this != INSIDE_PLAN && this != LEDGER;
  }
}
