package candor.server.store;

import candor.event.Thrown;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers about crash reports, releases and feedback. Safe for use by many threads. Every method
 * throws {@link IOException} when the engine fails or takes too long.
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
   * Is what was ever seen of one group in one release.
   *
   * @param group the fingerprint
   * @param release the release, or null when its reports did not tell
   * @param crashes reports of crashes
   * @param handled reports of errors that were handled
   * @param installs distinct installs, or whatever the identity model knows in their place
   * @param first when it was first seen
   * @param last when it was last seen
   */
  record Sighting(
      long group,
      @Nullable String release,
      long crashes,
      long handled,
      long installs,
      Instant first,
      Instant last) {}

  /**
   * Is how often a group came in one release within one interval.
   *
   * @param group the fingerprint
   * @param release the release, or null when its reports did not tell
   * @param interval the place of the interval
   * @param reports its reports, handled ones among them
   */
  record Tally(long group, @Nullable String release, int interval, long reports) {}

  /**
   * Is how much one release was used in a range. What crashed is counted where its reports tell the
   * same release, session or install as events do.
   *
   * @param release the release, or null for all of them together
   * @param events its events
   * @param installs distinct installs, or whatever the identity model knows in their place
   * @param sessions distinct sessions
   * @param crashedInstalls those of the installs that sent a report of a crash in the range
   * @param crashedSessions those of the sessions in which there was a crash
   * @param first when it was first seen, ever
   * @param last when it was last seen, ever
   */
  record Usage(
      @Nullable String release,
      long events,
      long installs,
      long sessions,
      long crashedInstalls,
      long crashedSessions,
      Instant first,
      Instant last) {}

  /**
   * Is what was reported of one release.
   *
   * @param release the release, or null when its reports did not tell
   * @param crashes reports of crashes in the range
   * @param handled reports of errors in the range after which the app went on
   * @param withInstall those of the crashes whose report tells the install
   * @param withSession those of the crashes whose report tells the session
   * @param first when one was first seen, ever
   * @param last when one was last seen, ever
   */
  record Trouble(
      @Nullable String release,
      long crashes,
      long handled,
      long withInstall,
      long withSession,
      Instant first,
      Instant last) {}

  /**
   * Is how the sessions of one release went, as clients told without saying whose they were.
   *
   * @param release the release, or null when it was not told
   * @param started sessions that began
   * @param errored those that met an error, the crashed ones among them
   * @param crashed those that ended in a crash
   * @param abnormal those that ended without the app saying so
   */
  record Ended(@Nullable String release, long started, long errored, long crashed, long abnormal) {}

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
   * Returns what was ever seen of some groups.
   *
   * @param app the app's id
   * @param build released builds or those of developers
   * @param groups the fingerprints
   * @return one for each group and release, in no particular order
   * @throws IOException if the engine fails or takes too long
   */
  List<Sighting> sightings(String app, Store.Build build, List<Long> groups) throws IOException;

  /**
   * Returns how often some groups came.
   *
   * @param app the app's id
   * @param build released builds or those of developers
   * @param groups the fingerprints
   * @param cuts the intervals
   * @return one for each group, release and interval with a report, in no particular order
   * @throws IOException if the engine fails or takes too long
   */
  List<Tally> tallies(String app, Store.Build build, List<Long> groups, Cuts cuts)
      throws IOException;

  /**
   * Returns how much the releases were used, and all of them together.
   *
   * @param range when
   * @param property the property that tells the release
   * @return one for each release that was ever seen, and a last one for all; empty without events
   * @throws IOException if the engine fails or takes too long
   */
  List<Usage> usage(Range range, String property) throws IOException;

  /**
   * Returns what was reported of the releases.
   *
   * @param range when
   * @return one for each release that was ever in a report, in no particular order
   * @throws IOException if the engine fails or takes too long
   */
  List<Trouble> troubles(Range range) throws IOException;

  /**
   * Returns how the sessions of the releases went.
   *
   * @param range when, by quarters of an hour
   * @return one for each release of which it was told, in no particular order
   * @throws IOException if the engine fails or takes too long
   */
  List<Ended> outcomes(Range range) throws IOException;

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
