package candor.sdk.consent;

import java.nio.file.Path;

/**
 * Says where an app keeps what. Immutable; nothing is made.
 *
 * @param answers the file with the person's answers
 * @param state the directory for what waits and for the ledger
 */
public record Places(Path answers, Path state) {

  /**
   * Finds the places that the system has for such files: XDG on Linux, the library on macOS, the
   * application data on Windows.
   *
   * @param machine the machine
   * @param app the id of the app
   * @return the places
   */
  public static Places of(Machine machine, String app) {
    switch (machine.platform()) {
      case "windows" -> {
        Path roaming = machine.directory("APPDATA", "AppData/Roaming").resolve(app);
        Path local = machine.directory("LOCALAPPDATA", "AppData/Local").resolve(app);
        return new Places(roaming.resolve("telemetry.json"), local.resolve("telemetry"));
      }
      case "macos" -> {
        Path library = machine.home().resolve("Library/Application Support").resolve(app);
        return new Places(library.resolve("telemetry.json"), library.resolve("telemetry"));
      }
      default -> {
        Path config = machine.directory("XDG_CONFIG_HOME", ".config").resolve(app);
        Path state = machine.directory("XDG_STATE_HOME", ".local/state").resolve(app);
        return new Places(config.resolve("telemetry.json"), state.resolve("telemetry"));
      }
    }
  }
}
