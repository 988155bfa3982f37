package candor.sdk.consent;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Is what the machine says of itself, as far as consent and places of files depend on it.
 * Immutable.
 *
 * @param variables the environment variables
 * @param osName the name of the operating system, as Java calls it
 * @param home the home directory of the person
 */
public record Machine(Map<String, String> variables, String osName, Path home) {

  /** Copies the variables. */
  public Machine {
    variables = Map.copyOf(variables);
  }

  /**
   * Looks at this machine.
   *
   * @return what it says
   */
  public static Machine here() {
    return new Machine(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  /** Returns a variable, or the empty string. */
  String variable(String name) {
    return variables.getOrDefault(name, "");
  }

  /**
   * Returns the family of the operating system as plans name it.
   *
   * @return {@code windows}, {@code macos} or {@code linux}
   */
  public String platform() {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return "windows";
    }
    return name.startsWith("mac") || name.startsWith("darwin") ? "macos" : "linux";
  }

  /** Returns the directory that a variable names, or one below the home directory. */
  Path directory(String variable, String otherwise) {
    String named = variable(variable);
    return named.isEmpty() ? home.resolve(otherwise) : Path.of(named);
  }

  /**
   * Resolves a place as plans write it: {@code ~/…}, or {@code %APPDATA%\…}.
   *
   * @param place the place
   * @return the path
   */
  public Path resolve(String place) {
    String path = place.replace('\\', '/');
    if (path.startsWith("~/")) {
      return home.resolve(path.substring(2));
    }
    if (path.startsWith("%APPDATA%/")) {
      return directory("APPDATA", "AppData/Roaming").resolve(path.substring(10));
    }
    return Path.of(path);
  }
}
