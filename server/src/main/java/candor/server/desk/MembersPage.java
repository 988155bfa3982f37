package candor.server.desk;

import candor.server.desk.members.MemberPages;
import candor.server.desk.members.MemberPages.Choice;
import candor.server.desk.members.MemberPages.Row;
import candor.server.desk.pages.JtemembersGenerated;
import candor.server.desk.pages.Link;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.team.Journal;
import candor.server.team.Member;
import candor.server.team.Need;
import candor.server.team.Reach;
import candor.server.team.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Makes the page of members and of what was changed. */
final class MembersPage {

  /** What is looked at after something went wrong; all of it is a table away. */
  private static final int MOST_LINES = 100;

  private static final Map<Role, String> WORDS =
      Map.of(
          Role.OWNER, "Owner: everything",
          Role.MAINTAINER, "Maintainer: reads all, decides",
          Role.READER, "Reader: sees figures");

  private final PageList.Turn turn;

  private MembersPage(PageList.Turn turn) {
    this.turn = turn;
  }

  /**
   * Is what the page says once, after a form was sent.
   *
   * @param status the status of the answer
   * @param notice a sentence, or empty
   * @param fresh the path of a link to be shown, or empty
   */
  record Said(int status, String notice, String fresh) {}

  static Response answer(PageList.Turn turn) {
    return answer(turn, new Said(200, "", ""));
  }

  static Response answer(PageList.Turn turn, Said said) {
    var page = new MembersPage(turn).page(said);
    var parts = SettingsPage.parts(turn, "members");
    var base = Link.to("a", turn.view().app().id(), "settings", "members");
    return Html.page(
        turn.request(),
        said.status(),
        out -> JtemembersGenerated.render(out, Html.AS_IT_IS, turn.frame(), parts, base, page));
  }

  private MemberPages.Members page(Said said) {
    var books = turn.access().books();
    Map<String, Long> browsers = books == null ? Map.of() : books.sessions().browsers();
    return new MemberPages.Members(
        turn.token(Need.ADMINISTER),
        said.notice(),
        said.fresh().isEmpty() ? "" : turn.home().toString().replaceFirst("/$", "") + said.fresh(),
        books == null
            ? List.of()
            : books.team().all().stream()
                .map(member -> row(member, browsers.getOrDefault(member.id(), 0L)))
                .toList(),
        roles(Role.READER),
        apps(id -> false),
        books == null ? List.of() : lines(books.journal()));
  }

  private Row row(Member member, long browsers) {
    boolean self =
        turn.view().viewer() instanceof Viewer.OfTeam(Member viewer)
            && viewer.id().equals(member.id());
    return new Row(
        member.id(),
        member.name(),
        member.role().word(),
        sees(member.reach()),
        member.seen() == null ? "never" : Words.longDay(member.seen()),
        Words.number(browsers),
        self,
        member.reach() instanceof Reach.All,
        roles(member.role()),
        apps(id -> member.reach() instanceof Reach.Named(var named) && named.contains(id)));
  }

  private static String sees(Reach reach) {
    return switch (reach) {
      case Reach.All() -> "all apps";
      case Reach.Named(var apps) -> String.join(", ", apps);
    };
  }

  private static List<Choice> roles(Role chosen) {
    return Arrays.stream(Role.values())
        .map(role -> new Choice(role.word(), WORDS.getOrDefault(role, ""), role == chosen))
        .toList();
  }

  private List<Choice> apps(Predicate<String> chosen) {
    return turn.sources().registry().apps().stream()
        .map(app -> new Choice(app.id(), name(app), chosen.test(app.id())))
        .toList();
  }

  /** Names alone may be alike. */
  private static String name(Registry.App app) {
    String name = app.plan().app().name();
    return name.toLowerCase(Locale.ROOT).equals(app.id()) ? name : name + " (" + app.id() + ")";
  }

  private static List<MemberPages.Line> lines(Journal journal) {
    try {
      return journal.newest(MOST_LINES).stream()
          .map(entry ->
              new MemberPages.Line(
                  entry.at().toString().replace('T', ' ').replace("Z", ""),
                  entry.who(),
                  entry.app(),
                  entry.what()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
