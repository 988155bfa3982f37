package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Promises.Consent;
import candor.plan.Promises.Identity;
import candor.plan.PropertyType;
import candor.plan.Questions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sentences of Osaurus' page that its plan can state. */
final class OsaurusPlanTest {

  private static final Plan PLAN = Facts.plan("osaurus");

  private static String turn(String source, String provider, String more) {
    return "{'source':'chat_ui','model_source':'%s','provider_type':'%s',%s%s}"
        .formatted(source, provider, more, "'is_agent':false,'stream':true");
  }

  @Test
  @Tag("OSA-05")
  @Tag("OSA-06")
  @Tag("OSA-08")
  @Tag("OSA-09")
  @Tag("OSA-10")
  @Tag("OSA-12")
  @Tag("OSA-14")
  void analyticsAreOnByDefaultButHeldUntilConfirmed() {
    var usage = Objects.requireNonNull(PLAN.channels().get("usage"));

    assertEquals(Consent.GATED, usage.consent());
    assertEquals("Share Anonymous Usage Data", usage.label());
    assertTrue(usage.defaultAnswer() && usage.retroactive());
    assertEquals(64, usage.hold());
  }

  @Test
  @Tag("OSA-04")
  void crashReportsHaveTheirOwnSwitch() {
    assertEquals(List.of("usage", "crash"), List.copyOf(PLAN.channels().keySet()));
    assertEquals("crash", Objects.requireNonNull(PLAN.crash()).channel());
    PLAN.events().values().forEach(event -> assertEquals("usage", event.channel()));
  }

  @Test
  @Tag("OSA-24")
  @Tag("OSA-29")
  @Tag("OSA-30")
  @Tag("OSA-32")
  @Tag("OSA-36")
  @Tag("OSA-37")
  @Tag("OSA-39")
  void noIdentifierLastsLongerThanADayAndTheDeviceCountsForItself() {
    assertEquals(Identity.Model.DAILY, PLAN.identity().model());
    assertTrue(PLAN.identity().marks());
    assertTrue(PLAN.identity().places().isEmpty());
    assertTrue(PLAN.person().isEmpty() && PLAN.counters().isEmpty());
  }

  @Test
  @Tag("OSA-38")
  @Tag("OSA-40")
  @Tag("OSA-41")
  @Tag("OSA-43")
  @Tag("OSA-45")
  void onlyThePlannedContextRidesAlong() {
    var sent =
        "{'total_memory_gb':'128','app_version':'0.18.2','os_name':'macOS','locale':'en-GB',"
            + "'deviceModel':'Mac16,1','countryCode':'PT'}";

    assertEquals(
        "{'total_memory_gb':'128+','app_version':'0.18.2','os_name':'macos','locale':'en-GB'}",
        Judged.context(PLAN, "app_launched", sent));
    assertTrue(PLAN.questions().segments().contains("total_memory_gb"));
  }

  @Test
  @Tag("OSA-51")
  @Tag("OSA-52")
  @Tag("OSA-53")
  @Tag("OSA-54")
  @Tag("OSA-56")
  @Tag("OSA-57")
  @Tag("OSA-89")
  void aTurnOnACatalogModelNamesTheModel() {
    var local = turn("local", "mlx", "'model':'mlx-community/Qwen3-4B-4bit',");
    var foundation = turn("foundation", "foundation", "'model':'foundation',");

    assertEquals(local, Judged.event(PLAN, "message_sent", local));
    assertEquals(foundation, Judged.event(PLAN, "message_sent", foundation));
  }

  @Test
  @Tag("OSA-28")
  @Tag("OSA-54")
  @Tag("OSA-55")
  void aRemoteTurnCarriesTheHashAndNeverTheModel() {
    var hashed = turn("remote", "openai", "'model_hash':'9bec1a08638b',");
    var named = turn("remote", "openai", "'model':'foundation',");

    assertEquals(hashed, Judged.event(PLAN, "message_sent", hashed));
    assertEquals(turn("remote", "openai", ""), Judged.event(PLAN, "message_sent", named));
  }

  @Test
  @Tag("OSA-87")
  void aModelOutsideTheCatalogIsNeverNamed() {
    var imported = turn("local", "mlx", "'model':'ann/secret-project',");
    var hashed = turn("local", "mlx", "'model_hash':'33322fc3fb99',");

    assertEquals(turn("local", "mlx", ""), Judged.event(PLAN, "message_sent", imported));
    assertEquals(hashed, Judged.event(PLAN, "message_sent", hashed));
    var foundation = turn("foundation", "foundation", "'model_hash':'33322fc3fb99',");
    assertFalse(Judged.event(PLAN, "message_sent", foundation).contains("333"));
  }

  @ParameterizedTest
  @Tag("OSA-53")
  @ValueSource(strings = {"foundation mlx", "local foundation", "remote mlx", "remote foundation"})
  void providerAndSourceMustAgree(String pair) {
    var words = pair.split(" ", -1);

    var answer = Judged.event(PLAN, "message_sent", turn(words[0], words[1], ""));

    assertTrue(answer.endsWith("condition"), answer);
  }

  @Test
  @Tag("OSA-83")
  @Tag("OSA-84")
  @Tag("OSA-85")
  void theHashHasOneSaltForEverybodyAndTwelveDigits() {
    var facts = Facts.of("osaurus").get("remote_identifiers", "model_hash");
    var hash = Objects.requireNonNull(PLAN.events().get("message_sent")).properties();

    assertEquals(
        new PropertyType.Hash(facts.text("salt", "compat_value"), 12),
        Objects.requireNonNull(hash.get("model_hash")).type());
    assertTrue(Objects.requireNonNull(hash.get("model_hash")).what().contains("guesses"));
  }

  @Test
  @Tag("OSA-58")
  @Tag("OSA-63")
  @Tag("OSA-64")
  @Tag("OSA-65")
  @Tag("OSA-76")
  void someEventsCarryNothingAtAll() {
    for (String name :
        List.of("chat_session_started", "server_started", "app_launched", "agent_created")) {
      assertEquals("{}", Judged.event(PLAN, name, "{'port':1337,'name':'Ann'}"));
    }
  }

  @Test
  @Tag("OSA-59")
  @Tag("OSA-60")
  void theFirstChatIsReportedOncePerInstall() {
    for (String name : List.of("first_time_chat_shown", "first_time_chat_used")) {
      assertEquals("install", Objects.requireNonNull(PLAN.events().get(name)).once());
    }
  }

  @Test
  @Tag("OSA-62")
  @Tag("OSA-67")
  @Tag("OSA-68")
  @Tag("OSA-69")
  @Tag("OSA-70")
  @Tag("OSA-73")
  @Tag("OSA-75")
  void adoptionIsReportedInClosedWords() {
    var model = "{'model':'mlx-community/Qwen3-4B-4bit','param_count':'4B','is_vlm':false}";

    assertEquals(model, Judged.event(PLAN, "model_downloaded", model));
    assertEquals("{'source':'dispatch'}", Judged.event(PLAN, "agent_run", "{'source':'dispatch'}"));
    assertEquals(
        "{'provider_type':'openai'}",
        Judged.event(
            PLAN, "remote_provider_added", "{'provider_type':'openai','url':'https://x.test'}"));
    assertEquals(
        "{'transport':'stdio'}",
        Judged.event(PLAN, "mcp_provider_added", "{'transport':'stdio','command':'rm'}"));
  }

  @Test
  @Tag("OSA-78")
  @Tag("OSA-79")
  @Tag("OSA-80")
  void onboardingNamesItsStepsAndItsEnd() {
    var viewed = "{'step':'configure_ai','step_index':2}";

    assertEquals(viewed, Judged.event(PLAN, "onboarding_step_viewed", viewed));
    assertEquals(
        "{'last_step':'consent','via':'finish_button'}",
        Judged.event(
            PLAN, "onboarding_completed", "{'last_step':'consent','via':'walkthrough_finish'}"));
  }

  @Test
  @Tag("OSA-33")
  @Tag("OSA-34")
  @Tag("OSA-35")
  @Tag("OSA-92")
  void pillarsAndFunnelsAreThoseOfThePage() {
    var facts = Facts.of("osaurus").get("kpis");

    for (Facts pillar : facts.items("pillars")) {
      assertEquals(pillar.texts("signals"), pillar(pillar.text("id")).events());
    }
    var activation = PLAN.questions().funnels().get(1);
    assertEquals(facts.items("funnels").get(1).texts("steps"), activation.steps());
    assertEquals("onboarding_started", PLAN.questions().funnels().get(0).steps().get(0));
    assertTrue(PLAN.questions().segments().containsAll(facts.texts("segments")));
  }

  private static Questions.Pillar pillar(String id) {
    return PLAN.questions().pillars().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatLaterVersionsSendIsUnknownUntilThePlanGrows() {
    for (String name : Facts.of("osaurus").texts("later_versions", "events")) {
      assertNull(PLAN.events().get(name), name);
    }
    assertEquals(365, PLAN.retention().events());
  }
}
