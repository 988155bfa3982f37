package candor.example.shimmy;

import candor.example.shimmy.telemetry.SessionSummary;
import candor.example.shimmy.telemetry.SessionSummary.CpuCoresBucket;
import candor.example.shimmy.telemetry.SessionSummary.GpuVendor;
import candor.example.shimmy.telemetry.SessionSummary.HardwareTier;
import candor.example.shimmy.telemetry.SessionSummary.MemoryTierGb;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Is the class of a machine, as coarse as the plan wants it. Immutable.
 *
 * @param memory the tier of its memory
 * @param cores how many cores it has
 * @param gpu who made its GPU, or null when there is none or nobody can tell
 */
record Hardware(MemoryTierGb memory, int cores, @Nullable GpuVendor gpu) {

  private static final double BYTES_PER_GIB = 1L << 30;

  /** Looks at this machine, without starting any other program. */
  static Hardware here() {
    return new Hardware(
        MemoryTierGb.of(memoryBytes() / BYTES_PER_GIB),
        Runtime.getRuntime().availableProcessors(),
        gpu(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), Path.of("/")));
  }

  private static double memoryBytes() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? (double) system.getTotalMemorySize()
        : (double) Runtime.getRuntime().maxMemory();
  }

  /**
   * Finds the maker of the GPU in what the system shows as files.
   *
   * @param root where those files begin
   */
  static @Nullable GpuVendor gpu(String osName, String arch, Path root) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return arch.equals("aarch64") ? GpuVendor.APPLE : null;
    }
    Set<GpuVendor> found = name.startsWith("windows") ? onWindows(root) : onLinux(root);
    // A machine with two has a fast one and the one in its processor; the plan's list begins with
    // the makers of fast ones.
    return found.stream().findFirst().orElse(null);
  }

  private static Set<GpuVendor> onLinux(Path root) {
    var found = EnumSet.noneOf(GpuVendor.class);
    try (DirectoryStream<Path> cards =
        Files.newDirectoryStream(root.resolve("sys/class/drm"), "card[0-9]*")) {
      for (Path card : cards) {
        Path file = card.resolve("device/vendor");
        GpuVendor vendor = Files.isReadable(file) ? vendor(Files.readString(file).strip()) : null;
        if (vendor != null) {
          found.add(vendor);
        }
      }
    } catch (IOException nothingToSee) {
      return found;
    }
    return found;
  }

  /** Knows makers by their numbers on the PCI bus. */
  private static @Nullable GpuVendor vendor(String pci) {
    return switch (pci) {
      case "0x10de" -> GpuVendor.NVIDIA;
      case "0x1002" -> GpuVendor.AMD;
      case "0x8086" -> GpuVendor.INTEL;
      default -> null;
    };
  }

  private static Set<GpuVendor> onWindows(Path root) {
    var found = EnumSet.noneOf(GpuVendor.class);
    Path system = root.resolve("Windows/System32");
    if (Files.exists(system.resolve("nvcuda.dll"))) {
      found.add(GpuVendor.NVIDIA);
    }
    if (Files.exists(system.resolve("amdhip64.dll"))) {
      found.add(GpuVendor.AMD);
    }
    return found;
  }

  void describe(SessionSummary summary) {
    summary.setMemoryTierGb(memory);
    summary.setCpuCoresBucket(bucket());
    summary.setGpuDetected(gpu != null);
    if (gpu != null) {
      summary.setGpuVendor(gpu);
    }
    summary.setHardwareTier(tier());
  }

  HardwareTier tier() {
    boolean over32 = memory.compareTo(MemoryTierGb.of(32)) > 0;
    boolean over64 = memory.compareTo(MemoryTierGb.of(64)) > 0;
    if (gpu != null && over32) {
      return HardwareTier.WORKSTATION;
    }
    return over64 ? HardwareTier.SERVER : HardwareTier.CONSUMER;
  }

  CpuCoresBucket bucket() {
    if (cores <= 4) {
      return CpuCoresBucket._1_4;
    }
    if (cores <= 8) {
      return CpuCoresBucket._5_8;
    }
    return cores <= 16 ? CpuCoresBucket._9_16 : CpuCoresBucket._17_PLUS;
  }
}
