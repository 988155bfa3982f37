package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.Plan;
import candor.plan.Promises.Consent;
import candor.plan.Promises.Identity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sentences of Dimmy's page that its plan can state. */
final class DimmyPlanTest {

  private static final Plan PLAN = Facts.plan("dimmy");

  private static final String COMPLETED =
      "'mode':'local','provider':'local','audio_secs':4.5,'processing_ms':310,'word_count':12,"
          + "'had_filler_removal':true,'had_llm':false";

  @Test
  @Tag("DIM-02")
  @Tag("DIM-03")
  @Tag("DIM-04")
  @Tag("DIM-05")
  @Tag("DIM-07")
  void oneRandomIdPerInstallIsKeptWhereThePageSays() {
    assertEquals(Identity.Model.INSTALL, PLAN.identity().model());
    assertEquals(
        Map.of(
            "linux", "~/.config/dimmy/analytics_id",
            "macos", "~/.config/dimmy/analytics_id",
            "windows", "%APPDATA%\\dimmy\\analytics_id"),
        PLAN.identity().places());
    assertTrue(PLAN.identity().explanation().contains("Reset anonymous ID"));
  }

  @Test
  @Tag("DIM-11")
  @Tag("DIM-12")
  @Tag("DIM-13")
  void versionSystemAndArchitectureRideOnEveryEvent() {
    var sent = "{'app_version':'0.6.27','os':'windows','arch':'x86_64'}";

    assertEquals(sent, Judged.context(PLAN, "feature.hotkey_triggered", sent));
    assertEquals(
        "{'os':'linux'}",
        Judged.context(PLAN, "feature.hotkey_triggered", "{'os':'linux','arch':'other'}"));
  }

  @Test
  @Tag("DIM-14")
  @Tag("DIM-15")
  @Tag("DIM-16")
  @Tag("DIM-17")
  @Tag("DIM-18")
  void theSessionIsMeasuredAtBothEnds() {
    var started = "{'cold_start_ms':840}";
    var ended = "{'duration_secs':3600,'transcribe_count':17}";

    assertEquals(started, Judged.event(PLAN, "app.started", started));
    assertEquals(ended, Judged.event(PLAN, "app.session_ended", ended));
  }

  @Test
  @Tag("DIM-19")
  @Tag("DIM-20")
  @Tag("DIM-23")
  @Tag("DIM-24")
  @Tag("DIM-25")
  @Tag("DIM-26")
  @Tag("DIM-27")
  @Tag("DIM-28")
  void aTranscriptionIsReportedInFiguresOnly() {
    var sent = "{'language':'pt-BR'," + COMPLETED + "}";
    var kept = "{" + COMPLETED.replace("'had_f", "'language':'pt-BR','had_f") + "}";

    assertEquals(kept, Judged.event(PLAN, "transcription.completed", sent));
    assertEquals(
        "{" + COMPLETED + "}",
        Judged.event(PLAN, "transcription.completed", "{" + COMPLETED + ",'text':'dear diary'}"));
  }

  @Test
  @Tag("DIM-21")
  @Tag("DIM-22")
  @Tag("DIM-50")
  @Tag("DIM-51")
  void aProviderIsACategoryAndNeverAnAddressOrKey() {
    assertEquals(
        "{'scope':'stt','provider':'groq'}",
        Judged.event(PLAN, "feature.api_key_set", "{'scope':'stt','provider':'groq'}"));
    assertEquals(
        "refused provider not-in-vocabulary",
        Judged.event(PLAN, "feature.api_key_set", "{'scope':'stt','provider':'https://me.test'}"));
  }

  @Test
  @Tag("DIM-29")
  @Tag("DIM-34")
  void anErrorIsACategoryAlsoWhenAClientSendsTheStatus() {
    assertEquals(
        "{'provider':'local','error_category':'auth'}",
        Judged.event(
            PLAN,
            "transcription.failed",
            "{'provider':'local_whisper','error_category':'401','message':'no'}"));
    assertEquals(
        "{'provider':'groq','error_category':'timeout'}",
        Judged.event(PLAN, "llm.failed", "{'provider':'groq','error_category':'timeout'}"));
  }

  @Test
  @Tag("DIM-30")
  @Tag("DIM-31")
  @Tag("DIM-32")
  @Tag("DIM-33")
  void postProcessingIsReportedWithoutPromptOrOutput() {
    var applied = "{'provider':'openai','style':'concise','tone':'neutral','processing_ms':900}";

    assertEquals(applied, Judged.event(PLAN, "llm.applied", applied));
    assertEquals(
        List.of("prompt", "output"),
        Objects.requireNonNull(PLAN.events().get("llm.applied")).never());
    assertEquals(
        "{'audio_secs':2.0}",
        Judged.event(PLAN, "transcription.cancelled", "{'audio_secs':2.0,'prompt':'x'}"));
  }

  @Test
  @Tag("DIM-35")
  @Tag("DIM-36")
  @Tag("DIM-37")
  @Tag("DIM-38")
  @Tag("DIM-39")
  @Tag("DIM-40")
  @Tag("DIM-41")
  @Tag("DIM-42")
  void aChangedSettingIsReportedWithItsClosedValueOnly() {
    assertEquals(
        "{'gain':1.35}", Judged.event(PLAN, "config.input_gain_changed", "{'gain':1.3333}"));
    for (String name : List.of("llm_enabled", "preprocessing")) {
      var event = "config." + name + "_changed";
      assertEquals("{'enabled':true}", Judged.event(PLAN, event, "{'enabled':true}"));
    }
    assertEquals(
        "{'mode':'cloud'}", Judged.event(PLAN, "config.stt_mode_changed", "{'mode':'cloud'}"));
  }

  @Test
  @Tag("DIM-43")
  @Tag("DIM-44")
  @Tag("DIM-45")
  @Tag("DIM-46")
  void fourSettingsHaveNoEventAtAll() {
    for (String word : List.of("prompt", "microphone", "device", "shortcut", "combo")) {
      assertTrue(PLAN.events().keySet().stream().noneMatch(name -> name.contains(word)), word);
    }
  }

  @Test
  @Tag("DIM-47")
  @Tag("DIM-49")
  @Tag("DIM-52")
  @Tag("DIM-53")
  @Tag("DIM-54")
  @Tag("DIM-55")
  void startAndGpuAreReportedOncePerLaunch() {
    var gpu = "{'backend':'vulkan','fell_back_to_cpu':false,'known_bad':true}";

    assertEquals(gpu, Judged.event(PLAN, "perf.gpu_status", gpu));
    assertEquals("{'value':840}", Judged.event(PLAN, "perf.startup_ms", "{'value':840}"));
    assertEquals("process", Objects.requireNonNull(PLAN.events().get("perf.gpu_status")).once());
  }

  @Test
  @Tag("DIM-56")
  @Tag("DIM-57")
  @Tag("DIM-58")
  @Tag("DIM-85")
  void theCallSiteOfAGpuCrashLosesItsPaths() {
    var kept =
        Judged.event(
            PLAN,
            "error.gpu_crash",
            "{'backend':'cuda','context':'init at /Users/ann/dimmy/gpu.rs'}");

    assertFalse(kept.contains("ann"), kept);
    assertTrue(kept.contains("<path>"), kept);
  }

  @Test
  @Tag("DIM-75")
  @Tag("DIM-76")
  @Tag("DIM-79")
  @Tag("DIM-80")
  @Tag("DIM-81")
  @Tag("DIM-82")
  @Tag("DIM-83")
  @Tag("DIM-84")
  @Tag("DIM-86")
  @Tag("DIM-87")
  @Tag("DIM-88")
  void aCrashReportIsShortRedactedAndStripped() {
    var facts = Facts.of("dimmy").get("crash");
    var crash = Objects.requireNonNull(PLAN.crash());

    assertEquals(4096, crash.maxMessageBytes());
    assertTrue(crash.redaction().containsAll(facts.texts("redaction", "prefixes")));
    assertTrue(crash.install());
    assertEquals(List.of("app_version", "os", "arch"), crash.context());
    for (String kept : List.of("server name", "hostname", "username", "environment variables")) {
      assertTrue(crash.stripped().contains(kept), kept);
    }
    assertEquals(facts.texts("never"), crash.stripped());
  }

  @Test
  @Tag("DIM-89")
  @Tag("DIM-90")
  @Tag("DIM-91")
  @Tag("DIM-92")
  void feedbackIsAFormWithAnOptionalAddress() {
    var feedback = Objects.requireNonNull(PLAN.feedback());

    assertEquals(List.of("general", "bug", "feature"), feedback.kinds());
    assertTrue(feedback.email());
  }

  @Test
  void usageAndCrashesAreTwoIndependentSwitchesThatAreOn() {
    for (String id : List.of("usage", "crash")) {
      var channel = Objects.requireNonNull(PLAN.channels().get(id));
      assertEquals(Consent.OPT_OUT, channel.consent());
      assertTrue(channel.defaultAnswer());
    }
    assertEquals(365, PLAN.retention().events());
  }

  @Test
  @Tag("DIM-10")
  @Tag("DIM-48")
  @Tag("DIM-66")
  @Tag("DIM-73")
  void theQuestionsOfThePageAreOnTheDashboard() {
    var ids = PLAN.questions().kpis().stream().map(kpi -> kpi.id()).toList();

    assertTrue(
        ids.containsAll(List.of("per_session", "hotkey_share", "activation", "cohorts")),
        ids.toString());
  }
}
