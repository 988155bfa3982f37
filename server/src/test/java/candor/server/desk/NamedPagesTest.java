package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NamedPagesTest {

  @TempDir Path data;

  @Test
  void aFunnelOfThePlanHasAnAddressOfItsOwn() throws Exception {
    var somebody = Maintainer.in(data);
    String path = "/a/dimmy/funnels/first_dictation";

    String page = somebody.page(path + "?by=os");

    assertTrue(page.contains("Do those who open the app come to dictate"), page);
    assertTrue(page.contains("href=\"" + path + "?by=os\" data-row aria-current=\"true\""), page);
    String table = somebody.bell().get(path + ".csv").headers().getOrDefault("Location", "");
    assertTrue(table.startsWith("/api/v1/apps/dimmy/funnel.csv?"), table);
  }

  @Test
  void anUnknownFunnelLeadsToThoseThatThereAre() throws Exception {
    var answer = Maintainer.in(data).bell().get("/a/dimmy/funnels/nothing?period=7d");

    assertEquals("/a/dimmy/funnels?period=7d", answer.headers().get("Location"));
  }

  @Test
  void whatIsKeptOutTodayStandsOnTheLivePage() throws Exception {
    String page = Maintainer.in(data).page("/a/dimmy/live");

    assertTrue(page.contains("<h2>Kept out today</h2>"), page);
    assertTrue(page.contains("/a/dimmy/data-quality?period=today"), page);
    assertTrue(page.contains("not-in-plan"), page);
  }

  @Test
  void everyPlannedEventHasAPageWithWhatArrivedAndHowItIsRecorded() throws Exception {
    String page = Maintainer.in(data).page("/a/dimmy/plan/app.started");

    assertTrue(page.contains("How often is the app opened"), page);
    assertTrue(page.contains("public record AppStarted(long coldStartMs"), page);
    assertTrue(page.contains("<code>cold_start_ms</code>"), page);
    assertTrue(page.contains("trend.csv?"), page);
  }

  @Test
  void anUnplannedEventLeadsToThePlan() throws Exception {
    var answer = Maintainer.in(data).bell().get("/a/dimmy/plan/nothing.of_it");

    assertEquals("/a/dimmy/privacy", answer.headers().get("Location"));
  }

  @Test
  void everyUsedEventShowsItsTrendAmongTheFeatures() throws Exception {
    String page = SampleDesk.text(SampleDesk.open().get("/a/osaurus/features"));

    assertTrue(page.replace("\n", "").contains("<td class=\"mini\"><svg class=\"spark\""), page);
  }
}
