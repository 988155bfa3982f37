package candor.server.desk;

import candor.server.crash.Status;
import candor.server.crash.Status.Decision;
import candor.server.crash.Status.Seen;
import candor.server.notes.Note;
import candor.server.notes.Notes;
import candor.server.query.BadQuestion;
import candor.server.query.ReportQuestioner;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows what was decided about groups of crashes. Safe for use by many threads; a decision is
 * durable when it was made.
 */
final class CrashBook {

  private static final String STATUS = "status";
  private static final String RELEASE = "release";
  private static final String AT = "at";

  /** A version as plans take it, or as a client of another dialect names a release. */
  static final String RELEASE_FORM = "[0-9A-Za-z][0-9A-Za-z._+-]{0,63}";

  private final Notes notes;

  CrashBook(Notes notes) {
    this.notes = notes;
  }

  Status status(String app, String group) {
    Note note = notes.get(app, group);
    return note == null ? Status.OPEN : status(note);
  }

  private static Status status(Note note) {
    Decision decision = decision(note.field(STATUS, ""));
    if (decision == null || decision == Decision.OPEN) {
      return Status.OPEN;
    }
    String release = note.field(RELEASE, "");
    boolean named = decision == Decision.RESOLVED && !release.isEmpty();
    try {
      return new Status(decision, named ? release : null, Instant.parse(note.field(AT, "")));
    } catch (DateTimeParseException e) {
      // Whoever wrote that by hand meant no time; then it holds since ever.
      return new Status(decision, named ? release : null, Instant.EPOCH);
    }
  }

  private static @Nullable Decision decision(String word) {
    for (Decision decision : Decision.values()) {
      if (word(decision).equals(word)) {
        return decision;
      }
    }
    return null;
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Reads what somebody wants decided. */
  static Status read(String word, String release, Clock clock) throws BadQuestion {
    Decision decision = decision(word);
    if (decision == null) {
      throw new BadQuestion(STATUS, "must be open, resolved or ignored");
    }
    if (decision != Decision.RESOLVED && !release.isEmpty()) {
      throw new BadQuestion(RELEASE, "must be left out of what is not resolved");
    }
    if (!release.isEmpty() && !release.matches(RELEASE_FORM)) {
      throw new BadQuestion(RELEASE, "must be a version such as 1.10.0 or 2.0.0-rc1");
    }
    return new Status(decision, release.isEmpty() ? null : release, clock.instant());
  }

  void decide(String app, String group, Status status) throws IOException {
    if (status.decision() == Decision.OPEN) {
      notes.remove(app, group);
      return;
    }
    var fields = new HashMap<String, String>();
    fields.put(STATUS, word(status.decision()));
    fields.put(AT, status.at().toString());
    if (status.release() != null) {
      fields.put(RELEASE, status.release());
    }
    notes.put(app, group, new Note(Map.copyOf(fields)));
  }

  /** Says how a group stands after what was seen of it. */
  static Status.State state(Status status, List<ReportQuestioner.Seen> seen) {
    return status.state(seen.stream().map(one -> new Seen(one.release(), one.last())).toList());
  }
}
