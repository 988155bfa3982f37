package candor.server.desk;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.crash.Release;
import candor.server.desk.pages.Screen.Frame;
import candor.server.http.Request;
import candor.server.http.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lists the pages of an app: whoever adds one adds a line here.
 *
 * <p>The order is that of the navigation. Immutable.
 */
final class PageList {

  static final Page SETTINGS = page("Settings", "k", "settings", SettingsPage::answer);

  static final Page DATA = page("Data", "d", "data", DataPage::answer);

  static final Page VIEWS = page("Settings", "", "settings/views", ViewsPage::answer);

  static final Page ALERTS = page("Settings", "", "settings/alerts", AlertsPage::answer);

  static final Page SYMBOLS = page("Settings", "", "settings/symbols", SymbolsPage::answer);

  static final List<Page> ALL =
      List.of(
          page("Overview", "o", "", OverviewPage::answer),
          page("Live", "l", "live", LivePage::answer),
          page("Features", "u", "features", FeaturesPage::answer),
          page("Retention", "r", "retention", RetentionPage::answer),
          page("Funnels", "f", "funnels", FunnelsPage::answer),
          page("Funnels", "", "funnels/{name}", FunnelsPage::answerNamed),
          page("Sessions", "s", "sessions", SessionsPage::answer),
          page("Performance", "e", "performance", PerformancePage::answer)
              .when(PerformancePage::has),
          page("Crashes", "c", "crashes", CrashList::answer).when(p -> p.crash() != null),
          page("Crashes", "", "crashes/{group}", CrashPages::answer),
          page("Releases", "v", "releases", ReleasesPage::answer)
              .when(p -> Release.property(p.context().keySet()) != null),
          page("People", "i", "people", PeoplePages::answerAll)
              .when(p -> p.identity().model() == Model.INSTALL),
          page("People", "", "people/{install}", PeoplePages::answerOne),
          page("Feedback", "b", "feedback", FeedbackPage::answer).when(p -> p.feedback() != null),
          page("Data quality", "q", "data-quality", QualityPage::answer),
          DATA,
          page("Privacy", "p", "privacy", PrivacyPage::answer),
          page("Privacy", "", "privacy/telemetry.md", PrivacyPage::document),
          page("Privacy", "", "plan", PrivacyPage::answer),
          page("Privacy", "", "plan/{event}", PlannedPage::answer),
          SETTINGS,
          VIEWS,
          ALERTS,
          SYMBOLS);

  private PageList() {}

  /**
   * Is one page.
   *
   * @param title its name in the navigation; a page without a key belongs to the one of this name
   * @param key the letter that leads to it after {@code g}; empty for pages behind another
   * @param path what follows the app in its address
   * @param shown whether the navigation of a plan has it
   * @param answering makes it
   */
  record Page(String title, String key, String path, Predicate<Plan> shown, Answering answering) {

    Page when(Predicate<Plan> condition) {
      return new Page(title, key, path, condition, answering);
    }

    /** Says whether the navigation of an app names it. */
    boolean isIn(Plan plan) {
      return !key.isEmpty() && shown.test(plan);
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
  record Turn(Request request, View view, Frame frame, URI home, Sources sources, Access access) {}

  private static Page page(String title, String key, String path, Answering answering) {
    return new Page(title, key, path, plan -> true, answering);
  }
}
