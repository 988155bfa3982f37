package candor.server.store;

import candor.event.Thrown;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers about crash reports and feedback. Safe for use by many threads. Every method throws
 * {@link IOException} when the engine fails or takes too long.
 */
public interface Reported {

  /**
   * Says which reports are asked for.
   *
   * @param app the app's id
   * @param build released builds or those of developers
   * @param from the first instant that belongs to it
   * @param to the first instant that no longer does
   */
  record Range(String app, Store.Build build, Instant from, Instant to) {}

  /**
   * Is all that is the same trouble.
   *
   * @param id the fingerprint that its reports share
   * @param type the kind of the error
   * @param message what the latest report says
   * @param crashes reports of crashes
   * @param handled reports of errors that were handled
   * @param installs distinct installs, or whatever the identity model knows in their place
   * @param first when it was first seen within the range
   * @param last when it was last seen within the range
   */
  record Group(
      long id,
      String type,
      String message,
      long crashes,
      long handled,
      long installs,
      Instant first,
      Instant last) {}

  /**
   * Is one crash report.
   *
   * @param at when it happened
   * @param handled whether the app went on
   * @param context the properties that rode along, by name
   * @param chain what was thrown, then its causes
   */
  record Crash(Instant at, boolean handled, Map<String, String> context, List<Thrown> chain) {
    /** Copies the collections. */
    public Crash {
      context = Map.copyOf(context);
      chain = List.copyOf(chain);
    }
  }

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
   * Returns the groups of a range, the most frequent first.
   *
   * @param range which reports
   * @param limit the most groups
   * @return the groups
   * @throws IOException if the engine fails or takes too long
   */
  List<Group> groups(Range range, int limit) throws IOException;

  /**
   * Returns the latest reports of a group.
   *
   * @param range which reports
   * @param group the fingerprint
   * @param limit the most reports
   * @return the reports, newest first
   * @throws IOException if the engine fails or takes too long
   */
  List<Crash> reports(Range range, long group, int limit) throws IOException;

  /**
   * Returns what people typed.
   *
   * @param range which messages
   * @param limit the most messages
   * @return the messages, newest first
   * @throws IOException if the engine fails or takes too long
   */
  List<Note> feedback(Range range, int limit) throws IOException;
}
