package candor.server.alert;

import candor.server.alert.Alerts.Way;
import candor.server.notes.Note;
import java.time.Instant;
import java.util.Map;

/**
 * Is how things stood when a rule was last looked at.
 *
 * @param firing whether its condition holds
 * @param since when it began to hold, or to hold no more
 * @param now the measure of the 24 hours
 * @param before the same a week before
 * @param told whether its owner knows it as firing by the webhook
 * @param mailed whether its owner knows it as firing by mail
 * @param problem why it could not be looked at, or empty
 */
public record AlertState(
    boolean firing,
    Instant since,
    long now,
    long before,
    boolean told,
    boolean mailed,
    String problem) {

  /** Is the state of a rule that was never looked at. */
  static final AlertState NEW = new AlertState(false, Instant.EPOCH, 0, 0, false, false, "");

  /** Says whether its owner still has to be told by one way. */
  boolean isNews(Way way) {
    return switch (way) {
      case WEBHOOK -> firing != told;
      case MAIL -> firing != mailed;
    };
  }

  AlertState looked(boolean fires, long value, long past, Instant at) {
    boolean turned = fires != firing || since.equals(Instant.EPOCH);
    return new AlertState(fires, turned ? at : since, value, past, told, mailed, "");
  }

  AlertState failed(String why) {
    return new AlertState(firing, since, now, before, told, mailed, why);
  }

  AlertState delivered(Way way) {
    return switch (way) {
      case WEBHOOK -> new AlertState(firing, since, now, before, firing, mailed, problem);
      case MAIL -> new AlertState(firing, since, now, before, told, firing, problem);
    };
  }

  static AlertState of(Note note) {
    return new AlertState(
        note.field("state", "").equals("firing"),
        Instant.parse(note.field("since", Instant.EPOCH.toString())),
        Long.parseLong(note.field("now", "0")),
        Long.parseLong(note.field("before", "0")),
        note.field("told", "").equals("firing"),
        note.field("mailed", "").equals("firing"),
        note.field("problem", ""));
  }

  Note note() {
    return new Note(
        Map.of(
            "state",
            word(firing),
            "since",
            since.toString(),
            "now",
            Long.toString(now),
            "before",
            Long.toString(before),
            "told",
            word(told),
            "mailed",
            word(mailed),
            "problem",
            problem));
  }

  private static String word(boolean firing) {
    return firing ? "firing" : "quiet";
  }
}
