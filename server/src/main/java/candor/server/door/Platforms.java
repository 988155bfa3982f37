package candor.server.door;

import candor.plan.Property;
import candor.plan.PropertyType;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Knows how clients write systems and processors, and finds the word of the plan. No state. */
final class Platforms {

  /** The names that clients under Linux give for the system: that of the distribution. */
  private static final List<String> LINUX =
      List.of(
          "linux",
          "debian",
          "ubuntu",
          "fedora",
          "red hat",
          "centos",
          "alpine",
          "suse",
          "arch",
          "mint",
          "gentoo",
          "nixos",
          "raspbian");

  /** The ways to write one architecture, most usual first. */
  private static final List<List<String>> ARCHITECTURES =
      List.of(
          List.of("x86_64", "x64", "amd64"),
          List.of("aarch64", "arm64"),
          List.of("x86", "ia32", "i386", "i686"),
          List.of("arm", "armv7", "armv7l", "arm32"));

  private Platforms() {}

  /** Returns the spellings of a family of systems. */
  static List<String> systems(String told) {
    String name = told.toLowerCase(Locale.ROOT);
    if (name.startsWith("win")) {
      return List.of("windows");
    }
    if (name.startsWith("mac") || name.equals("darwin")) {
      return List.of("macos");
    }
    return LINUX.stream().anyMatch(name::contains) ? List.of("linux") : List.of(name);
  }

  /** Returns the spellings of an architecture. */
  static List<String> architectures(String told) {
    String name = told.toLowerCase(Locale.ROOT);
    return ARCHITECTURES.stream()
        .filter(alike -> alike.contains(name))
        .findFirst()
        .orElse(List.of(name));
  }

  /** Returns the first spelling that the plan's list knows, or nothing. */
  static String fitting(@Nullable Property property, List<String> spellings) {
    if (property != null && property.type() instanceof PropertyType.Enumeration list) {
      for (String spelling : spellings) {
        if (list.vocabulary().spellings().containsKey(spelling)) {
          return spelling;
        }
      }
    }
    return "";
  }
}
