package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("DIM-80")
final class CrashPagesTest {

  private static final String LIST = "/a/dimmy/crashes";
  private static final String GROUP = LIST + "/" + SampleReports.GROUP;

  @TempDir Path data;

  private static String open(String target) throws Exception {
    var response = SampleDesk.open().get(target);
    assertEquals(200, response.status());
    return SampleDesk.text(response);
  }

  @ParameterizedTest
  @CsvSource({
    "state=ongoing, ModelException, panic",
    "state=new, panic, ModelException",
    "release=0.6.9, ModelException, panic",
    "q=OUT of, panic, ModelException",
    "state=new&q=bounds, panic, ModelException"
  })
  void theListIsNarrowedByItsAddress(String query, String shown, String left) throws Exception {
    String page = open(LIST + "?" + query.replace(" ", "%20"));
    assertTrue(page.contains("<bdi>" + shown + "</bdi></a>"), page);
    assertFalse(page.contains("<bdi>" + left + "</bdi></a>"), page);
    assertTrue(page.contains("crashes.csv?"), page);
    String csv = open("/api/v1/apps/dimmy/crashes.csv?" + query.replace(" ", "%20"));
    assertTrue(csv.contains(shown) && !csv.contains(left), csv);
  }

  @Test
  void whatCannotBeChosenIsToldAndChangesNothing() throws Exception {
    for (String query : new String[] {"state=broken", "release=9.9.9"}) {
      String page = open(LIST + "?" + query);
      assertTrue(page.contains("class=\"notice\"") && page.contains("ModelException"), query);
    }
    assertTrue(open(LIST + "?q=nobody%20says%20this").contains("No such group in this period"));
  }

  @Test
  void eachGroupHasItsSmallLineAndTheirSumIsDrawn() throws Exception {
    String page = open(LIST);
    assertEquals(2, page.split("class=\"spark\"", -1).length - 1);
    assertTrue(page.contains("Reports of these groups") && page.contains("class=\"plot\""), page);
  }

  @Test
  void aGroupSaysWhatItsReportsHaveInCommon() throws Exception {
    String page = open(GROUP);
    assertTrue(page.contains("In <code>dimmy::engine::load engine.rs:212:9</code>"), page);
    assertTrue(page.contains("Reports of this group by release"), "the course by release");
    assertTrue(page.contains("<h3>OS</h3>") && page.contains("<bdi>windows</bdi>"), "the tags");
    assertTrue(page.contains("Taken out of their messages: paths (1)."), page);
    assertTrue(page.contains("<summary>1 call of libraries</summary>"), "libraries are folded");
    assertTrue(page.contains("Caused by: IoError: not found"), "the text to copy");
    assertTrue(page.contains("href=\"/a/dimmy/feedback\""), "what people typed");
  }

  @Test
  void resolvedInTheNextReleaseNamesTheNewestThatThereIs() throws Exception {
    var maintainer = Maintainer.in(data);
    assertTrue(maintainer.page(GROUP).contains("the release after <bdi>0.6.27</bdi>"));
    var sent = maintainer.send(GROUP, GROUP, "status", "next", "newest", "0.6.27", "release", "");
    assertEquals(303, sent.status());
    assertTrue(maintainer.page(GROUP).contains("Resolved in 0.6.27"));
    assertTrue(maintainer.page(LIST + "?state=resolved").contains("ModelException"));
  }

  @Test
  void aFigureOverTimeIsDrawnByTheIntervalOfTheAddress() throws Exception {
    String page = open("/a/dimmy?metric=events&interval=week");
    assertTrue(page.contains("Week of 16 Nov 2026"), page);
    assertTrue(page.contains(">By week</a>") && page.contains("interval=hour\""), page);
    assertTrue(open("/a/dimmy?metric=events&interval=never").contains("class=\"notice\""));
    assertFalse(open("/a/dimmy?metric=events&period=12mo&interval=hour").contains("By hour"));
  }

  @Test
  void theOverviewSaysInALineWhatCrashesAndWhatWasTyped() throws Exception {
    String page = open("/a/dimmy");
    assertTrue(page.contains("crashes in 2 groups of trouble, of them 1 new"), page);
    assertTrue(page.contains("not read yet, of 2 messages in this period"), page);
    assertTrue(page.contains("of the newcomers were there again in the week after"), page);
  }

  @Test
  void feedbackIsSearched() throws Exception {
    String page = open("/a/dimmy/feedback?q=HOTKEY&status=new");
    assertTrue(page.contains("The hotkey stopped") && !page.contains("Thank you!"), page);
    assertTrue(page.contains("feedback.csv?") && page.contains("q=HOTKEY"), "its table");
    assertTrue(open("/a/dimmy/feedback?status=lost").contains("class=\"notice\""));
    String csv = open("/api/v1/apps/dimmy/feedback.csv?q=thank");
    assertTrue(csv.contains("Thank you!") && !csv.contains("hotkey"), csv);
  }

  @ParameterizedTest
  @CsvSource({
    "'/a/dimmy.csv?period=7d', '/api/v1/apps/dimmy/active.csv?from=2026-11-17&to=2026-11-25'",
    "'/a/dimmy/crashes.json?state=new', '/api/v1/apps/dimmy/crashes?from=2026-10-25&to=2026-11-25"
        + "&limit=1000&state=new&compare=prev'"
  })
  void thePageAsATableStandsAtItsOwnAddress(String page, String table) throws Exception {
    assertEquals(table, SampleDesk.open().get(page).headers().get("Location"));
    assertEquals(404, SampleDesk.open().get("/a/dimmy/nowhere.csv").status());
  }

  @Test
  void oneGroupAndOneInstallAreTablesAtTheirOwnAddressesToo() throws Exception {
    String group = "/a/dimmy/crashes/" + SampleReports.GROUP;
    String person = "/a/dimmy/people/" + SamplePeople.ID;
    for (String page : List.of(group, person)) {
      var table = SampleDesk.open().get(page + ".csv?period=7d");
      String to = table.headers().getOrDefault("Location", "");
      assertEquals(303, table.status());
      assertTrue(to.startsWith("/api/v1/apps" + page.substring(2) + ".csv?from=2026-11-17"), to);
      assertEquals(200, SampleDesk.open().get(to).status());
      String json = SampleDesk.open().get(page + ".json").headers().getOrDefault("Location", "");
      assertTrue(json.startsWith("/api/v1/apps" + page.substring(2) + "?from="), json);
      assertEquals(200, SampleDesk.open().get(json).status());
    }
  }
}
