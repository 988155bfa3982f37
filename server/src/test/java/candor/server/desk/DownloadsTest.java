package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.PlanFile;
import candor.server.export.Exports;
import candor.server.http.Routes;
import candor.server.registry.FileRegistry;
import candor.server.store.EmbeddedStore;
import candor.server.store.StoreOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes every table that a page offers, where there is more of everything than it shows. */
final class DownloadsTest {

  private static final String FILTER = "f=os:is:macOS%2026";

  private static final String NONE = "Filters do not apply on this page.";

  @TempDir static Path dir;
  private static EmbeddedStore store;
  private static Routes routes = new Routes();

  @BeforeAll
  static void open() throws IOException {
    var registry = FileRegistry.open(dir.resolve("apps"));
    var plan = PlanFile.read(Maintainer.yaml("dimmy").getBytes(StandardCharsets.UTF_8)).plan();
    registry.adopt(Objects.requireNonNull(plan));
    store = EmbeddedStore.open(dir.resolve("store"), StoreOptions.DEFAULT);
    store.adopt(plan);
    var sources =
        new Sources(
            new SamplePast(SampleRegistry.usual(), SampleDesk.NOON),
            new Crowd.Reports(new SampleReports()),
            new SampleCohorts(),
            registry,
            atMost -> {},
            SampleKeeping.in(dir, registry, new Crowd.Installs()),
            SampleRows.of());
    var exports = Exports.in(dir.resolve("scratch"), store);
    new CustodyDesk(exports, sources, Access.open(), SampleDesk.NOON).addTo(routes);
    var options = DeskOptions.at(() -> URI.create("http://127.0.0.1:8787"));
    new Desk(options, sources, Access.open(), SampleDesk.NOON).addTo(routes);
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  /**
   * Is where the rows of a page stand that its table is about.
   *
   * @param address the page, within an app
   * @param before what stands before them
   * @param row what each of them has
   * @param sums how many of them are sums of others, which a table leaves to its reader
   */
  private record Listed(String address, String before, String row, int sums) {

    Listed(String address, String before, String row) {
      this(address, before, row, 0);
    }

    int in(String page) {
      int from = page.indexOf(before);
      assertTrue(from >= 0, address + " shows no " + before);
      String rest = page.substring(from + before.length());
      return count(row.equals("<tr") ? rest.replaceFirst("(?s)</tbody>.*", "") : rest, row) - sums;
    }
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static final String DRAWN = "<details class=\"astable\">";

  private static final Map<String, Listed> PAGES = new LinkedHashMap<>();

  static {
    PAGES.put("", new Listed("", DRAWN, "<tr", 1));
    PAGES.put("live", new Listed("/live", DRAWN, "<tr", 1));
    PAGES.put("features", new Listed("/features", "<table class=\"ranks", "data-row"));
    PAGES.put("retention", new Listed("/retention?period=12mo&cohorts=day", "\"heat\"", "<tr", 2));
    PAGES.put("funnels", new Listed("/funnels?by=os", " steps\"", "<tr", 1));
    PAGES.put("funnels/{name}", new Listed("/funnels/first_dictation", " steps\"", "<tr", 1));
    PAGES.put("sessions", new Listed("/sessions", "class=\"chart bars\"", "<rect"));
    PAGES.put("performance", new Listed("/performance", "", "data-row"));
    PAGES.put("crashes", new Listed("/crashes", "", "data-row"));
    PAGES.put(
        "crashes/{group}", new Listed("/crashes/" + SampleReports.GROUP, "", "planned report"));
    PAGES.put("releases", new Listed("/releases", "Releases as a table", "<tr", 2));
    PAGES.put("people", new Listed("/people?page=21", "", "data-row"));
    PAGES.put("people/{install}", new Listed("/people/" + SamplePeople.ID, "", "<tr", 1));
    PAGES.put("feedback", new Listed("/feedback", "", "id=\"m-"));
    PAGES.put("data-quality", new Listed("/data-quality", "\"ranks wide\"", "<tr", 1));
    PAGES.put("data", new Listed("/data", "aria-label=\"Sweeps\"", "<tr", 1));
    PAGES.put("privacy", new Listed("/privacy", "", "card planned"));
    PAGES.put("plan", new Listed("/plan", "", "card planned"));
    PAGES.put("plan/{event}", new Listed("/plan/app.started", "<main", "no rows"));
  }

  private static String get(String address) throws Exception {
    var answer = new Bell(routes).get(address);
    assertEquals(200, answer.status(), address);
    return SampleDesk.text(answer);
  }

  private static String page(Listed listed, String more) throws Exception {
    String address = "/a/dimmy" + listed.address();
    return get(address + (address.contains("?") ? "&" : "?") + more);
  }

  private static List<String> links(String page, String pattern) {
    return Pattern.compile("href=\"([^\"]+)\"" + pattern)
        .matcher(page)
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .toList();
  }

  private static int rows(String table) {
    return count(table.replaceAll("\"(?:[^\"]|\"\")*\"", ""), "\r\n") - 1;
  }

  @Test
  void everyPageThatOffersATableIsKnownHere() throws Exception {
    for (PageList.Page page : PageList.ALL) {
      String address = PAGES.containsKey(page.path()) ? PAGES.get(page.path()).address() : "";
      boolean known = !address.isEmpty() || page.path().isEmpty();
      if (!known && !page.path().endsWith(".md")) {
        assertTrue(links(get("/a/dimmy/" + page.path()), " data-key=\"e\"").isEmpty(), page.path());
      }
    }
  }

  @Test
  void theTableOfAPageHasAtLeastTheRowsOfThePage() throws Exception {
    for (Listed listed : PAGES.values()) {
      for (String more : List.of("", FILTER)) {
        String page = page(listed, more);
        String table = get(links(page, " data-key=\"e\"").getFirst());
        int shown = listed.in(page);
        assertTrue(rows(table) >= shown, listed.address() + ": " + rows(table) + " of " + shown);
        assertTrue(shown > 0 || listed.row().equals("no rows"), listed.address());
      }
    }
  }

  @Test
  void everyOtherTableOfAPageIsAnswered() throws Exception {
    for (Listed listed : PAGES.values()) {
      for (String link : links(page(listed, FILTER), " download")) {
        assertTrue(rows(get(link)) > 0 || link.contains("/export?"), link);
      }
    }
  }

  @Test
  void aPageWhoseFiguresNoFilterNarrowsSaysSo() throws Exception {
    PAGES.forEach((path, listed) -> {
      try {
        String page = page(listed, FILTER);
        boolean applies = PageList.filtering(path).applies();
        assertEquals(applies, !page.contains(NONE), path);
        assertEquals(applies, page.contains("<summary data-key=\"f\">"), path);
        assertTrue(page.contains("OS is macOS 26"), path);
      } catch (Exception e) {
        throw new AssertionError(path, e);
      }
    });
  }

  @Test
  void aListOfFewIsATableToo() throws Exception {
    String overview = get("/a/dimmy");

    assertEquals(count(overview, "card list"), count(overview, "s a table<span"));
    assertTrue(count(overview, ">As a table<span") > 1, overview);
  }

  @Test
  void cohortsOfThePageAreThoseOfTheTable() throws Exception {
    String page = get("/a/dimmy/retention?period=12mo&cohorts=day");

    assertTrue(page.contains("retention.csv?from=2026-10-25&amp;to=2026-11-25"), page);
  }
}
