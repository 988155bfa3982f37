package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Promises.Consent;
import candor.plan.Promises.Identity;
import candor.plan.text.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sentences of Shimmy's page that its plan can state. */
final class ShimmyPlanTest {

  private static final Plan PLAN = Facts.plan("shimmy");

  private static final String SESSION =
      "'daily_active_usage':true,'session_duration_minutes':120,'requests_per_session':47,"
          + "'total_tokens_generated':2350,'models_used_count':2,"
          + "'api_endpoints_used':['/api/generate','/v1/models'],"
          + "'deployment_type':'development','hardware_tier':'workstation',"
          + "'region_indicator':'americas','avg_response_time_ms':250,'peak_requests_per_hour':30";

  @Test
  @Tag("SHI-02")
  @Tag("SHI-37")
  @Tag("SHI-38")
  @Tag("SHI-75")
  void metricsAreOptInAndThePromptSaysWhatIsCollected() {
    var facts = Facts.of("shimmy").get("consent", "first_run_prompt");
    var metrics = Objects.requireNonNull(PLAN.channels().get("metrics"));

    assertEquals(Consent.OPT_IN, metrics.consent());
    assertEquals(facts.texts("lists_collected"), metrics.collected());
    assertEquals(facts.texts("lists_not_collected"), metrics.notCollected());
    assertEquals(0, metrics.hold());
  }

  @Test
  void theOnlyWarningIsTheDefaultYesOfAnOptInChannel() throws IOException {
    var problems = PlanFile.read(Path.of("..", "plans", "shimmy.yaml")).problems();

    assertEquals(List.of("CP101"), problems.stream().map(Problem::id).toList());
    assertTrue(Objects.requireNonNull(PLAN.channels().get("metrics")).defaultAnswer());
  }

  @Test
  @Tag("SHI-07")
  @Tag("SHI-45")
  @Tag("SHI-46")
  @Tag("SHI-47")
  void theStoredIdIsCalledWhatItIs() {
    assertEquals(Identity.Model.INSTALL, PLAN.identity().model());
    assertEquals("session_id", PLAN.identity().wireName());
    assertTrue(PLAN.identity().explanation().contains("install id"));
    assertEquals(
        Map.of(
            "linux", "~/.config/shimmy/config.json",
            "macos", "~/.config/shimmy/config.json",
            "windows", "%APPDATA%\\shimmy\\config.json"),
        PLAN.identity().places());
  }

  @Test
  @Tag("SHI-09")
  @Tag("SHI-10")
  void theHeadOfTheDocumentNamesVersionAndPlatform() {
    assertEquals(List.of("version", "platform"), List.copyOf(PLAN.context().keySet()));
  }

  @Test
  @Tag("SHI-11")
  @Tag("SHI-12")
  @Tag("SHI-13")
  @Tag("SHI-14")
  @Tag("SHI-15")
  @Tag("SHI-18")
  @Tag("SHI-19")
  @Tag("SHI-20")
  @Tag("SHI-21")
  @Tag("SHI-22")
  @Tag("SHI-60")
  void theSampleOfThePageIsAdmittedWhole() {
    var sample =
        "{" + SESSION + ",'gpu_detected':true,'gpu_vendor':'nvidia','integration_type':'vscode'}";

    assertEquals(sample.length(), Judged.summary(PLAN, sample).length());
    assertEquals(1023, Objects.requireNonNull(PLAN.summary()).maxBytes());
  }

  @Test
  @Tag("SHI-17")
  @Tag("SHI-23")
  @Tag("SHI-24")
  @Tag("SHI-36")
  void aVendorIsNamedOnlyWithAGpuAndNeverAModel() {
    var without = "{" + SESSION + ",'gpu_detected':false}";
    var vendor = "{" + SESSION + ",'gpu_detected':false,'gpu_vendor':'nvidia'}";
    var model = "{" + SESSION + ",'gpu_detected':true,'gpu_vendor':'RTX 4090'}";

    assertEquals(without, Judged.summary(PLAN, vendor));
    assertEquals(without.replace("false}", "true}"), Judged.summary(PLAN, model));
  }

  @Test
  @Tag("SHI-16")
  @Tag("SHI-30")
  @Tag("SHI-32")
  void aPathWithANameInItIsNoRoute() {
    var named = ("{" + SESSION + ",'gpu_detected':false}").replace("/v1/models", "/api/models/ann");

    assertTrue(!Judged.summary(PLAN, named).contains("ann"));
  }

  @Test
  @Tag("SHI-29")
  @Tag("SHI-71")
  void memoryAndCoresComeInBuckets() {
    var sent =
        "{" + SESSION + ",'gpu_detected':false,'memory_tier_gb':'64','cpu_cores_bucket':'9-16'}";

    assertEquals(sent, Judged.summary(PLAN, sent));
  }

  @Test
  @Tag("SHI-49")
  @Tag("SHI-50")
  @Tag("SHI-51")
  @Tag("SHI-52")
  @Tag("SHI-53")
  @Tag("SHI-57")
  @Tag("SHI-58")
  @Tag("SHI-59")
  void useAccessRetentionAndDisclosureAreStated() {
    assertEquals(3, PLAN.app().purposes().size());
    assertTrue(PLAN.app().access().get(0).contains("third parties"));
    assertEquals(90, PLAN.retention().events());
    assertEquals(10, PLAN.disclosure().minimumGroup());
    assertTrue(PLAN.disclosure().shows().containsAll(List.of("performance", "hardware_tier")));
  }

  @Test
  @Tag("SHI-03")
  @Tag("SHI-31")
  @Tag("SHI-33")
  @Tag("SHI-34")
  @Tag("SHI-35")
  @Tag("SHI-54")
  @Tag("SHI-76")
  void everyPromiseRestsOnARule() {
    PLAN.never().forEach(never -> assertTrue(never.because() != null, never.what()));
  }
}
