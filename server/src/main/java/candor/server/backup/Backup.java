package candor.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Is one archive: a ZIP of the files that matter, with their SHA-256 in a last entry. Stateless.
 *
 * <p>The salts of the day, the sessions of browsers and where alerts are told are left out: a
 * backup that is stolen opens nothing and links nobody.
 */
public final class Backup {

  private static final String SUMS = "SHA256SUMS";

  /** What is kept: every other file of a data directory can be made again, or must not be kept. */
  private static final String KEPT =
      "(keys|watched)\\.json|(plans|symbols)/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+|(log|store)/[A-Za-z0-9_.-]+"
          + "|proposals/(first/)?[A-Za-z0-9_.-]+"
          + "|notes/(alerts|alert-states|crashes|feedback|remarks|views)/[A-Za-z0-9_.-]+";

  private Backup() {}

  /**
   * Writes an archive. It appears under its name when it is whole.
   *
   * @param data the data directory, used by nobody meanwhile
   * @param file the archive
   * @return how many files are in it
   * @throws IOException if a file cannot be read or the archive cannot be written
   */
  public static int write(Path data, Path file) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    var sums = new TreeMap<String, String>();
    try (OutputStream out = create(part);
        var zip = new ZipOutputStream(out)) {
      for (String name : kept(data)) {
        zip.putNextEntry(new ZipEntry(name));
        try (var in = new DigestInputStream(Files.newInputStream(data.resolve(name)), sha256())) {
          in.transferTo(zip);
          sums.put(name, hex(in.getMessageDigest()));
        }
        zip.closeEntry();
      }
      zip.putNextEntry(new ZipEntry(SUMS));
      var text = new StringBuilder();
      sums.forEach((name, sum) -> text.append(sum).append("  ").append(name).append('\n'));
      zip.write(text.toString().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    return sums.size();
  }

  private static List<String> kept(Path data) throws IOException {
    try (var files = Files.walk(data)) {
      return files
          .filter(Files::isRegularFile)
          .map(path -> data.relativize(path).toString().replace('\\', '/'))
          .filter(name -> name.matches(KEPT))
          .sorted()
          .toList();
    }
  }

  /**
   * Takes an archive out into a directory that is not there yet, or empty. It appears when every
   * file is what it was.
   *
   * @param file the archive
   * @param data the directory
   * @return how many files were taken out
   * @throws IOException if the archive is damaged or is none, or a file cannot be written; then the
   *     directory is as before
   */
  public static int read(Path file, Path data) throws IOException {
    Path home = data.toAbsolutePath();
    Files.createDirectories(home.getParent());
    Path part =
        Files.createTempDirectory(home.getParent(), "candor-restore-", ownerOnly("rwx------"));
    boolean done = false;
    try {
      int files = check(take(file, part));
      Files.deleteIfExists(home);
      Files.move(part, home, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      return files;
    } finally {
      if (!done) {
        remove(part);
      }
    }
  }

  /**
   * Is what came out of an archive.
   *
   * @param found the sums of the files as they came out
   * @param promised the sums that the archive names
   */
  private record Sums(Map<String, String> found, Map<String, String> promised) {}

  private static Sums take(Path file, Path into) throws IOException {
    var sums = new Sums(new TreeMap<>(), new TreeMap<>());
    try (var zip = new ZipInputStream(Files.newInputStream(file))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (name.equals(SUMS)) {
          promised(zip, sums.promised());
        } else if (name.matches(KEPT) && !name.matches("(.*/)?\\.+(/.*)?")) {
          sums.found().put(name, take(zip, into.resolve(name)));
        } else {
          throw new IOException("it holds a file that no backup holds");
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("it is damaged: a name in it cannot be read", e);
    }
    return sums;
  }

  private static void promised(InputStream zip, Map<String, String> promised) throws IOException {
    String text = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      if (line.length() > 66) {
        promised.put(line.substring(66), line.substring(0, 64));
      }
    }
  }

  private static String take(InputStream zip, Path file) throws IOException {
    Files.createDirectories(file.getParent(), ownerOnly("rwx------"));
    try (var out = new DigestOutputStream(create(file), sha256())) {
      zip.transferTo(out);
      return hex(out.getMessageDigest());
    }
  }

  private static int check(Sums sums) throws IOException {
    if (sums.promised().isEmpty()) {
      throw new IOException("it is no backup, or its end is missing");
    }
    if (!sums.found().equals(sums.promised())) {
      throw new IOException("it is damaged: a file is not what was put in");
    }
    return sums.found().size();
  }

  private static OutputStream create(Path file) throws IOException {
    Files.createFile(file, ownerOnly("rw-------"));
    return Files.newOutputStream(file, StandardOpenOption.WRITE);
  }

  private static void remove(Path directory) throws IOException {
    try (var all = Files.walk(directory)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
