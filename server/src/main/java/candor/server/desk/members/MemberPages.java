package candor.server.desk.members;

import java.util.List;

/** Groups what the page of members says. Immutable values; every text is plain text. */
public final class MemberPages {

  private MemberPages() {}

  /**
   * Is the page.
   *
   * @param token the token of the forms, or empty where nothing can be changed
   * @param notice what just went wrong or well, or empty
   * @param fresh a link that is shown this once, or empty
   * @param rows the members
   * @param roles the roles that a new member can have
   * @param apps the apps that a new member can see
   * @param journal what was changed, the newest first
   */
  public record Members(
      String token,
      String notice,
      String fresh,
      List<Row> rows,
      List<Choice> roles,
      List<Choice> apps,
      List<Line> journal) {}

  /**
   * Is one member.
   *
   * @param id names it in forms
   * @param name what people call it
   * @param role its role
   * @param sees which apps it sees, in words
   * @param seen when it last looked
   * @param browsers how many of its browsers are signed in
   * @param self whether it is who looks
   * @param all whether it sees all apps
   * @param roles the roles that it can have
   * @param apps the apps that it can see
   */
  public record Row(
      String id,
      String name,
      String role,
      String sees,
      String seen,
      String browsers,
      boolean self,
      boolean all,
      List<Choice> roles,
      List<Choice> apps) {}

  /**
   * Is something to choose.
   *
   * @param value what the form sends
   * @param text what it is called
   * @param chosen whether it is chosen
   */
  public record Choice(String value, String text, boolean chosen) {}

  /**
   * Is one change.
   *
   * @param at when, in UTC
   * @param who who made it
   * @param app the app, or empty
   * @param what what it was
   */
  public record Line(String at, String who, String app, String what) {}
}
