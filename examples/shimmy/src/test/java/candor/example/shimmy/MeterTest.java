package candor.example.shimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.example.shimmy.telemetry.Route;
import candor.example.shimmy.telemetry.SessionSummary.CpuCoresBucket;
import candor.example.shimmy.telemetry.SessionSummary.DeploymentType;
import candor.example.shimmy.telemetry.SessionSummary.GpuVendor;
import candor.example.shimmy.telemetry.SessionSummary.HardwareTier;
import candor.example.shimmy.telemetry.SessionSummary.IntegrationType;
import candor.example.shimmy.telemetry.SessionSummary.MemoryTierGb;
import candor.example.shimmy.telemetry.SessionSummary.RegionIndicator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves the rules by which figures become classes. */
final class MeterTest {

  @ParameterizedTest
  @Tag("SHI-18")
  @CsvSource({
    "100, 60, EVALUATION", "101, 0, DEVELOPMENT", "0, 61, DEVELOPMENT",
    "1000, 480, DEVELOPMENT", "1001, 0, PRODUCTION", "0, 481, PRODUCTION",
  })
  void deploymentFollowsRequestsAndMinutes(long requests, long minutes, DeploymentType type) {
    assertEquals(type, Meter.deployment(requests, minutes));
  }

  @ParameterizedTest
  @Tag("SHI-20")
  @Tag("SHI-33")
  @CsvSource({
    "America/New_York, AMERICAS",
    "America/Sao_Paulo, AMERICAS",
    "US/Pacific, AMERICAS",
    "Pacific/Honolulu, AMERICAS",
    "Atlantic/Bermuda, AMERICAS",
    "Europe/Berlin, EMEA",
    "Africa/Lagos, EMEA",
    "Asia/Dubai, EMEA",
    "Atlantic/Canary, EMEA",
    "Indian/Mauritius, EMEA",
    "Asia/Tokyo, APAC",
    "Pacific/Auckland, APAC",
    "Australia/Perth, APAC",
    "Japan, APAC",
    "UTC, UNKNOWN",
    "Etc/GMT+5, UNKNOWN",
    "+02:00, UNKNOWN",
    "Antarctica/Troll, UNKNOWN",
  })
  void theRegionFollowsTheIdOfTheZone(String zone, RegionIndicator region) {
    assertEquals(region, Region.of(ZoneId.of(zone)));
  }

  @ParameterizedTest
  @Tag("SHI-17")
  @Tag("SHI-26")
  @CsvSource({
    "vscode/1.107, VSCODE",
    "Visual Studio Code, VSCODE",
    "Cursor/2.1 (vscode), CURSOR",
    "continue/1.0 vscode, CONTINUE",
    "curl/8.17, API",
    "Alice's agent, API",
    "shimmy/1.9, CLI",
    "'', ",
    "' ', ",
  })
  void theSenderIsOneOfAClosedList(String agent, IntegrationType type) {
    assertEquals(type, Integrations.of(agent));
    assertNull(Integrations.of(null));
  }

  @ParameterizedTest
  @Tag("SHI-19")
  @Tag("SHI-28")
  @CsvSource({
    "16, NVIDIA, CONSUMER",
    "32, NVIDIA, CONSUMER",
    "64, NVIDIA, WORKSTATION",
    "256, AMD, WORKSTATION",
    "64, , CONSUMER",
    "256, , SERVER",
    "8, , CONSUMER",
  })
  void theClassOfTheMachineFollowsGpuAndMemory(double gib, GpuVendor gpu, HardwareTier tier) {
    assertEquals(tier, new Hardware(MemoryTierGb.of(gib), 4, gpu).tier());
  }

  @ParameterizedTest
  @Tag("SHI-29")
  @CsvSource({"1, _1_4", "4, _1_4", "5, _5_8", "8, _5_8", "9, _9_16", "16, _9_16", "17, _17_PLUS"})
  void coresAreCountedInBuckets(int cores, CpuCoresBucket bucket) {
    assertEquals(bucket, new Hardware(MemoryTierGb.of(8), cores, null).bucket());
  }

  @ParameterizedTest
  @Tag("SHI-23")
  @Tag("SHI-24")
  @Tag("SHI-36")
  @CsvSource({
    "0x10de, 0x8086, NVIDIA",
    "0x8086, 0x1002, AMD",
    "0x8086, 0x8086, INTEL",
    "0xffff, none, ",
  })
  void onLinuxTheMakerOfTheGpuIsReadFromFiles(
      String first, String second, GpuVendor vendor, @TempDir Path root) throws IOException {
    card(root, "card0", first);
    card(root, "card1", second);
    Files.createDirectories(root.resolve("sys/class/drm/card0-HDMI-A-1"));

    assertEquals(vendor, Hardware.gpu("Linux", "amd64", root));
  }

  private static void card(Path root, String card, String vendor) throws IOException {
    Path device = Files.createDirectories(root.resolve("sys/class/drm/" + card + "/device"));
    if (!vendor.equals("none")) {
      Files.writeString(device.resolve("vendor"), vendor + "\n");
    }
  }

  @Test
  @Tag("SHI-23")
  @Tag("SHI-24")
  void elsewhereItIsWhatIsKnowableWithoutAnotherProgram(@TempDir Path root) throws IOException {
    assertEquals(GpuVendor.APPLE, Hardware.gpu("Mac OS X", "aarch64", root));
    assertNull(Hardware.gpu("Mac OS X", "x86_64", root));
    assertNull(Hardware.gpu("Windows 11", "amd64", root));
    Path system = Files.createDirectories(root.resolve("Windows/System32"));
    Files.createFile(system.resolve("nvcuda.dll"));
    assertEquals(GpuVendor.NVIDIA, Hardware.gpu("Windows 11", "amd64", root));
    assertNull(Hardware.gpu("Linux", "amd64", root));
  }

  @ParameterizedTest
  @Tag("SHI-16")
  @Tag("SHI-32")
  @CsvSource({
    "/health, HEALTH, ''",
    "/api/models/a/load, API_MODELS_NAME_LOAD, a",
    "/api/models/discover, API_MODELS_DISCOVER, ''",
    "/api/models//load, OTHER, ''",
    "/api/models/a/b/load, OTHER, ''",
    "/api/tools/x/execute, API_TOOLS_NAME_EXECUTE, x",
    "/health/, OTHER, ''",
    "other, OTHER, ''",
    "'', OTHER, ''",
    "/api/models/{name}/load, API_MODELS_NAME_LOAD, {name}",
  })
  void aPathMeetsOneTemplateOrIsOther(String path, Route route, String name) {
    assertEquals(new Address(route, name), Address.of(path));
  }
}
