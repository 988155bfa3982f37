package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import candor.server.http.Response;
import candor.server.query.Answers;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Scope;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {

  private static final int KILOBYTE = 1000;

  private static String open(String target) throws Exception {
    var response = SampleDesk.open().get(target);
    assertEquals(200, response.status());
    return SampleDesk.text(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "period=nonsense",
        "period=2026-02-30..2026-03-01",
        "period=2026-03-01..2026-02-01",
        "compare=never",
        "env=staging",
        "metric=secret",
        "f=secret:is:1",
        "f=os",
        "tz=Mars",
        "f=os:gt:1",
        "from=2026-01-01&last=x"
      })
  void aWrongAddressIsToldAndTheRestIsShown(String query) throws Exception {
    String page = open("/a/dimmy?" + query);
    assertTrue(page.contains("class=\"notice\""), query);
    assertTrue(page.contains("class=\"plot\""), query);
    assertTrue(open("/a/dimmy/data-quality?" + query).contains("class=\"notice\""), query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "period=today",
        "period=7d",
        "period=90d",
        "period=12mo",
        "period=all",
        "period=2026-11-01..2026-11-10",
        "compare=year",
        "compare=off",
        "env=debug",
        "metric=events&period=today",
        "metric=sessions&period=12mo",
        "metric=new",
        "unknown=1",
        "f=os:is:macOS%2026&f=latency_ms:gt:10&f=source:set",
        "tz=Asia/Tokyo",
        "lists=all"
      })
  void everyChoiceIsAPageWithoutNotice(String query) throws Exception {
    for (String app : List.of("dimmy", "osaurus", "shimmy")) {
      assertFalse(open("/a/" + app + "?" + query).contains("class=\"notice\""), app + " " + query);
    }
  }

  @Test
  void everyPageOpensForEveryAppWithEveryChoiceInItsLinks() throws Exception {
    String state = "period=7d&f=os:is:macOS%2026&tz=Asia/Tokyo";
    for (PageList.Page page : PageList.ALL) {
      if (!page.key().isEmpty()) {
        for (String app : List.of("dimmy", "osaurus", "shimmy")) {
          String html = open("/" + String.join("/", page.address(app)) + "?" + state);
          assertTrue(html.contains("<h1"), page.title());
          assertTrue(html.contains("aria-current=\"page\""), page.title());
        }
      }
    }
  }

  @Test
  void everyPageHasItsOwnAddressAndKey() {
    var keys = PageList.ALL.stream().map(PageList.Page::key).filter(key -> !key.isEmpty()).toList();
    assertEquals(List.copyOf(new LinkedHashSet<>(keys)), keys);
    var paths = PageList.ALL.stream().map(PageList.Page::path).toList();
    assertEquals(List.copyOf(new LinkedHashSet<>(paths)), paths);
  }

  @Test
  void aFunnelIsBuiltByAFormWithoutScripts() throws Exception {
    String page =
        open("/a/dimmy/funnels?step=onboarding_started&step=message_sent&step=&window=1d&by=os");
    assertTrue(page.contains("<bdi>message_sent</bdi></th>"), "the second step");
    assertTrue(page.contains("steps=onboarding_started,message_sent&amp;window=1d"), "its table");
    assertTrue(page.contains("<h2>By OS</h2>") && page.contains("\u221230"), "its parts");
  }

  @Test
  void aPlanWithoutFunnelsSaysWhatToDo() throws Exception {
    assertTrue(open("/a/dimmy/funnels").contains("The plan has no funnel yet."));
  }

  @Test
  void thePublicPageOfThePlanIsOneClickAway() throws Exception {
    String page = open("/a/dimmy/privacy");
    assertTrue(page.contains("/a/dimmy/privacy/telemetry.md"), "the link");
    assertTrue(page.contains("What is never collected") && page.contains("The first version."));
    var document = SampleDesk.open().get("/a/dimmy/privacy/telemetry.md");
    assertEquals("text/markdown; charset=utf-8", document.headers().get("Content-Type"));
    assertTrue(SampleDesk.text(document).startsWith("# "), "the page for everybody");
  }

  @Test
  void everyFigureNamesTheQuestionBehindIt() throws Exception {
    for (String path : List.of("", "/retention", "/sessions", "/performance", "/features")) {
      String page = open("/a/dimmy" + path);
      assertTrue(page.contains("Ask it by program: <a href=\"/api/v1/apps/dimmy/"), path);
    }
  }

  @Test
  void whatTheIdentityCannotSayIsSaidAndNotDrawnAsZero() throws Exception {
    String page = open("/a/osaurus?metric=mau");
    assertTrue(page.contains("cannot say"), "the tile");
    assertTrue(page.contains("This cannot be drawn."), "the chart");
    assertTrue(page.contains("cannot tell whether two days"), "the reason");
  }

  @Test
  void aPlanWithoutIdentityIsShownByItsEvents() throws Exception {
    String page = open("/a/shimmy");
    assertTrue(page.contains("class=\"plot\"") && page.contains("<h2>Events</h2>"));
  }

  @Test
  @Tag("DIM-80")
  void crashesAreListedInGroupsAndEachGroupShowsItsCalls() throws Exception {
    String list = open("/a/dimmy/crashes");
    assertTrue(list.contains("ModelException") && list.contains(">31<"), list);
    assertTrue(list.contains("/a/dimmy/crashes/" + SampleReports.GROUP));
    String group = open("/a/dimmy/crashes/" + SampleReports.GROUP);
    assertTrue(group.contains("dimmy::engine::load") && group.contains("engine.rs:212:9"), group);
    assertTrue(group.contains("<bdi>0.6.9</bdi>") && group.contains("<h2>Ongoing</h2>"), group);
  }

  @Test
  void releasesAreDrawnAndListed() throws Exception {
    String page = open("/a/dimmy/releases");
    assertTrue(page.contains("Share of each day&#39;s installs by release"), page);
    assertTrue(page.contains("97.50 % of 40") && page.contains("91.67 % of 12"), page);
    assertTrue(page.contains("not known") && page.contains("All releases"), page);
    assertTrue(open("/a/shimmy").contains("/a/shimmy/releases"));
  }

  @Test
  @Tag("DIM-89")
  @Tag("DIM-90")
  void feedbackIsShownAsItWasTyped() throws Exception {
    String page = open("/a/dimmy/feedback");
    assertTrue(page.contains("The hotkey stopped working.") && page.contains("ada@example.org"));
  }

  @Test
  void aPlanWithoutReportsHasNoSuchPages() throws Exception {
    assertFalse(open("/a/osaurus").contains("/a/osaurus/crashes"));
  }

  @Test
  void pagesAreKeptOutOfOtherSitesAndCaches() throws Exception {
    var headers = SampleDesk.open().get("/a/dimmy").headers();
    assertEquals("no-store", headers.get("Cache-Control"));
    assertEquals("nosniff", headers.get("X-Content-Type-Options"));
    assertEquals("no-referrer", headers.get("Referrer-Policy"));
    String policy = headers.getOrDefault("Content-Security-Policy", "");
    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
    assertTrue(policy.endsWith("base-uri 'none'; frame-ancestors 'none'"));
  }

  @Test
  void theOverviewKeepsItsBudgetOfBytes() throws Exception {
    var bell = SampleDesk.open().with("accept-encoding", "gzip");
    assertTrue(bell.get("/a/dimmy").body().length <= 12 * KILOBYTE);
    assertTrue(asset(bell, "desk\\.css").body().length <= 4 * KILOBYTE);
    int scripts = asset(bell, "desk\\.js").body().length + asset(bell, "live\\.js").body().length;
    assertTrue(scripts <= 5 * KILOBYTE, "scripts take " + scripts);
  }

  private static Response asset(Bell bell, String name) throws Exception {
    String page = open("/a/dimmy/live");
    var found = Pattern.compile("/assets/[0-9a-f]{12}/" + name).matcher(page);
    assertTrue(found.find(), name);
    return bell.get(found.group());
  }

  @Test
  void styleAndScriptsAreKeptForeverUnderTheirHash() throws Exception {
    var asset = asset(SampleDesk.open(), "desk\\.css");
    assertEquals("public, max-age=31536000, immutable", asset.headers().get("Cache-Control"));
    String tag = asset.headers().getOrDefault("ETag", "");
    assertEquals(304, asset(SampleDesk.open().with("if-none-match", tag), "desk\\.css").status());
    assertEquals(404, SampleDesk.open().get("/assets/000000000000/desk.css").status());
  }

  @Test
  void anAnswerThatFailsIsOneCardAndNotABrokenPage() throws Exception {
    var registry = SampleRegistry.usual();
    var past = new SamplePast(registry, SampleDesk.NOON);
    String page =
        SampleDesk.text(
            new Bell(SampleDesk.routes(registry, new Failing(past), Access.open()))
                .get("/a/dimmy"));
    assertTrue(page.contains("could not be had in time"), "the lists say so");
    assertTrue(page.contains("class=\"plot\""), "the chart is there");
  }

  /** Answers everything but lists. */
  private record Failing(SamplePast past) implements Questioner {

    @Override
    public Answers.Trend trend(Scope scope, TrendOf of) throws BadQuestion {
      return past.trend(scope, of);
    }

    @Override
    public Answers.Active active(Scope scope) {
      return past.active(scope);
    }

    @Override
    public Answers.Top top(Scope scope, String event, String property, int limit) {
      throw new IllegalStateException("the store is closed");
    }

    @Override
    public Answers.Refused refusals(Scope scope) {
      return past.refusals(scope);
    }

    @Override
    public Answers.Live live(String app, boolean debug) {
      return past.live(app, debug);
    }
  }

  @Test
  void anAppWithoutEventsShowsItsKeysAndTheLinesToPaste() throws Exception {
    var registry = SampleRegistry.usual();
    var past = SamplePast.empty(registry, SampleDesk.NOON);
    String page =
        SampleDesk.text(new Bell(SampleDesk.routes(registry, past, Access.open())).get("/a/dimmy"));
    assertTrue(page.contains("No events yet"));
    assertTrue(page.contains("cnd_dimmy") && page.contains("A-SH-0123456789"));
    assertTrue(page.contains("curl http://127.0.0.1:8787/v1/events"));
    assertTrue(page.contains("host: \"http://127.0.0.1:8787\""), "the line for Aptabase");
  }

  @Test
  void aChosenRowIsAFilterThatCanBeTakenBack() throws Exception {
    String filter = "os:is:" + URLEncoder.encode("macOS 26", StandardCharsets.UTF_8);
    String page = open("/a/dimmy?f=" + filter);
    assertTrue(page.contains("OS is macOS 26"), "the chip");
    assertTrue(page.contains("class=\"chosen\""), "the row");
    assertTrue(page.contains("filter=os:is:macOS%2026"), "the table to download");
  }

  @Test
  void eachNumberOfTheListsIsAlsoInTheStatistics() throws Exception {
    var answer =
        JsonReader.read(
            SampleDesk.open()
                .get("/api/v1/apps/dimmy/top?property=os&from=2026-10-25&to=2026-11-24")
                .body());
    String page = open("/a/dimmy");
    if (answer instanceof Json.Dictionary all && all.get("items") instanceof Json.Array items) {
      for (Json item : items.items()) {
        var events = item instanceof Json.Dictionary one ? one.get("events") : null;
        assertTrue(events instanceof Json.Whole, "a count");
        if (events instanceof Json.Whole(long count)) {
          assertTrue(page.contains(">" + Words.number(count) + "</td>"), "count " + count);
        }
      }
    }
  }
}
