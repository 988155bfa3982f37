package candor.example.dimmy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Properties;

/** Keeps settings and keys on disk, each in a file. For use by one thread. */
final class Drawer {

  private final Path settings;
  private final Path keys;

  Drawer(Path directory) {
    this.settings = directory.resolve("settings.properties");
    this.keys = directory.resolve("keys.properties");
  }

  Settings settings() throws IOException {
    var read = read(settings);
    var chosen = new EnumMap<Setting, String>(Setting.class);
    for (Setting each : Setting.values()) {
      String value = read.getProperty(each.key());
      if (value == null) {
        continue;
      }
      try {
        each.check(value);
        chosen.put(each, value);
      } catch (WrongUsage byHand) {
        throw new IOException(settings + " cannot be used: " + byHand.getMessage(), byHand);
      }
    }
    return new Settings(chosen);
  }

  void save(Settings changed) throws IOException {
    var all = new Properties();
    changed.chosen().forEach((setting, value) -> all.setProperty(setting.key(), value));
    write(settings, all);
  }

  /** Returns the key of a provider, or the empty string. */
  String key(String scope, String provider) throws IOException {
    return read(keys).getProperty(scope + "." + provider, "");
  }

  void saveKey(String scope, String provider, String key) throws IOException {
    var all = read(keys);
    all.setProperty(scope + "." + provider, key);
    write(keys, all);
  }

  private static Properties read(Path file) throws IOException {
    var all = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      all.load(in);
    } catch (NoSuchFileException none) {
      return all;
    }
    return all;
  }

  /** Temporary files belong to their owner alone, and so does what they become. */
  private static void write(Path file, Properties all) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, "dimmy", ".new");
    try (var out = Files.newBufferedWriter(fresh)) {
      all.store(out, null);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
