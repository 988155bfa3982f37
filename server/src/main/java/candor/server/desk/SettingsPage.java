package candor.server.desk;

import candor.plan.text.Problem;
import candor.server.desk.pages.JtesettingsGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.UpkeepPages;
import candor.server.desk.pages.UpkeepPages.Token;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.settings.ApiToken;
import candor.server.settings.Proposal;
import candor.server.team.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the page of keys, plan and tokens. */
final class SettingsPage {

  /** The parts of the settings: the last segment of the address, and the name. */
  private static final List<List<String>> PARTS =
      List.of(
          List.of("", "Keys, plan and tokens"),
          List.of("views", "Views and remarks"),
          List.of("alerts", "Alerts"),
          List.of("symbols", "Symbol files"),
          List.of("members", "Members"));

  private SettingsPage() {}

  /**
   * Is what the page says once, after a form was sent.
   *
   * @param status the status of the answer
   * @param notice a sentence, or empty
   * @param problems what is wrong with a plan file
   * @param fresh a token to be shown, or empty
   */
  record Said(int status, String notice, List<Problem> problems, String fresh) {

    static final Said NOTHING = new Said(200, "", List.of(), "");

    static Said problem(int status, String notice) {
      return new Said(status, notice, List.of(), "");
    }
  }

  static Response answer(PageList.Turn turn) {
    return answer(turn, Said.NOTHING);
  }

  static Response answer(PageList.Turn turn, Said said) {
    var app = turn.view().app();
    var page =
        new UpkeepPages.Settings(
            turn.token(Need.ADMINISTER),
            parts(turn, ""),
            Link.to("a", app.id(), "settings"),
            said.notice(),
            new KeyLines(app, turn.home(), turn.view().now()).doors(),
            new UpkeepPages.PlanPart(
                app.hash(),
                Link.to("plan", app.hash()),
                published(app),
                Link.to("a", app.id(), "data"),
                said.problems().stream().map(SettingsPage::wrong).toList(),
                waiting(turn)),
            said.fresh(),
            tokens(turn.access().books()));
    return Html.page(
        turn.request(),
        said.status(),
        out -> JtesettingsGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  /** Leads to the public page of an app whose plan publishes something. */
  static @Nullable Link published(Registry.App app) {
    return app.plan().disclosure().shows().isEmpty() ? null : Link.to("p", app.id());
  }

  static List<Option> parts(PageList.Turn turn, String current) {
    String app = turn.view().app().id();
    return PARTS.stream()
        .filter(part -> turn.view().viewer().may(need(part.getFirst())))
        .map(part -> {
          String path = part.getFirst();
          Link link =
              path.isEmpty() ? Link.to("a", app, "settings") : Link.to("a", app, "settings", path);
          return new Option(part.getLast(), link, path.equals(current), "");
        })
        .toList();
  }

  private static Need need(String part) {
    String path = part.isEmpty() ? "settings" : "settings/" + part;
    return PageList.ALL.stream()
        .filter(page -> page.path().equals(path))
        .findFirst()
        .orElseThrow()
        .need();
  }

  static UpkeepPages.Wrong wrong(Problem problem) {
    return new UpkeepPages.Wrong(
        "line " + problem.line() + ", column " + problem.column(),
        problem.id(),
        problem.severity() == Problem.Severity.ERROR,
        problem.path(),
        problem.message(),
        problem.remedy());
  }

  private static UpkeepPages.@Nullable Waiting waiting(PageList.Turn turn) {
    try {
      Proposal waiting = turn.sources().keeping().cabinet().proposals().waiting(turn.view().app());
      return waiting == null ? null : new PlanDiff(waiting, turn.view().now()).page();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Token> tokens(Access.@Nullable Books books) {
    return books == null
        ? List.of()
        : books.tokens().all().stream().map(SettingsPage::token).toList();
  }

  private static Token token(ApiToken token) {
    return new Token(
        token.id(),
        token.name(),
        (token.right() == ApiToken.Right.SYMBOLS ? "symbol files of " : "figures of ")
            + (token.app().isEmpty() ? "all apps" : token.app()),
        Words.longDay(token.made()),
        token.used() == null ? "never" : Words.longDay(token.used()));
  }
}
