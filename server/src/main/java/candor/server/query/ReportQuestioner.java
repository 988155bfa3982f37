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
   * @param seen what was ever seen of it, the latest release first
   */
  record Group(
      String id,
      String type,
      String message,
      long crashes,
      long handled,
      @Nullable Long installs,
      Instant first,
      Instant last,
      List<Seen> seen) {
    /** Copies the list. */
    public Group {
      seen = List.copyOf(seen);
    }
  }

  /**
   * Is what was ever seen of a trouble in one release.
   *
   * @param release the release, or null when its reports did not tell
   * @param crashes reports of crashes
   * @param handled reports of errors that were handled
   * @param installs distinct installs, or null when the plan cannot say
   * @param first when it was first seen
   * @param last when it was last seen
   */
  record Seen(
      @Nullable String release,
      long crashes,
      long handled,
      @Nullable Long installs,
      Instant first,
      Instant last) {}

  /**
   * Answers how releases fare.
   *
   * @param releases the releases, the latest first
   * @param all all of them together, or null when nothing was seen
   * @param starts the start of each day
   * @param perDay what was counted on each day over all releases
   * @param unit what is counted on each day: {@code installs} or {@code events}
   * @param basis what it rests on
   */
  record Releases(
      List<Release> releases,
      @Nullable Release all,
      List<Instant> starts,
      List<Long> perDay,
      String unit,
      Answers.Basis basis) {
    /** Copies the lists. */
    public Releases {
      releases = List.copyOf(releases);
      starts = List.copyOf(starts);
      perDay = List.copyOf(perDay);
    }
  }

  /**
   * Is how one release fares. What the plan or the reports cannot say is null.
   *
   * @param release the release; empty for all together
   * @param first when it was first seen, ever, in an event or a report
   * @param last when it was last seen
   * @param events its events in the period
   * @param installs distinct installs in the period
   * @param sessions distinct sessions in the period
   * @param crashes reports of crashes in the period
   * @param handled reports of handled errors in the period
   * @param freeSessions the sessions, and how many of them crashed
   * @param freeInstalls the installs, and how many of them had a crash
   * @param perDay what was counted on each day
   */
  record Release(
      String release,
      Instant first,
      Instant last,
      long events,
      @Nullable Long installs,
      @Nullable Long sessions,
      long crashes,
      long handled,
      @Nullable Rate freeSessions,
      @Nullable Rate freeInstalls,
      List<Long> perDay) {
    /** Copies the list. */
    public Release {
      perDay = List.copyOf(perDay);
    }
  }

  /**
   * Is a share that was free of crashes.
   *
   * @param of how many there were, more than none
   * @param crashed how many of them were not free of crashes
   */
  record Rate(long of, long crashed) {
    /**
     * Returns the share without a crash.
     *
     * @return from 0 to 1
     */
    public double free() {
      return (double) (of - crashed) / of;
    }
  }

  /**
   * Is when a release was first seen in an event or a report.
   *
   * @param release the release
   * @param at when
   */
  record First(String release, Instant at) {}

  /**
   * Is how often a trouble came in one release.
   *
   * @param group its id
   * @param release the release, or null when its reports did not tell
   * @param reports its reports, handled ones among them, in each interval
   */
  record Course(String group, @Nullable String release, List<Long> reports) {
    /** Copies the list. */
    public Course {
      reports = List.copyOf(reports);
    }
  }

  /**
   * Answers how often troubles came.
   *
   * @param starts the start of each interval
   * @param courses one for each trouble and release that came
   */
  record Courses(List<Instant> starts, List<Course> courses) {
    /** Copies the lists. */
    public Courses {
      starts = List.copyOf(starts);
      courses = List.copyOf(courses);
    }
  }

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
   * Answers what was ever seen of one trouble.
   *
   * @param scope the part of the data; its period and filters are not used
   * @param group its id
   * @return one for each release, the latest first; empty when it is unknown
   * @throws BadQuestion if the app is unknown or the id is none
   */
  List<Seen> seen(Scope scope, String group) throws BadQuestion;

  /**
   * Answers how releases fare.
   *
   * @param scope the part of the data; its filters are not used
   * @param limit the most releases: those with most events
   * @return the answer
   * @throws BadQuestion if the app is unknown or its plan tells no release
   */
  Releases releases(Scope scope, int limit) throws BadQuestion;

  /**
   * Answers when each release of an app was first seen, as far back as rows are kept. Developers'
   * builds do not count.
   *
   * @param app the app's id
   * @return the releases in no particular order; empty when the plan tells none
   * @throws BadQuestion if the app is unknown
   */
  List<First> firsts(String app) throws BadQuestion;

  /**
   * Answers how often some troubles came.
   *
   * @param scope the part of the data; its filters are not used
   * @param groups their ids
   * @param interval how long an interval is
   * @return the answer
   * @throws BadQuestion if the app is unknown, an id is none or there are too many intervals
   */
  Courses courses(Scope scope, List<String> groups, Questioner.Interval interval)
      throws BadQuestion;

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
