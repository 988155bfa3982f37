package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.plan.Questions.Kpi;
import candor.server.query.Answers;
import candor.server.registry.Registry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Says which figures answer the plan's own questions. */
final class PlanCardsTest {

  private static final Pattern LINK =
      Pattern.compile("(?:Ask it by program|And): <a href=\"([^\"]+)\"");

  private static final Pattern MORE = Pattern.compile("class=\"more\"><a href=\"([^\"]+)\"");

  private static final Answers.Use NEVER = new Answers.Use("", 0, 0, null, null);

  /** Three installs launch on each of 20 days in two months; on every second day one chats. */
  private static PlannedPast osaurus(Path dir) throws Exception {
    var past = new PlannedPast(dir, "osaurus");
    for (int day = 0; day < 40; day += 2) {
      for (int install = 0; install < 3; install++) {
        past.happen(day, install, "app_launched", Map.of());
      }
      if (day % 4 == 0) {
        past.happen(day, 1, "message_sent", Map.of()).happen(day, 1, "message_sent", Map.of());
      }
    }
    return past.keep();
  }

  @Test
  void aShareOfPseudonymsIsOneOfTheirDaysWhateverTheInterval(@TempDir Path dir) throws Exception {
    try (var past = osaurus(dir)) {
      for (String query : new String[] {"", "?interval=hour", "?period=12mo"}) {
        String card = past.card("chatters", query);
        boolean year = query.contains("12mo");
        // 30 days hold 15 days of use, of which 8 with a chat; all hold 20 and 10.
        assertTrue(card.contains(year ? "message? 17 %" : "message? 18 %"), card);
        assertTrue(card.contains("of days of installs: each active one counts once a day"), card);
        assertTrue(card.contains("divided by those with app_launched"), card);
      }
    }
  }

  @Test
  void theShareIsWhatAdoptionCounts(@TempDir Path dir) throws Exception {
    try (var past = osaurus(dir)) {
      var adoption = past.cohorts().adoption(past.scope(30), "");

      assertEquals("install-days", adoption.unit());
      assertEquals(8, use(adoption, "message_sent").users());
      assertEquals(45, use(adoption, "app_launched").users());
    }
  }

  private static Answers.Use use(Answers.Adoption adoption, String event) {
    return adoption.uses().stream()
        .filter(use -> use.event().equals(event))
        .findFirst()
        .orElse(NEVER);
  }

  @Test
  void aShareOfNothingSaysThatNothingHappened(@TempDir Path dir) throws Exception {
    try (var past = osaurus(dir)) {
      String card = past.card("chatters", "?period=2025-11-01..2025-11-10");
      assertTrue(card.contains("Nothing happened in this period that"), card);
    }
  }

  @Test
  void aShareThatWasNotAnsweredSaysSo() throws Exception {
    var apps = SampleRegistry.planned("osaurus");
    var question = question(apps, "chatters");
    String page = UnansweredPagesTest.page(apps, "/a/osaurus", "trend");
    int at = page.indexOf("<h3>" + question + "</h3>");
    String card = page.substring(at, page.indexOf("</section>", at));

    assertTrue(card.contains("The answer could not be had in time."), card);
    assertFalse(card.contains("Nothing happened"), card);
  }

  private static String question(SampleRegistry apps, String kpi) {
    return Objects.requireNonNull(apps.app("osaurus")).plan().questions().kpis().stream()
        .filter(k -> k.id().equals(kpi))
        .findFirst()
        .orElseThrow()
        .question();
  }

  private static void assertSays(String words, String card) {
    assertTrue(card.contains(words), card);
  }

  @Test
  @Tag("SHI-25")
  void onlySessionsOfFiveMinutesAreCountedAsSuch(@TempDir Path dir) throws Exception {
    try (var past = new PlannedPast(dir, "shimmy")) {
      for (int i = 0; i < 5; i++) {
        var active = new Json.Bool(i < 2);
        var minutes = new Json.Whole(10L * (i + 1));
        past.happen(
            i,
            i,
            "session_summary",
            Map.of("daily_active_usage", active, "session_duration_minutes", minutes));
      }
      past.keep();

      assertSays("five minutes or more? 2 ", past.card("engagement_active", ""));
      assertSays("How long are sessions? 30 min ", past.card("engagement", ""));
    }
  }

  @Test
  @Tag("OSA-56")
  void onlyTurnsOfAgentsAreCountedAsSuch(@TempDir Path dir) throws Exception {
    try (var past = new PlannedPast(dir, "osaurus")) {
      for (int i = 0; i < 4; i++) {
        past.happen(1, i, "message_sent", Map.of("is_agent", new Json.Bool(i == 0)));
      }
      past.keep();

      assertSays("agent run? 1 ", past.card("agent_share", ""));
      assertSays("message_sent where is_agent is true", past.card("agent_share", ""));
      assertSays("turns are started? 4 ", past.card("messages", ""));
    }
  }

  @Test
  @Tag("DIM-05")
  @Tag("DIM-10")
  void whoDictatesAndHowOftenInASession(@TempDir Path dir) throws Exception {
    try (var past = new PlannedPast(dir, "dimmy")) {
      for (int install = 0; install < 4; install++) {
        past.happen(1, install, "app.started", Map.of());
      }
      for (int i = 0; i < 6; i++) {
        past.happen(1, i / 3, "transcription.completed", Map.of());
      }
      past.happen(2, 0, "transcription.completed", Map.of()).keep();

      // Four sessions on one day and one on another; seven dictations by two of four installs.
      assertSays("does a session have? 1.40 ", past.card("per_session", ""));
      assertSays("in the same period? 50 % ", past.card("activation", ""));
      assertSays("behind the dictations? 2 ", past.card("repeat_users", ""));
      assertSays("How much is dictated? 7 ", past.card("dictations", ""));
      assertSays("those of the retention page? 4 ", past.card("cohorts", ""));
    }
  }

  @Test
  @Tag("SHI-26")
  @Tag("SHI-28")
  void eachPropertyIsAListInTheUnitOfTheFigure(@TempDir Path dir) throws Exception {
    try (var past = new PlannedPast(dir, "shimmy")) {
      for (int i = 0; i < 6; i++) {
        var tier = new Json.Text(i % 3 == 0 ? "server" : "workstation");
        var region = new Json.Text(i % 3 == 2 ? "europe" : "americas");
        past.happen(
            i, i % 3, "session_summary", Map.of("hardware_tier", tier, "region_indicator", region));
      }
      past.keep();

      // Two sessions by each of three installs.
      String card = past.card("segmentation", "");
      assertSays("does it run? 3 ", card);
      assertSays("Hardware tier, installs workstation 2 server 1 ", card);
      assertSays("Region indicator, installs americas 2 europe 1 ", card);
    }
  }

  @Test
  void installsOfADayAndQuotientsAreListedByTheirProperties(@TempDir Path dir) throws Exception {
    try (var past = new PlannedPast(dir, "dimmy")) {
      for (int install = 0; install < 4; install++) {
        past.in(Map.of("os", new Json.Text(install < 3 ? "macos" : "windows")));
        for (int day = 0; day < 2; day++) {
          var gpu =
              Map.<String, Json>of("backend", new Json.Text(install < 2 ? "metal" : "vulkan"));
          past.happen(day, install, "perf.gpu_status", gpu);
          if (install == 0 && day == 0) {
            past.happen(day, install, "error.gpu_crash", gpu);
          }
        }
      }
      past.keep();

      assertSays("used on a day? 4 ", past.card("dau", ""));
      assertSays("OS, installs a day macos 3 windows 1 ", past.card("dau", ""));
      assertSays("follow a GPU crash? 13 %", past.card("gpu_crash_rate", ""));
      assertSays("Backend metal 25 % vulkan 0 %", past.card("gpu_crash_rate", ""));
    }
  }

  private static String page(Model identity, Kpi kpi) throws Exception {
    var app = SampleRegistry.app("app", identity);
    var plan = SamplePlan.asking(app.plan(), kpi);
    var apps = new SampleRegistry(List.of(new Registry.App("app", plan, app.hash(), app.keys())));
    var past = new SamplePast(apps, SampleDesk.NOON);
    var bell = new Bell(SampleDesk.routes(apps, past, Access.open()));
    return PlannedPast.plain(SampleDesk.text(bell.get("/a/app")));
  }

  @Test
  void whatTheIdentityModelCannotSayIsLeftOutAndSaid() throws Exception {
    var fresh = new Kpi("fresh", "Who is new?", "new", List.of(), null, List.of("os"));
    var users =
        new Kpi("users", "Who writes?", "installs", List.of("message_sent"), null, List.of("os"));
    var weekly = new Kpi("weekly", "Who is there?", "wau", List.of(), null, List.of("os"));

    assertSays("Not listed by OS: who is new is counted as a whole", page(Model.INSTALL, fresh));
    assertSays("OS, installs in the last week macOS 26 ", page(Model.INSTALL, weekly));
    assertSays("OS, days of installs macOS 26 ", page(Model.DAILY, users));
    assertSays("Who writes? It asks for installs, and this app sends", page(Model.NONE, users));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void theQuestionBehindEachCardIsAnsweredToPrograms(String app, @TempDir Path dir)
      throws Exception {
    try (var past = new PlannedPast(dir, app)) {
      String event = past.event();
      past.happen(1, 1, event, Map.of()).keep();

      String page = past.page("?tz=Asia/Tokyo");
      var links = LINK.matcher(page.substring(page.indexOf("What the plan asks")));
      int asked = 0;
      while (links.find()) {
        assertTrue(past.ask(links.group(1)).startsWith("{\"app\":\"" + app), links.group(1));
        asked++;
      }
      assertTrue(asked >= past.questions(), "only " + asked);
    }
  }

  @Test
  void aCardAndTheQuestionBehindItSayTheSame(@TempDir Path dir) throws Exception {
    try (var past = osaurus(dir)) {
      String page = past.page("");
      int at = page.indexOf("How many turns belong to an agent run?");
      var link = LINK.matcher(page.substring(at));

      assertTrue(link.find());
      assertTrue(past.ask(link.group(1)).contains("\"total\":0"), link.group(1));
      assertFalse(page.contains("filter=event:is:message_sent&amp;filter=is_agent"), page);
    }
  }

  @Test
  void aCardLeadsToTheChartOfWhatItCounts(@TempDir Path dir) throws Exception {
    try (var past = new PlannedPast(dir, "osaurus")) {
      for (int i = 0; i < 4; i++) {
        past.happen(1, i, "message_sent", Map.of("is_agent", new Json.Bool(i == 0)));
      }
      past.happen(1, 1, "app_launched", Map.of()).keep();
      String page = past.page("");
      var more = MORE.matcher(page);

      assertTrue(more.find(page.indexOf("How many turns belong to an agent run?")));
      String drawn = PlannedPast.plain(past.ask(more.group(1)));
      assertSays(" Events 1 ", drawn);
      assertSays("Is agent is true", drawn);
    }
  }
}
