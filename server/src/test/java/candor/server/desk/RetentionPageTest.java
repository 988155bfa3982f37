package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionPageTest {

  @TempDir Path data;

  private String page(String query) throws Exception {
    return Maintainer.in(data).page("/a/dimmy/retention?" + query);
  }

  @Test
  void cohortsAreOfDaysWeeksOrMonths() throws Exception {
    String months = page("period=12mo&cohorts=month");

    assertTrue(months.contains("<th scope=\"row\">Oct 2026</th>"), months);
    assertTrue(months.contains("period=month"), "the table to download has the same cohorts");
    assertTrue(page("cohorts=day").contains("<th scope=\"row\">24 Nov 2026</th>"), "days");
    assertTrue(page("").contains("aria-current=\"true\">Weeks</a>"), "weeks are usual");
  }

  @Test
  void theFirstRowIsTheAverageAndWhatIsNotOverIsHatched() throws Exception {
    String page = page("period=90d");

    assertTrue(page.contains("<th scope=\"row\">Average</th>"), page);
    assertTrue(page.contains(" open\""), page);
  }

  @Test
  void cellsOfFewSayThatTheyAreFewUntilTheyAreAskedForExactly() throws Exception {
    String usual = page("cohorts=day&period=90d");
    String exact = page("cohorts=day&period=90d&cells=exact");

    assertTrue(usual.contains("data-of=\"fewer than 10 of 40\">&lt;10</td>"), usual);
    assertTrue(usual.contains("cells=exact"), "the exact figures are one link away");
    assertFalse(exact.contains("&lt;10</td>"), exact);
  }
}
