package candor.sdk.probe;

import candor.json.Json;
import candor.plan.Property;
import candor.plan.PropertyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills in the context that a plan names and that can be read off the machine without asking
 * anybody.
 *
 * <p>What the app hands over goes first. The family of the system, the processor's architecture,
 * the version of the system, the language and the memory tier are known by the names that plans
 * give them; anything else is left to the app. Stateless.
 */
public final class Surroundings {

  private static final double BYTES_PER_GIB = 1L << 30;

  private Surroundings() {}

  /**
   * Gathers the context.
   *
   * @param planned the context of the plan
   * @param given what the app hands over
   * @param platform the family of the system: windows, macos or linux
   * @return the values by name, only of planned names
   */
  public static Map<String, Json> context(
      Map<String, Property> planned, Map<String, Json> given, String platform) {
    var context = new LinkedHashMap<String, Json>();
    planned.forEach((name, property) -> {
      var value = given.get(name);
      var found = value == null ? probe(name, property.type(), platform) : value;
      if (found != null) {
        context.put(name, found);
      }
    });
    return context;
  }

  private static @Nullable Json probe(String name, PropertyType type, String platform) {
    if (type instanceof PropertyType.Tier tier && name.contains("memory")) {
      var bytes = memoryBytes();
      return bytes == null ? null : new Json.Text(label(tier, bytes / BYTES_PER_GIB));
    }
    return switch (name) {
      case "os", "os_name", "os_family" -> family(type, platform);
      case "arch" -> new Json.Text(architecture());
      case "platform" -> new Json.Text(platform + "-" + architecture());
      case "os_version" -> property("os.version");
      case "locale", "language" -> new Json.Text(Locale.getDefault().toLanguageTag());
      default -> null;
    };
  }

  /** A system that the plan does not list is nothing to tell. */
  private static @Nullable Json family(PropertyType type, String platform) {
    boolean listed =
        !(type instanceof PropertyType.Enumeration choice)
            || choice.vocabulary().values().contains(platform)
            || choice.vocabulary().tolerate().containsKey(platform);
    return listed ? new Json.Text(platform) : null;
  }

  private static @Nullable Json property(String name) {
    String value = System.getProperty(name);
    return value == null ? null : new Json.Text(value);
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64", "x64" -> "x86_64";
      case "aarch64", "arm64" -> "aarch64";
      default -> "other";
    };
  }

  /**
   * Snaps an amount to the label of its tier: the first bound that it does not exceed by more than
   * the tolerance.
   *
   * @param tier the tiers
   * @param amount the amount in the unit of the tiers
   * @return the label
   */
  public static String label(PropertyType.Tier tier, double amount) {
    var bounds = tier.bounds();
    for (int i = 0; i < bounds.size(); i++) {
      if (amount <= bounds.get(i) + tier.tolerance()) {
        return tier.vocabulary().values().get(i);
      }
    }
    return tier.above();
  }

  /** Asks the Java library where the image has that part of it, else Linux; else nobody. */
  private static @Nullable Double memoryBytes() {
    try {
      var bean = java.lang.management.ManagementFactory.getOperatingSystemMXBean();
      if (bean instanceof com.sun.management.OperatingSystemMXBean system) {
        return (double) system.getTotalMemorySize();
      }
    } catch (LinkageError notInThisImage) {
      return fromLinux();
    }
    return fromLinux();
  }

  private static @Nullable Double fromLinux() {
    try {
      for (String line :
          Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("MemTotal:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    } catch (IOException | NumberFormatException elsewhere) {
      return null;
    }
    return null;
  }
}
