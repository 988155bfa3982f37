package candor.server.desk;

import static candor.server.team.Need.ADMINISTER;
import static candor.server.team.Need.DECIDE;
import static candor.server.team.Need.FIGURES;
import static candor.server.team.Need.ROWS;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.crash.Release;
import candor.server.desk.pages.Screen.Frame;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.team.Need;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the pages of an app: whoever adds one adds a line here.
 *
 * <p>The order is that of the navigation. Immutable.
 */
final class PageList {

  private static final Filtering NOT = new Filtering(false, "Filters do not apply on this page.");

  private static final Filtering MOST =
      new Filtering(true, "What is said of crashes and feedback is not narrowed.");

  private static final Filtering TAKEN =
      new Filtering(true, "Filters narrow only the events to take along.");

  private static final Filtering ARRIVED =
      new Filtering(true, "Filters narrow what arrived, not what was kept out.");

  static final Page SETTINGS = page("Settings", "k", "settings", ADMINISTER, SettingsPage::answer);

  static final Page DATA = page("Data", "d", "data", ROWS, DataPage::answer).filtered(TAKEN);

  static final Page VIEWS = page("Settings", "", "settings/views", DECIDE, ViewsPage::answer);

  static final Page ALERTS = page("Settings", "", "settings/alerts", DECIDE, AlertsPage::answer);

  static final Page SYMBOLS = page("Settings", "", "settings/symbols", DECIDE, SymbolsPage::answer);

  static final Page MEMBERS =
      page("Settings", "", "settings/members", ADMINISTER, MembersPage::answer);

  static final List<Page> ALL =
      List.of(
          page("Overview", "o", "", FIGURES, OverviewPage::answer).filtered(MOST),
          page("Live", "l", "live", ROWS, LivePage::answer).filtered(NOT),
          page("Features", "u", "features", FIGURES, FeaturesPage::answer),
          page("Retention", "r", "retention", FIGURES, RetentionPage::answer),
          page("Funnels", "f", "funnels", FIGURES, FunnelsPage::answer),
          page("Funnels", "", "funnels/{name}", FIGURES, FunnelsPage::answerNamed),
          page("Sessions", "s", "sessions", FIGURES, SessionsPage::answer),
          page("Performance", "e", "performance", FIGURES, PerformancePage::answer)
              .when(PerformancePage::has),
          page("Crashes", "c", "crashes", FIGURES, CrashList::answer)
              .when(p -> p.crash() != null)
              .filtered(NOT),
          page("Crashes", "", "crashes/{group}", FIGURES, CrashPages::answer).filtered(NOT),
          page("Releases", "v", "releases", FIGURES, ReleasesPage::answer)
              .when(p -> Release.property(p.context().keySet()) != null)
              .filtered(NOT),
          page("People", "i", "people", ROWS, PeoplePages::answerAll)
              .when(p -> p.identity().model() == Model.INSTALL)
              .filtered(NOT),
          page("People", "", "people/{install}", ROWS, PeoplePages::answerOne).filtered(NOT),
          page("Feedback", "b", "feedback", ROWS, FeedbackPage::answer)
              .when(p -> p.feedback() != null)
              .filtered(NOT),
          page("Data quality", "q", "data-quality", FIGURES, QualityPage::answer).filtered(NOT),
          DATA,
          page("Privacy", "p", "privacy", FIGURES, PrivacyPage::answer).filtered(ARRIVED),
          page("Privacy", "", "privacy/telemetry.md", FIGURES, PrivacyPage::document),
          page("Privacy", "", "plan", FIGURES, PrivacyPage::answer).filtered(ARRIVED),
          page("Privacy", "", "plan/{event}", FIGURES, PlannedPage::answer).filtered(ARRIVED),
          SETTINGS,
          VIEWS,
          ALERTS,
          SYMBOLS,
          MEMBERS);

  private PageList() {}

  /**
   * Is one page.
   *
   * @param title its name in the navigation; a page without a key belongs to the one of this name
   * @param key the letter that leads to it after {@code g}; empty for pages behind another
   * @param path what follows the app in its address
   * @param need what somebody must be allowed to have it
   * @param shown whether the navigation of a plan has it
   * @param answering makes it
   * @param filtering what filters do on it
   */
  record Page(
      String title,
      String key,
      String path,
      Need need,
      Predicate<Plan> shown,
      Answering answering,
      Filtering filtering) {

    Page when(Predicate<Plan> condition) {
      return new Page(title, key, path, need, condition, answering, filtering);
    }

    Page filtered(Filtering other) {
      return new Page(title, key, path, need, shown, answering, other);
    }

    /** Says whether the navigation of an app names it. */
    boolean isIn(Plan plan) {
      return !key.isEmpty() && shown.test(plan);
    }

    /** Returns what stands in the navigation for it: itself, or the next one that is allowed. */
    @Nullable Page first(Viewer viewer) {
      return Stream.concat(Stream.of(this), ALL.stream().filter(p -> !p.path().contains("{")))
          .filter(page -> page.title().equals(title) && viewer.may(page.need()))
          .findFirst()
          .orElse(null);
    }

    /** Returns what varies in an address of it within an app, by name; null for other addresses. */
    @Nullable Map<String, String> reads(String other) {
      int varies = path.indexOf('{');
      if (varies < 0) {
        return path.equals(other) ? Map.of() : null;
      }
      boolean mine = other.startsWith(path.substring(0, varies)) && other.length() > varies;
      String value = mine ? other.substring(varies) : "/";
      String name = path.substring(varies + 1, path.length() - 1);
      return value.contains("/") ? null : Map.of(":" + name, value);
    }

    /** Returns the parts of its address within an app; what varies is left out. */
    String[] address(String app) {
      String fixed = path.replaceAll("/?\\{.*", "");
      return fixed.isEmpty() ? new String[] {"a", app} : ("a/" + app + "/" + fixed).split("/", -1);
    }
  }

  /**
   * Tells what filters do on a page, which carries them along in any case.
   *
   * @param applies whether any figure follows them
   * @param words what is said where there are filters, or empty when all figures follow them
   */
  record Filtering(boolean applies, String words) {}

  /** Returns what filters do on the page at an address within an app. */
  static Filtering filtering(String path) {
    return ALL.stream()
        .filter(page -> page.reads(path) != null)
        .findFirst()
        .map(Page::filtering)
        .orElseThrow();
  }

  /** Makes a page for one look at it. */
  interface Answering {
    Response answer(Turn turn);
  }

  /**
   * Is one request for a page.
   *
   * @param request the request
   * @param view the app and what was chosen
   * @param frame what surrounds the page
   * @param home where the server is
   * @param sources where figures and what is kept come from
   * @param access decides who may see
   */
  record Turn(Request request, View view, Frame frame, URI home, Sources sources, Access access) {

    /** Returns the token of forms that need this, or nothing where they are not to be shown. */
    String token(Need need) {
      return view.viewer().may(need) ? frame.token() : "";
    }
  }

  private static Page page(String title, String key, String path, Need need, Answering answering) {
    var all = new Filtering(true, "");
    return new Page(title, key, path, need, plan -> true, answering, all);
  }
}
