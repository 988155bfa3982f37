package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.notes.Note;
import candor.server.notes.Notes;
import candor.server.query.ReportQuestioner;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Knows what became of the messages that people typed. Safe for use by many threads. */
final class Inbox {

  static final String NEW = "new";

  /** In the order in which a message passes them. */
  static final List<String> STATES = List.of(NEW, "read", "done");

  private static final String STATE = "status";

  private final Notes notes;
  private final Clock clock;

  Inbox(Notes notes, Clock clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /**
   * Says which messages are wanted.
   *
   * @param state one of {@link #STATES}, or empty for all
   * @param kind one of the kinds of the plan, or empty for all
   * @param text what they say, or empty for all
   */
  record Wanted(String state, String kind, String text) {
    static final Wanted ALL = new Wanted("", "", "");
  }

  static String state(Map<String, Note> known, ReportQuestioner.Note message) {
    Note note = known.get(message.id());
    return note == null ? NEW : note.field(STATE, NEW);
  }

  static boolean wants(Wanted wanted, Map<String, Note> known, ReportQuestioner.Note message) {
    return (wanted.kind().isEmpty() || wanted.kind().equals(message.kind()))
        && (wanted.state().isEmpty() || wanted.state().equals(state(known, message)))
        && lower(message.text()).contains(lower(wanted.text()));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Changes the state of one message, as a form asks for, and goes back to where it stood. */
  Deed change(Request request, Map<String, String> fields) throws IOException {
    String app = Objects.requireNonNullElse(request.parameter(":app"), "");
    String id = fields.getOrDefault("id", "");
    String state = fields.getOrDefault(STATE, "");
    if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") || !STATES.contains(state)) {
      return Deed.none(
          Problem.of(400, "No such message or state", "Open the page again.").response());
    }
    if (state.equals(NEW)) {
      notes.remove(app, id);
    } else {
      notes.put(app, id, new Note(Map.of(STATE, state, "at", clock.instant().toString())));
    }
    return Deed.done(
        "marked a message of feedback as " + state,
        Html.redirect(here(request, app).href() + "#m-" + id));
  }

  /** Returns the address of the page with everything that was chosen on it. */
  static Link here(Request request, String app) {
    return Html.sameQuery(request, "a", app, "feedback");
  }
}
