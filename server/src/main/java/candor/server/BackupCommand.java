package candor.server;

import candor.server.backup.Backup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/**
 * Writes the data of a stopped server into one file, or makes such data from one.
 *
 * @param data the data directory
 * @param file the backup
 */
record BackupCommand(Path data, Path file) {

  static BackupCommand of(ParseResult command, String file) {
    return new BackupCommand(
        command.matchedOptionValue("--data", Settings.DEFAULT_DATA),
        command.matchedOptionValue(file, Path.of("candor-backup.zip")));
  }

  /** Writes the backup. */
  int backup(PrintStream out) throws Stop {
    if (Files.exists(file)) {
      throw Stop.failed("--out %s is there already; name another file".formatted(file));
    }
    // What the log still holds is carried first, so that a backup is whole without it.
    StoppedServer.open(data, "stop it for the time of the backup").close();
    try (var held = DataDirectory.ofStoppedServer(data, "stop it for the time of the backup")) {
      int files = Backup.write(held.path(), file);
      out.printf("%d files of %s are in %s; salts and sign-ins are not%n", files, data, file);
      return 0;
    } catch (IOException e) {
      throw Stop.failed("--out %s cannot be written: %s".formatted(file, DataDirectory.reason(e)));
    }
  }

  /** Makes a data directory from a backup. */
  int restore(PrintStream out) throws Stop {
    try {
      if (Files.exists(data) && !isEmpty(data)) {
        throw Stop.failed(
            "--data %s is not empty; a backup is restored into a new directory".formatted(data));
      }
      int files = Backup.read(file, data);
      out.printf("%d files of %s are in %s%n", files, file, data);
      return 0;
    } catch (IOException e) {
      throw Stop.failed(
          "--from %s cannot be restored: %s".formatted(file, DataDirectory.reason(e)));
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return false;
    }
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }
}
