package candor.server.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BackupTest {

  @TempDir Path dir;
  private Path data;
  private Path file;

  @BeforeEach
  void fill() throws IOException {
    data = dir.resolve("data");
    file = dir.resolve("backup.zip");
    for (String name :
        List.of(
            "keys.json",
            "plans/app/0a.json",
            "proposals/first/new.json",
            "notes/views/app.jsonl",
            "notes/webhooks/app.jsonl",
            "symbols/app/0a.map",
            "log/0.log",
            "store/store.duckdb",
            "store/temporary/spill",
            "salts/today",
            "signin.json",
            "lock")) {
      Files.createDirectories(data.resolve(name).getParent());
      Files.writeString(data.resolve(name), "content of " + name);
    }
  }

  @Test
  void everythingComesOutAsItWasButWhatMustNotBeKept() throws IOException {
    Path other = dir.resolve("other/data");

    assertEquals(7, Backup.write(data, file));
    assertEquals(7, Backup.read(file, other));

    for (String name :
        List.of(
            "keys.json",
            "plans/app/0a.json",
            "proposals/first/new.json",
            "notes/views/app.jsonl",
            "symbols/app/0a.map",
            "log/0.log",
            "store/store.duckdb")) {
      assertEquals("content of " + name, Files.readString(other.resolve(name)));
    }
    assertFalse(Files.exists(other.resolve("salts")), "a stolen backup must link nobody");
    assertFalse(Files.exists(other.resolve("notes/webhooks")), "an address of a hook is a secret");
    assertFalse(Files.exists(other.resolve("signin.json")), "a stolen backup must open nothing");
  }

  @Test
  void aDamagedBackupLeavesNothing() throws IOException {
    Backup.write(data, file);
    byte[] bytes = Files.readAllBytes(file);
    for (int at = 40; at < bytes.length; at += 37) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      leavesNothingOrAll(file);
    }
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    assertThrows(IOException.class, () -> Backup.read(file, dir.resolve("new")));
    leavesNothingOrAll(file);
  }

  /** Some bytes of an archive mean nothing; then everything is there as it was. */
  private void leavesNothingOrAll(Path damaged) throws IOException {
    Path other = dir.resolve("new");
    try {
      Backup.read(damaged, other);
      assertEquals("content of log/0.log", Files.readString(other.resolve("log/0.log")));
      try (var all = Files.walk(other)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    } catch (IOException e) {
      try (var left = Files.list(dir)) {
        assertEquals(2, left.count(), "only the data and the backup are there after " + e);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../evil", "log/../../evil", "/evil", "log/..", "signin.json", "log/a/b", "x"})
  void aFileThatNoBackupHoldsIsRefused(String name) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write("evil".getBytes(StandardCharsets.UTF_8));
    }
    assertThrows(IOException.class, () -> Backup.read(file, dir.resolve("new")));
    assertTrue(Files.notExists(dir.resolve("evil")) && Files.notExists(dir.resolve("new")));
  }
}
