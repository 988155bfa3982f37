package candor.server.desk.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups the pages about crash reports and feedback. Immutable values. */
public final class ReportPages {

  private ReportPages() {}

  /**
   * Is the page of all groups of crashes.
   *
   * @param toolbar the choices
   * @param crashes how many crashes were reported
   * @param handled how many handled errors were reported
   * @param free the share that ran without a crash and of what that is one, or null
   * @param compared with what they are compared, or why not, or empty
   * @param form narrows the list, or null when there is nothing to narrow
   * @param chart how many reports came, or null
   * @param groups the groups
   * @param more what is not listed, or empty
   * @param problem why there is no answer, or empty
   */
  public record Crashes(
      Screen.Toolbar toolbar,
      Screen.Told crashes,
      Screen.Told handled,
      Screen.@Nullable Tile free,
      String compared,
      @Nullable Wanted form,
      Drawing.@Nullable Chart chart,
      List<Group> groups,
      String more,
      String problem) {}

  /**
   * Narrows a list of groups.
   *
   * @param hidden what it carries along
   * @param state how groups stand
   * @param release in which release they were seen
   * @param text what they say
   * @param clear leads to all of them, or null when all are shown
   */
  public record Wanted(
      List<Link.Parameter> hidden,
      CoursePages.Choice state,
      CoursePages.Choice release,
      String text,
      @Nullable Link clear) {}

  /**
   * Is one group in the list.
   *
   * @param link leads to its page
   * @param type the kind of the error
   * @param message what the latest report says, cut to a line
   * @param spark how often it came, or null
   * @param crashes how many crashes
   * @param handled how many handled errors
   * @param installs how many installs, or why that is not known
   * @param state how it stands, in a word
   * @param first when it was first seen, ever, and in which release
   * @param last when it was last seen, ever, and in which release
   */
  public record Group(
      Link link,
      String type,
      String message,
      Drawing.@Nullable Spark spark,
      Screen.Told crashes,
      Screen.Told handled,
      Screen.Told installs,
      String state,
      String first,
      String last) {}

  /**
   * Is the page of one group.
   *
   * @param toolbar the choices
   * @param back leads to all groups
   * @param standing how it stands, or null when it is unknown
   * @param traits what its reports have in common, or null when there are none
   * @param reports the latest reports
   * @param problem why there is no answer, or empty
   */
  public record Crash(
      Screen.Toolbar toolbar,
      Link back,
      @Nullable Standing standing,
      @Nullable Traits traits,
      List<Report> reports,
      String problem) {}

  /**
   * Is what the reports of a group have in common, and in what they differ.
   *
   * @param type the kind of the error
   * @param message what the latest report says
   * @param culprit the call in which it happened, or empty
   * @param lines how often it came by release, or null
   * @param of which reports were looked through
   * @param variants what they say where they differ, and how many say so
   * @param tags the values that rode along
   * @param csv all of what they say and of the values as a table
   * @param redactions what was taken out of them
   * @param feedback leads to what people typed, or null
   */
  public record Traits(
      String type,
      String message,
      String culprit,
      @Nullable Lines lines,
      String of,
      List<Drawing.Row> variants,
      List<Screen.Ranking> tags,
      Link csv,
      String redactions,
      @Nullable Link feedback) {}

  /**
   * Is how a group stands.
   *
   * @param state how it stands, in a word
   * @param words what that means
   * @param release the release that a decision would name, or empty
   * @param newest the newest release that there is, or empty
   * @param here the address to which decisions are sent
   * @param token the token of forms, or empty where nothing can be decided
   * @param seen what was ever seen of it, the latest release first
   * @param csv the same as a table
   */
  public record Standing(
      String state,
      String words,
      String release,
      String newest,
      Link here,
      String token,
      List<Seen> seen,
      Link csv) {}

  /**
   * Is what was seen of a group in one release.
   *
   * @param release the release
   * @param crashes how many crashes
   * @param handled how many handled errors
   * @param installs how many installs, or why that is not known
   * @param first when it was first seen
   * @param last when it was last seen
   */
  public record Seen(
      String release, String crashes, String handled, String installs, String first, String last) {}

  /**
   * Is the page of releases.
   *
   * @param toolbar the choices
   * @param lines the shares of the releases day by day, or null when there is nothing to draw
   * @param releases the releases, the latest first, and all together at the end
   * @param basis what the figures rest on, or null
   * @param problem why there is no answer, or empty
   */
  public record Releases(
      Screen.Toolbar toolbar,
      @Nullable Lines lines,
      List<Release> releases,
      Screen.@Nullable Basis basis,
      String problem) {}

  /**
   * Is how one release fares.
   *
   * @param release the release
   * @param first when it was first seen
   * @param last when it was last seen
   * @param events how many events
   * @param installs how many installs, or why that is not known
   * @param crashes how many crashes
   * @param freeSessions the share of sessions without a crash, or why that is not known
   * @param freeInstalls the share of installs without a crash, or why that is not known
   */
  public record Release(
      String release,
      String first,
      String last,
      String events,
      String installs,
      String crashes,
      String freeSessions,
      String freeInstalls) {}

  /**
   * Is a chart of several lines in a box of 1000 by 240.
   *
   * @param label what it shows in one sentence, for those who do not see it
   * @param heights the labels of the vertical axis from top to bottom
   * @param ticks the labels of the horizontal axis
   * @param lines the lines
   * @param columns the columns of the table form, the first names the points
   * @param rows the table form
   * @param marks what is to be known about some points
   */
  public record Lines(
      String label,
      List<String> heights,
      List<Drawing.Tick> ticks,
      List<Line> lines,
      List<String> columns,
      List<Drawing.Row> rows,
      Drawing.Marks marks) {}

  /**
   * Is one line.
   *
   * @param name what it is of
   * @param path its path
   * @param look the class that tells it from the others
   */
  public record Line(String name, String path, String look) {}

  /**
   * Is one report.
   *
   * @param at when it happened
   * @param context what rode along, in words
   * @param chain what was thrown, then its causes
   * @param text all of it as text
   */
  public record Report(String at, String context, List<Thrown> chain, String text) {}

  /**
   * Is one error of a report.
   *
   * @param type its kind
   * @param message what it says
   * @param stretches its calls, innermost first
   */
  public record Thrown(String type, String message, List<Stretch> stretches) {}

  /**
   * Is calls that follow each other in the app or in libraries.
   *
   * @param folded whether they are shown only when asked for
   * @param calls the calls
   */
  public record Stretch(boolean folded, List<Call> calls) {}

  /**
   * Is one call.
   *
   * @param call the function
   * @param place the module and line, or empty
   * @param own whether it belongs to the app
   */
  public record Call(String call, String place, boolean own) {}

  /**
   * Is the page of what people typed.
   *
   * @param toolbar the choices
   * @param choices the states and kinds to narrow the list to
   * @param search finds what was typed
   * @param notes what was typed, newest first
   * @param here the address of this very page, to which changes are sent
   * @param token the token of forms, or empty where nothing can be changed
   * @param problem why there is no answer, or empty
   */
  public record Feedback(
      Screen.Toolbar toolbar,
      List<Screen.Option> choices,
      Search search,
      List<Note> notes,
      Link here,
      String token,
      String problem) {}

  /**
   * Finds texts.
   *
   * @param hidden what the form carries along
   * @param text what is looked for, or empty
   */
  public record Search(List<Link.Parameter> hidden, String text) {}

  /**
   * Is what one person typed.
   *
   * @param id tells it from others
   * @param kind its kind
   * @param at when it was sent
   * @param state what became of it
   * @param text what was typed
   * @param email the address, or empty
   */
  public record Note(String id, String kind, String at, String state, String text, String email) {}
}
