package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Finds what the reference plans ask on the pages that they get by themselves. */
final class ReportRowsTest {

  private static SampleRegistry apps = new SampleRegistry(List.of());

  @BeforeAll
  static void read() throws Exception {
    apps = SampleRegistry.planned("dimmy", "osaurus", "shimmy");
  }

  private static String open(String target) throws Exception {
    var past = new SamplePast(apps, SampleDesk.NOON);
    var response = new Bell(SampleDesk.routes(apps, past, Access.open())).get(target);
    assertEquals(200, response.status());
    return SampleDesk.text(response);
  }

  private static Plan plan(String id) {
    return Objects.requireNonNull(apps.app(id)).plan();
  }

  /** Returns the card that answers a question of the plan. */
  private static String card(String app, String question) throws Exception {
    String page = open("/a/" + app);
    String escaped = question.replace("&", "&amp;");
    int at = page.indexOf("<h3>" + escaped + "</h3>");
    assertTrue(at > 0, "no card asks: " + question);
    return page.substring(at, page.indexOf("</section>", at));
  }

  private static String kpi(String app, String id) throws Exception {
    var kpi = plan(app).questions().kpis().stream().filter(k -> k.id().equals(id)).findFirst();
    return card(app, kpi.orElseThrow().question());
  }

  private static void assertFigure(String card) {
    assertTrue(card.contains("class=\"figure\""), card);
  }

  @Test
  void everyQuestionOfAPlanIsACardWithAnAnswerOrAReason() throws Exception {
    for (String app : List.of("dimmy", "osaurus", "shimmy")) {
      var questions = plan(app).questions();
      for (var kpi : questions.kpis()) {
        String card = card(app, kpi.question());
        assertTrue(card.contains("class=\"figure\"") || card.contains("class=\"cannot\""), card);
      }
      for (var pillar : questions.pillars()) {
        String card = card(app, pillar.question());
        pillar.events().forEach(event -> assertTrue(card.contains(">" + event + "<"), card));
      }
      for (var funnel : questions.funnels()) {
        assertFigure(card(app, funnel.question()));
      }
      String page = open("/a/" + app + "?lists=all");
      for (String segment : questions.segments()) {
        boolean listed = page.contains("<h3>" + Words.title(segment) + "</h3>");
        boolean release = segment.endsWith("version") && page.contains("<h3>Releases</h3>");
        assertTrue(listed || release, app + " has no list of " + segment);
      }
    }
  }

  @Test
  void everyCardNamesTheQuestionBehindIt() throws Exception {
    for (String app : List.of("dimmy", "osaurus", "shimmy")) {
      String[] cards = open("/a/" + app).split("<section class=\"card asked\">");
      assertTrue(cards.length > 10, app + " has cards");
      for (String card : List.of(cards).subList(1, cards.length)) {
        assertTrue(card.contains("Ask it by program: <a href=\"/api/v1/apps/" + app), card);
      }
    }
  }

  @Test
  @Tag("DIM-05")
  void actionsAndTheInstallsBehindThemAreTwoFigures() throws Exception {
    assertFigure(kpi("dimmy", "dictations"));
    assertFigure(kpi("dimmy", "repeat_users"));
  }

  @Test
  @Tag("DIM-10")
  void transcriptionsPerSessionAreACard() throws Exception {
    assertFigure(kpi("dimmy", "per_session"));
  }

  @Test
  @Tag("DIM-48")
  void theShareOfTheHotkeyIsACard() throws Exception {
    assertFigure(kpi("dimmy", "hotkey_share"));
  }

  @Test
  @Tag("DIM-73")
  void cohortsAndRetentionArePages() throws Exception {
    assertFigure(kpi("dimmy", "cohorts"));
    String page = open("/a/dimmy/retention?f=app_version:is:1.0.0");
    assertTrue(page.contains("class=\"heat\"") && page.contains("App version is 1.0.0"), page);
  }

  @Test
  @Tag("OSA-33")
  @Tag("OSA-34")
  @Tag("OSA-35")
  void theThreePillarsNameTheirEvents() throws Exception {
    var pillars = plan("osaurus").questions().pillars();
    assertEquals(
        List.of("engagement", "retention", "adoption"), pillars.stream().map(p -> p.id()).toList());
    for (var pillar : pillars) {
      String card = card("osaurus", pillar.question());
      pillar.events().forEach(event -> assertTrue(card.contains(">" + event + "<"), card));
    }
  }

  @Test
  @Tag("OSA-36")
  @Tag("OSA-37")
  void activeUsersSessionsAndRetentionAreDerived() throws Exception {
    assertFigure(kpi("osaurus", "dau"));
    assertFigure(kpi("osaurus", "sessions"));
    assertTrue(open("/a/osaurus/retention").contains("class=\"heat\""));
    assertTrue(open("/a/osaurus/sessions").contains("Usual length"));
  }

  @Test
  @Tag("OSA-38")
  @Tag("OSA-43")
  void versionSystemLanguageAndMemoryCutEveryPage() throws Exception {
    String page = open("/a/osaurus?lists=all");
    for (String name : List.of("OS version", "Locale", "Total memory GB", "Releases")) {
      assertTrue(page.contains("<h3>" + name + "</h3>"), name);
    }
    for (var path : List.of("", "/features", "/sessions", "/performance", "/funnels")) {
      String cut = open("/a/osaurus" + path + "?f=total_memory_gb:is:64");
      assertTrue(cut.contains("Total memory GB is 64"), path);
      assertTrue(cut.contains("filter=total_memory_gb:is:64"), path);
    }
  }

  @Test
  @Tag("OSA-86")
  void differentCustomModelsAreCountedFromTheirHashes() throws Exception {
    String card = kpi("osaurus", "custom_models");
    assertTrue(card.contains("different: Model hash"), card);
  }

  @Test
  @Tag("OSA-90")
  void buildsOfDevelopersAreAnotherView() throws Exception {
    String page = open("/a/osaurus/features?env=debug");
    assertTrue(page.contains("class=\"band\"") && page.contains("mode=debug"));
    assertFalse(open("/a/osaurus/features").contains("mode=debug"));
  }

  @Test
  @Tag("OSA-92")
  void theActivationGapIsAFunnel() throws Exception {
    String page =
        open(
            "/a/osaurus/funnels?window=1d&steps="
                + "onboarding_completed,first_time_chat_shown,first_time_chat_used");
    assertTrue(page.contains("Do those who finish onboarding go on to chat?"));
    assertTrue(page.contains("<bdi>first_time_chat_used</bdi></th>"), "the last step");
    assertFigure(card("osaurus", "Do those who finish onboarding go on to chat?"));
  }

  @Test
  @Tag("SHI-25")
  void engagementIsLengthDailyUseAndRequests() throws Exception {
    for (String id : List.of("engagement", "engagement_active", "engagement_requests", "dau")) {
      assertFigure(kpi("shimmy", id));
    }
  }

  @Test
  @Tag("SHI-26")
  void adoptionIsIntegrationAndDeployment() throws Exception {
    assertFigure(kpi("shimmy", "adoption"));
    assertFigure(kpi("shimmy", "adoption_deployment"));
    String page = open("/a/shimmy?lists=all");
    assertTrue(page.contains("<h3>Integration type</h3>"));
    assertTrue(page.contains("<h3>Deployment type</h3>"));
  }

  @Test
  @Tag("SHI-27")
  void scaleIsThePeakTheModelsAtOnceAndTheTokens() throws Exception {
    for (String id : List.of("scale", "scale_models", "scale_tokens")) {
      assertFigure(kpi("shimmy", id));
    }
  }

  @Test
  @Tag("SHI-28")
  void reportsAreCutByHardwareRegionAndUse() throws Exception {
    assertFigure(kpi("shimmy", "segmentation"));
    for (String by : List.of("hardware_tier", "region_indicator", "deployment_type")) {
      String page = open("/a/shimmy/performance?by=" + by);
      assertTrue(page.contains("<h2>By " + Words.title(by) + "</h2>"), by);
    }
  }

  @Test
  @Tag("SHI-29")
  void memoryAndCoresAreLists() throws Exception {
    String page = open("/a/shimmy?lists=all");
    assertTrue(page.contains("<h3>Memory tier GB</h3>"));
    assertTrue(page.contains("<h3>CPU cores bucket</h3>"));
  }

  @Test
  @Tag("SHI-53")
  void speedOnEachKindOfHardwareIsACardAndATable() throws Exception {
    assertFigure(kpi("shimmy", "performance"));
    assertFigure(kpi("shimmy", "performance_p95"));
    String page =
        open("/a/shimmy/performance?property=session_summary:avg_response_time_ms&by=gpu_vendor");
    assertTrue(page.contains("<h2>By GPU vendor</h2>"));
  }
}
