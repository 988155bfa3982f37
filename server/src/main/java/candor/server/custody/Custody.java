package candor.server.custody;

import candor.plan.Plan;
import candor.plan.Promises;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks after what a store keeps. Safe for use by many threads.
 *
 * <p>Every method throws {@link IOException} when the engine fails; then nothing was changed.
 */
public interface Custody {

  /** Names what rows are kept. */
  enum Table {
    /** Events and summaries. */
    EVENTS,
    /** What devices counted for themselves. */
    MARKS,
    /** Crash reports. */
    CRASHES,
    /** What people typed. */
    FEEDBACK,
    /** Counts by day and event of rows that were deleted because of their age. */
    DAILY
  }

  /**
   * Says how long rows may be kept.
   *
   * @param newest the days of the plan in force
   * @param versions the days of every version by the hash of its plan
   */
  record Days(Promises.Retention newest, Map<String, Promises.Retention> versions) {
    /** Copies the map. */
    public Days {
      versions = Map.copyOf(versions);
    }

    /**
     * Takes the days out of plans.
     *
     * @param newest the plan in force
     * @param versions every version by its hash
     * @return the days
     */
    public static Days of(Plan newest, Map<String, Plan> versions) {
      var days = new HashMap<String, Promises.Retention>();
      versions.forEach((hash, plan) -> days.put(hash, plan.retention()));
      return new Days(newest.retention(), days);
    }
  }

  /** Names what has days of its own. */
  enum Aging {
    /** Events and summaries. */
    EVENTS,
    /** What devices counted for themselves. */
    MARKS,
    /** Crash reports. */
    CRASHES,
    /** What people typed. */
    FEEDBACK,
    /** Addresses in what people typed. */
    EMAILS,
    /** Counts of rows that were deleted because of their age; they stay for good. */
    DAILY
  }

  /**
   * Says how much there is of one kind, of released and of developers' builds.
   *
   * @param rows how many rows
   * @param oldest the first moment of the oldest row, or null when there is none
   * @param days how long a row stays by the rules of {@link #sweep}, or 0 when it stays for good
   */
  record Extent(long rows, @Nullable Instant oldest, int days) {}

  /**
   * Says how much there is of each kind.
   *
   * @param app the app's id
   * @param days how long rows may be kept
   * @return every kind; nothing of an app that the store does not know
   * @throws IOException if the engine fails or takes too long
   */
  Map<Aging, Extent> extents(String app, Days days) throws IOException;

  /**
   * Says what one sweep deleted.
   *
   * @param at when it ran
   * @param before the first day, in UTC, whose events were kept
   * @param events rows of events and summaries
   * @param marks rows of marks
   * @param crashes crash reports
   * @param feedback feedback texts
   * @param emails addresses taken out of feedback that is kept
   * @param installs installs of which nothing was left and which were forgotten
   */
  record Swept(
      Instant at,
      Instant before,
      long events,
      long marks,
      long crashes,
      long feedback,
      long emails,
      long installs) {

    /**
     * Says whether nothing was old enough.
     *
     * @return whether nothing was deleted
     */
    public boolean isEmpty() {
      return events + marks + crashes + feedback + emails + installs == 0;
    }
  }

  /**
   * Deletes in one transaction whatever is older than its days. A row is never older than its days:
   * whole days in UTC go as soon as their first moment is too old. Where rows follow several
   * versions of the plan the shortest days hold for all. Counts by day and event stay. Repeating it
   * deletes nothing more.
   *
   * @param app the app's id
   * @param days how long rows may be kept
   * @param now what time it is
   * @return what was deleted
   * @throws IOException if the engine fails; then nothing was deleted
   */
  Swept sweep(String app, Days days, Instant now) throws IOException;

  /**
   * Returns what earlier sweeps deleted.
   *
   * @param app the app's id
   * @param limit the most sweeps
   * @return those that deleted something, newest first
   * @throws IOException if the engine fails
   */
  List<Swept> swept(String app, int limit) throws IOException;

  /**
   * Is one table as the engine has it.
   *
   * @param name its name
   * @param columns the names of its columns
   * @param planned the columns that a plan made, with what each is named in the plan
   * @param names the planned names that its rows hold, by what they name: events, counters, person
   */
  record Held(
      String name,
      List<String> columns,
      Map<String, Planned> planned,
      Map<String, List<String>> names) {
    /** Copies the collections. */
    public Held {
      columns = List.copyOf(columns);
      planned = Map.copyOf(planned);
      names = Map.copyOf(names);
    }
  }

  /**
   * Is what a column is named in the plan.
   *
   * @param context whether it rides on every event
   * @param property the planned name
   * @param kind how its values are stored, in lower case
   */
  record Planned(boolean context, String property, String kind) {}

  /**
   * Returns the tables that hold something of an app, as they are and not as they should be.
   *
   * @param app the app's id
   * @return the tables, those that no room of this program made included
   * @throws IOException if the engine fails or takes too long
   */
  List<Held> held(String app) throws IOException;

  /**
   * Says how much an answer in SQL may take.
   *
   * @param time how long it may run
   * @param rows the most rows
   * @param cellCharacters the most characters of one cell; the rest is cut off
   * @param characters the most characters of all cells; rows beyond are left out
   */
  record Bounds(Duration time, int rows, int cellCharacters, int characters) {}

  /**
   * Answers a statement.
   *
   * @param columns the names of the columns
   * @param rows the rows; every cell as text
   * @param cut whether rows were left out
   */
  record Answer(List<String> columns, List<List<@Nullable String>> rows, boolean cut) {
    /** Copies the lists. */
    public Answer {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Says which tables a statement may read.
   *
   * @param app the app's id
   * @return the columns by the name of the table
   */
  Map<String, List<String>> readable(String app);

  /**
   * Answers one SELECT over the tables of one app. It can change nothing, open nothing and read no
   * table but those of {@link #readable}.
   *
   * @param app the app's id
   * @param statement the statement
   * @param bounds how much it may take
   * @return the answer
   * @throws Unanswerable if it is not allowed or not right; the message says why
   * @throws IOException if the engine fails
   */
  Answer ask(String app, String statement, Bounds bounds) throws Unanswerable, IOException;

  /** Tells that a statement is not answered. */
  final class Unanswerable extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Makes the refusal.
     *
     * @param reason why, for the one who wrote the statement
     */
    public Unanswerable(String reason) {
      super(reason);
    }
  }
}
