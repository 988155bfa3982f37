package candor.server.store;

import candor.plan.Plan;
import candor.plan.PropertyType;
import candor.server.custody.Custody;
import candor.server.custody.Rows;
import candor.server.delivery.Delivery;
import candor.server.people.People;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Keeps admitted messages exactly once and counts them. Safe for use by many threads; deliveries
 * are applied one list at a time, and reading never waits for writing.
 *
 * <p>Every method throws {@link IOException} when the engine fails or takes too long; after a
 * failed {@link #apply} nothing of that list is kept, and the same list may be applied again.
 */
public interface Store extends AutoCloseable {

  /**
   * Makes room for everything a plan lets in. May be called again with the same or any other
   * version: columns are the union over all versions, and none is ever altered or taken away.
   *
   * @param plan the plan
   */
  void adopt(Plan plan) throws IOException;

  /** {@return the log position up to which everything has been applied, or 0} */
  long position();

  /**
   * Applies deliveries in one transaction: rows, refusals, counters, person properties, marks and
   * the log position. Deliveries that end at or before {@link #position} are skipped; messages
   * whose id was seen within the window of remembered ids change nothing.
   *
   * @param deliveries what the log holds, in its order; walked through once
   * @return what became of the messages
   * @throws IOException if the engine fails; then nothing was applied
   */
  Applied apply(Iterable<Delivery> deliveries) throws IOException;

  /**
   * Returns how many rows of events and summaries an app has.
   *
   * @param app the app's id
   * @return the number, 0 for an unknown app
   */
  long storedEvents(String app);

  /**
   * Returns what can be asked of an app: every planned name with the kinds it was stored as.
   *
   * @param app the app's id
   * @return the kinds by name, over all plan versions; empty for an unknown app
   */
  Map<String, Set<PropertyType.Kind>> columns(String app);

  /**
   * Counts a measure per interval and, where asked, per value of a property.
   *
   * @param selection which events
   * @param measure what is counted
   * @param cuts the intervals
   * @param split how the events are divided
   * @return only the cells that are not empty, in no particular order
   */
  List<Findings.Cell> count(Selection selection, Measure measure, Cuts cuts, Split split)
      throws IOException;

  /**
   * Returns the most frequent values of a property.
   *
   * @param selection which events
   * @param measure by what they are ranked
   * @param property a planned name or {@code event}
   * @param limit the most values
   * @return the values, most frequent first, equals in order of the value
   */
  List<Findings.Ranked> rank(Selection selection, Measure measure, String property, int limit)
      throws IOException;

  /**
   * Returns who was there: the numbers of the installs seen in each interval.
   *
   * @param selection which events
   * @param cuts the intervals
   * @return one set per interval; the caller may change them
   */
  List<RoaringBitmap> present(Selection selection, Cuts cuts) throws IOException;

  /**
   * Returns who was new: the numbers of the installs whose very first event fell into each
   * interval.
   *
   * @param app the app's id
   * @param debug whether developers' builds are asked about
   * @param cuts the intervals
   * @return one set per interval; the caller may change them
   */
  List<RoaringBitmap> newcomers(String app, Build debug, Cuts cuts) throws IOException;

  /** Returns the installs of which a value is remembered under a name; the caller may change it. */
  RoaringBitmap holders(String app, String property, String value) throws IOException;

  /**
   * Counts the marks that devices claimed.
   *
   * @param selection which marks, by build, time and context; its event is not used
   * @param cuts the intervals
   * @param split how the marks are divided, by a property of the context
   * @return only the cells that are not empty, in no particular order
   */
  List<Findings.MarkCell> marks(Selection selection, Cuts cuts, Split split) throws IOException;

  /**
   * Counts what was kept out, by quarter hours of its arrival.
   *
   * @param app the app's id
   * @param from the first instant that belongs to it
   * @param to the first instant that no longer does
   * @return the counts in no particular order
   */
  List<Findings.Kept> refusals(String app, Instant from, Instant to) throws IOException;

  /**
   * Returns the latest events by their time.
   *
   * @param selection which events
   * @param limit the most events
   * @return the events, newest first
   */
  List<Findings.Seen> latest(Selection selection, int limit) throws IOException;

  /**
   * Returns everything that is remembered of one install besides its events.
   *
   * @param app the app's id
   * @param install the install as sent
   * @return its counters and properties, or null when it is unknown
   */
  Findings.@Nullable Person person(String app, String install) throws IOException;

  /** {@return the answers about crash reports and feedback, as long as the store is open} */
  Reported reported();

  /**
   * Puts the reports of a release into the groups that the original names of now make. What else is
   * kept of them stays as it came.
   *
   * @param app the app's id
   * @param releases the spellings of the release
   * @return which groups lost reports to which others
   * @throws IOException if the engine fails; then nothing changed
   */
  List<Moved> regroup(String app, List<String> releases) throws IOException;

  /**
   * Says that reports of one group belong to another since.
   *
   * @param from the group they were in
   * @param to the group they are in
   * @param reports how many
   */
  record Moved(long from, long to, long reports) {}

  /** {@return the answers about paths, sessions and numbers, as long as the store is open} */
  Courses courses();

  /** {@return the answers about single installs, as long as the store is open} */
  People people();

  /** {@return what looks after the rows themselves, as long as the store is open} */
  Custody custody();

  /**
   * Shows rows in the order in which they came, all of one moment, with bounded memory.
   *
   * @param table which rows
   * @param selection which of them; its event and conditions count for events alone
   * @param rows takes the rows
   */
  void export(Custody.Table table, Selection selection, Rows rows) throws IOException;

  /**
   * Compares the sets in memory with the rows.
   *
   * @return what differs, in readable words; empty when they agree
   */
  List<String> verifySets() throws IOException;

  /**
   * Waits for a running {@link #apply}, then closes everything.
   *
   * @throws IOException if the engine fails; nothing applied is lost
   */
  @Override
  void close() throws IOException;

  /**
   * Answers how things went on. Safe for use by many threads. Every method throws {@link
   * IOException} when the engine fails or takes too long.
   */
  interface Courses {

    /**
     * Follows installs from step to step. Each step comes strictly after the one before; of several
     * beginnings the earliest of those that lead furthest is followed.
     *
     * @param selection which events
     * @param path the steps
     * @return how far they came, all of them and by value
     */
    Findings.Paths path(Selection selection, Selection.Path path) throws IOException;

    /**
     * Says how long sessions are, from their first event of the period to their last.
     *
     * @param selection a session counts when one of its events is meant
     * @param shares which quantiles, from 0 to 1
     * @return their milliseconds, or null when there is no session
     */
    Findings.@Nullable Spread sessions(Selection selection, List<Double> shares) throws IOException;

    /** Says how the numbers of a property are spread; null when no event has one. */
    Findings.@Nullable Spread numbers(Selection selection, String property, List<Double> shares)
        throws IOException;

    /**
     * Says where the numbers of a property lie in each interval, or of each value of another one.
     *
     * @param selection which events
     * @param property a planned name
     * @param cuts the intervals
     * @param split by which property, and at most how many cells, those with most numbers first
     * @return only those with a number
     */
    List<Findings.Quantiles> quantiles(
        Selection selection, String property, Cuts cuts, Selection.Parting split)
        throws IOException;

    /**
     * Says how events were taken up, each of them when the selection names none.
     *
     * @param days the intervals by which repeated use is told
     */
    List<Findings.Use> uses(Selection selection, Measure who, Cuts days) throws IOException;

    /** Counts the different values of a property, or of {@code event}. */
    long different(Selection selection, String property) throws IOException;

    /** Counts claims of a first use of a week, by the week of the very first use. */
    List<Findings.Returned> returned(Selection selection, Cuts weeks) throws IOException;
  }

  /** Names what is counted. */
  enum Measure {
    /** Rows. */
    EVENTS,
    /** Distinct installs, or whatever the identity model knows in their place. */
    ACTORS,
    /** Distinct sessions. */
    SESSIONS
  }

  /** Tells released builds from those of developers. */
  enum Build {
    /** What people run. */
    RELEASE,
    /** What developers run; never part of a release's figures. */
    DEBUG
  }

  /**
   * Says how events are divided.
   *
   * @param property a planned name, {@code event}, or the empty string for no division
   * @param values the values that are told apart; every other one falls into the rest
   */
  record Split(String property, List<String> values) {

    /** Divides nothing. */
    public static final Split NONE = new Split("", List.of());

    /** Copies the values. */
    public Split {
      values = List.copyOf(values);
    }
  }
}
