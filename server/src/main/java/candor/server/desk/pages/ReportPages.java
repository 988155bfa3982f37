package candor.server.desk.pages;

import java.util.List;

/** Groups the pages about crash reports and feedback. Immutable values. */
public final class ReportPages {

  private ReportPages() {}

  /**
   * Is the page of all groups of crashes.
   *
   * @param toolbar the choices
   * @param crashes how many crashes were reported
   * @param handled how many handled errors were reported
   * @param groups the groups
   * @param problem why there is no answer, or empty
   */
  public record Crashes(
      Screen.Toolbar toolbar, String crashes, String handled, List<Group> groups, String problem) {}

  /**
   * Is one group in the list.
   *
   * @param link leads to its page
   * @param type the kind of the error
   * @param message what the latest report says, cut to a line
   * @param crashes how many crashes
   * @param handled how many handled errors
   * @param installs how many installs, or why that is not known
   * @param first when it was first seen
   * @param last when it was last seen
   */
  public record Group(
      Link link,
      String type,
      String message,
      String crashes,
      String handled,
      String installs,
      String first,
      String last) {}

  /**
   * Is the page of one group.
   *
   * @param toolbar the choices
   * @param back leads to all groups
   * @param reports the latest reports
   * @param problem why there is no answer, or empty
   */
  public record Crash(Screen.Toolbar toolbar, Link back, List<Report> reports, String problem) {}

  /**
   * Is one report.
   *
   * @param at when it happened
   * @param context what rode along, in words
   * @param chain what was thrown, then its causes
   */
  public record Report(String at, String context, List<Thrown> chain) {}

  /**
   * Is one error of a report.
   *
   * @param type its kind
   * @param message what it says
   * @param frames its calls, innermost first
   */
  public record Thrown(String type, String message, List<Call> frames) {}

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
   * @param notes what was typed, newest first
   * @param here the address of this very page, to which changes are sent
   * @param token the token of forms, or empty where nothing can be changed
   * @param problem why there is no answer, or empty
   */
  public record Feedback(
      Screen.Toolbar toolbar,
      List<Screen.Option> choices,
      List<Note> notes,
      Link here,
      String token,
      String problem) {}

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
