package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for what a maintainer wants to know first. */
final class MorningTest {

  @TempDir Path data;

  @Test
  @Tag("OSA-37")
  void whoReturnsStandsBesideWhoIsNewAndCanBeDrawn() throws Exception {
    var somebody = Maintainer.in(data);

    assertTrue(somebody.page("/a/dimmy").contains("<h2>Returning</h2>"));
    String drawn = somebody.page("/a/dimmy?metric=returning");
    assertTrue(drawn.contains("<h2>Returning per day</h2>"), drawn);
    assertTrue(drawn.contains("Returning per day, "), drawn);
  }

  @Test
  void whatRanWithoutACrashIsToldWithItsUnitAndHowItChanged() throws Exception {
    var somebody = Maintainer.in(data);

    String overview = somebody.page("/a/dimmy").replace("\n", "");
    String card = overview.substring(overview.indexOf("What runs without a crash?"));
    assertTrue(card.contains("98.75 % <span class=\"change up\">+3.75 points</span>"), card);
    assertTrue(card.contains("of 80 sessions, all but 1"), card);
    String crashes = PlannedPast.plain(somebody.page("/a/dimmy/crashes"));
    assertTrue(crashes.contains("98.75 % +3.75 points, was 95.00 %"), crashes);
    String alone = PlannedPast.plain(somebody.page("/a/dimmy/crashes?compare=off"));
    assertTrue(alone.contains("98.75 %") && !alone.contains("points"), alone);
  }

  @Test
  void aFigureCanBeDrawnByAPropertyAndItsTableHasEveryValue() throws Exception {
    var somebody = Maintainer.in(data);
    String page = somebody.page("/a/dimmy?metric=events&by=os").replace("\n", "");

    assertTrue(page.contains("<h2>Events by OS</h2>"), page);
    assertTrue(page.contains("<svg class=\"plot releases\""), page);
    assertTrue(page.contains("<th scope=\"col\">macOS 26</th>"), page);
    assertTrue(page.contains("trend.csv?") && page.contains("by=os"), page);
    assertTrue(page.contains("aria-current=\"true\">OS</a>"), page);
    String installs = somebody.page("/a/dimmy?metric=dau&by=os&period=12mo");
    assertTrue(installs.contains("<h2>Active per day by OS</h2>"), installs);
    assertFalse(installs.contains("<th scope=\"row\">Week of"), "days are not weeks");
    String weekly = somebody.page("/a/dimmy?metric=wau&by=os");
    assertTrue(weekly.contains("<h2>Active per week</h2>"), "a week has no values by days");
  }

  @Test
  void aTrendIsComparedWithAsManyLocalDaysBefore() throws Exception {
    String question =
        "/api/v1/apps/osaurus/trend?from=2026-10-25&to=2026-11-01&tz=Europe/Berlin&compare=prev";

    String answer = SampleDesk.text(SampleDesk.open().get(question));
    // The day on which clocks went back is in the first of both weeks.
    assertTrue(
        answer.contains(
            "\"before\":{\"from\":\"2026-10-17T22:00:00Z\",\"to\":\"2026-10-24T22:00:00Z\""),
        answer);
    String table = SampleDesk.text(SampleDesk.open().get(question.replace("trend?", "trend.csv?")));
    assertTrue(table.startsWith("start,series,value,before\r\n"), table);
  }

  @Test
  @Tag("DIM-66")
  @Tag("DIM-73")
  void whatIsRememberedOfInstallsLeadsToTheirCohorts() throws Exception {
    var somebody = Maintainer.in(data);
    String people = somebody.page("/a/dimmy/people").replace("\n", "");

    assertTrue(people.contains("<h3>Ever counted</h3>"), people);
    assertTrue(people.contains("<bdi>Total sessions</bdi></th><td>38</td><td class=\"of\">95 %"));
    String link = "/a/dimmy/retention?person=first_os:linux";
    assertTrue(people.contains("href=\"" + link), people);
    String cohorts = somebody.page(link);
    assertTrue(cohorts.contains("Only installs of which is remembered: First OS linux."), cohorts);
    assertTrue(cohorts.contains("retention.csv?") && cohorts.contains("person=first_os:linux"));
    assertTrue(somebody.page("/a/dimmy/retention").contains("Choose by what is remembered"));
  }

  @Test
  void whatIsNotRememberedIsToldAndNotFollowed() throws Exception {
    var somebody = Maintainer.in(data);
    for (String who : List.of("nothing:at-all", "first_seen_at:2026", "first_os")) {
      String page = somebody.page("/a/dimmy/retention?person=" + who);

      assertTrue(page.contains("is not remembered of them; all are shown."), page);
      assertFalse(page.contains("Only installs of which"), page);
      assertFalse(page.matches("(?s).*retention\\.csv\\?[^\"]*person=.*"), page);
    }
  }

  @Test
  void aLeapDayIsComparedWithAsManyDaysAYearBefore() throws Exception {
    String answer =
        SampleDesk.text(
            SampleDesk.open()
                .get("/api/v1/apps/osaurus/trend?from=2024-02-28&to=2024-02-29&compare=year"));
    assertTrue(
        answer.contains(
            "\"before\":{\"from\":\"2023-02-28T00:00:00Z\",\"to\":\"2023-03-01T00:00:00Z\""),
        answer);
  }
}
