package candor.server.desk;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.server.query.ReportQuestioner.First;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at releases and remarks on charts. */
final class FlagsTest {

  private static final String TO_RELEASE =
      "<a href=\"/a/dimmy?f=app_version:is:0.6.27\"><bdi>release 0.6.27</bdi></a>";

  private static final Pattern LABEL =
      Pattern.compile("<text x=\"([\\d.]+)%\"[^>]*text-anchor=\"([a-z]+)\"[^>]*>([^<]*)</text>");

  private static final Map<String, Double> SHARES = Map.of("start", 0.0, "end", 1.0);

  @TempDir Path data;

  private static String open(String target) throws Exception {
    var response = SampleDesk.open().get(target);
    assertEquals(200, response.status());
    return SampleDesk.text(response);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/performance", "/sessions", "/crashes"})
  void aReleaseStandsOnTheChartByItselfWithALabelAndALink(String path) throws Exception {
    String page = open("/a/dimmy" + path);
    assertTrue(page.contains("class=\"at\" d=\"M"), "the line");
    assertTrue(page.contains(">0.6.26, 0.6.27</text>"), "the label of two of one day");
    assertTrue(page.contains(TO_RELEASE), "the link");
    assertTrue(page.contains("14 Nov 2026 (release 0.6.26; release 0.6.27)</th>"), "read out");
  }

  @Test
  void theReleasesPageHasThemOfItsDays() throws Exception {
    assertTrue(open("/a/dimmy/releases?period=90d").contains("class=\"at\""));
  }

  @Test
  void theAddressHidesThemAndShowsThemAgain() throws Exception {
    assertTrue(open("/a/dimmy?period=90d").contains("/a/dimmy?period=90d&amp;marks=off\""));
    String hidden = open("/a/dimmy?period=90d&marks=off");
    assertFalse(hidden.contains("release 0.6.27"), hidden);
    assertTrue(hidden.contains(">Show releases and remarks</a>"), hidden);
    assertTrue(hidden.contains("href=\"/a/dimmy/crashes?period=90d&amp;marks=off\""), "it stays");
    assertTrue(open("/a/dimmy?marks=perhaps").contains("class=\"notice\""));
  }

  @Test
  void developersBuildsAreNoReleases() throws Exception {
    assertFalse(open("/a/dimmy?env=debug").contains("release 0.6.27"));
  }

  @Test
  void aMaintainersRemarkStandsBesideThem() throws Exception {
    var maintainer = Maintainer.in(data);
    String views = "/a/dimmy/settings/views";
    maintainer.send(views, views + "/remarks", "day", "2026-11-20", "text", "a talk <in> Ghent");
    String page = maintainer.page("/a/dimmy");
    assertTrue(page.contains("<bdi>a talk &lt;in&gt; Ghent</bdi>"), page);
    assertTrue(page.contains("<bdi>release 0.6.27</bdi>"), page);
    assertFalse(maintainer.page("/a/dimmy?marks=off").contains("a talk"));
  }

  @Test
  void ofManyReleasesTheLabelsTouchNobodyAndTheListHasAll() throws Exception {
    var many = new ArrayList<First>();
    for (int i = 0; i < 60; i++) {
      many.add(new First("1." + i + ".0", SampleDesk.NOON.instant().minus(11L * i, HOURS)));
    }
    var registry = SampleRegistry.usual();
    var reports = new SampleReports("message", "text", many);
    var sources = SampleDesk.sources(registry, new SamplePast(registry, SampleDesk.NOON), reports);
    var bell = new Bell(SampleDesk.routes(sources, Access.open(), SampleDesk.NOON));
    String page = SampleDesk.text(bell.get("/a/dimmy"));

    assertTrue(page.contains("Releases and remarks (60)"), "the list, folded");
    assertFalse(page.contains("<details class=\"basis\" open"), "the list, folded");
    int from = page.indexOf("<svg class=\"xs\"");
    var labels = LABEL.matcher(page.substring(from, page.indexOf("</svg>", from))).results();
    double left = Double.MAX_VALUE;
    int count = 0;
    for (var label : labels.toList()) {
      double width = label.group(3).length() * 0.7;
      double x = Double.parseDouble(label.group(1));
      double share = SHARES.getOrDefault(label.group(2), 0.5);
      assertTrue(x + width * (1 - share) < left, label.group() + " touches the next");
      left = x - width * share;
      count++;
    }
    assertTrue(count >= 5, "some have room, not " + count);
  }
}
