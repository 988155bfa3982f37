package candor.sdk.consent;

/** Names what happens to the messages of a channel. */
public enum Mode {
  /** Nothing is recorded. */
  OFF,
  /** Nothing leaves before an answer; what the plan allows waits in memory. */
  UNDECIDED,
  /** Messages are shown in the app's log instead of being sent. */
  LOG,
  /** Messages are kept on this machine to be looked at, and never leave it. */
  LOCAL,
  /** Messages are sent. */
  ON
}
