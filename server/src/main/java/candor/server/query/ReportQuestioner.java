package candor.server.query;

import candor.event.Thrown;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers questions about crash reports and feedback. Safe for use by many threads. */
public interface ReportQuestioner {

  /**
   * Answers which troubles there are.
   *
   * @param groups the troubles, most frequent first
   * @param crashes reports of crashes in all of them
   * @param handled reports of errors that were handled in all of them
   */
  record Crashes(List<Group> groups, long crashes, long handled) {
    /** Copies the list. */
    public Crashes {
      groups = List.copyOf(groups);
    }
  }

  /**
   * Is all that is the same trouble.
   *
   * @param id tells it from others; stays the same over releases
   * @param type the kind of the error
   * @param message what the latest report says
   * @param crashes reports of crashes
   * @param handled reports of errors that were handled
   * @param installs distinct installs, or null when the plan cannot say
   * @param first when it was first seen in the period
   * @param last when it was last seen in the period
   */
  record Group(
      String id,
      String type,
      String message,
      long crashes,
      long handled,
      @Nullable Long installs,
      Instant first,
      Instant last) {}

  /**
   * Is one report.
   *
   * @param at when it happened
   * @param handled whether the app went on
   * @param context the properties that rode along, by name
   * @param chain what was thrown, then its causes
   */
  record Report(Instant at, boolean handled, Map<String, String> context, List<Thrown> chain) {}

  /**
   * Is what one person typed.
   *
   * @param id the id of the message
   * @param at when it was sent
   * @param kind one of the kinds of the plan
   * @param text what was typed, unchanged
   * @param email the address that was typed, or null
   */
  record Note(String id, Instant at, String kind, String text, @Nullable String email) {}

  /**
   * Answers which troubles there are.
   *
   * @param scope the part of the data; its filters are not used
   * @param limit the most groups
   * @return the answer
   * @throws BadQuestion if the app is unknown
   */
  Crashes crashes(Scope scope, int limit) throws BadQuestion;

  /**
   * Answers with the latest reports of one trouble.
   *
   * @param scope the part of the data; its filters are not used
   * @param group its id
   * @param limit the most reports
   * @return the reports, newest first
   * @throws BadQuestion if the app is unknown or the id is none
   */
  List<Report> reports(Scope scope, String group, int limit) throws BadQuestion;

  /**
   * Answers with what people typed.
   *
   * @param scope the part of the data; its filters are not used
   * @param limit the most messages
   * @return the messages, newest first
   * @throws BadQuestion if the app is unknown
   */
  List<Note> feedback(Scope scope, int limit) throws BadQuestion;
}
