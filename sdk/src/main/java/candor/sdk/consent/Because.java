package candor.sdk.consent;

/** Names what decided whether a channel sends. */
public enum Because {
  /** The app was built without a key, so there is nowhere to send to. */
  NO_KEY("this build has no key"),
  /** Whoever runs the machine decided for all its people. */
  MANAGED("the policy of this machine says so"),
  /** The variable that asks all programs not to track. */
  DO_NOT_TRACK("DO_NOT_TRACK is set"),
  /** The variable of this app. */
  VARIABLE("the app's telemetry variable is set"),
  /** Nobody sits there to be asked, and figures of build machines are worth nothing. */
  CI("this is a continuous integration machine"),
  /** The answers cannot be read, so there might be a no among them. */
  UNREADABLE("the file with your answer cannot be read"),
  /** The person decided. */
  ANSWER("you decided so"),
  /** The plan now collects more than the person agreed to. */
  WIDENED("the plan has widened since you agreed"),
  /** The person has not been asked. */
  NOT_ASKED("you have not been asked yet"),
  /** The plan sends until somebody says no, and nobody did. */
  DEFAULT("it is on until you turn it off");

  private final String words;

  Because(String words) {
    this.words = words;
  }

  /**
   * Says it to the person.
   *
   * @return words that follow "because"
   */
  public String words() {
    return words;
  }
}
