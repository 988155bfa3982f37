package candor.example.dimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves what a launch tells of the GPU, before and after it took the process down. */
final class GpuTest extends Given {

  /** Is the end of a process, as far as a test can see one. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final Gpu.Driver BAD =
      () -> {
        throw new Died();
      };

  private static Map<String, Json> status(String backend, boolean fellBack, boolean isBad) {
    return Map.of(
        "backend", text(backend),
        "fell_back_to_cpu", new Json.Bool(fellBack),
        "known_bad", new Json.Bool(isBad));
  }

  private Map<String, Json> launch() {
    receiver.forget();
    box.run("settings");
    return receiver.only("perf.gpu_status");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vulkan", "cuda", "metal", "cpu"})
  @Tag("DIM-53")
  void eachLaunchTellsTheBackendOfTheBuild(String backend) {
    box.set("DIMMY_GPU", backend);

    assertEquals(status(backend, false, false), launch());
    assertEquals(status(backend, false, false), launch());
    assertFalse(Files.exists(box.file(".dimmy/gpu.starting")));
  }

  @Test
  @Tag("DIM-54")
  @Tag("DIM-55")
  @Tag("DIM-56")
  @Tag("DIM-57")
  @Tag("DIM-58")
  void theLaunchAfterACrashTellsOfItOnceAndTheMarkStays() {
    box.set("DIMMY_GPU", "cuda").gpu(BAD);
    assertThrows(Died.class, this::launch);
    assertTrue(Files.exists(box.file(".dimmy/gpu.starting")));
    assertEquals(List.of(), receiver.names(), "a launch that died was none");

    assertEquals(status("cuda", true, true), launch());
    assertEquals(
        Map.of("backend", text("cuda"), "context", text("whisper_init: cannot load <path>")),
        receiver.only("error.gpu_crash"));
    assertFalse(receiver.text().contains(home.toString()));

    assertEquals(status("cuda", false, true), launch(), "the GPU is not tried again");
    assertEquals(List.of(), receiver.events("error.gpu_crash"));
  }

  @Test
  @Tag("DIM-55")
  void theMarkGoesWhenSomebodySaysSo() {
    box.gpu(BAD);
    assertThrows(Died.class, this::launch);
    launch();
    box.gpu(Gpu.WORKS).run("gpu", "retry");

    assertEquals(status("vulkan", false, false), launch());
  }

  @Test
  @Tag("DIM-56")
  void aDriverThatTakesTheProcessDownIsNoticedToo() throws Exception {
    assertEquals(134, box.set("DIMMY_GPU_FAULT", "1").process("settings"));

    assertEquals(status("vulkan", true, true), launch());
    receiver.only("error.gpu_crash");
  }

  @Test
  @Tag("DIM-58")
  void aFileThatWasCutOffStillSaysThatItCrashed() throws Exception {
    Files.createDirectories(box.file(".dimmy"));
    Files.writeString(box.file(".dimmy/gpu.starting"), "");

    assertEquals(status("vulkan", true, true), launch());
    assertEquals(text("gpu_init"), receiver.only("error.gpu_crash").get("context"));
  }
}
