package candor.compile;

import static java.util.stream.Collectors.toSet;

import candor.compile.output.Artifact;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Puts artefacts below a directory; what is there already in the same words is left alone. */
public final class Target {

  private Target() {}

  /**
   * Writes artefacts, each at once or not at all.
   *
   * @param directory where they go; made when it is missing
   * @param artifacts what to write
   * @return how many files changed, so that 0 means that everything was up to date
   * @throws IOException when a file cannot be written
   */
  public static int write(Path directory, List<Artifact> artifacts) throws IOException {
    int changed = 0;
    for (Artifact artifact : artifacts) {
      changed += write(directory.resolve(artifact.path()), artifact.content()) ? 1 : 0;
    }
    return changed;
  }

  /**
   * Makes a directory hold artefacts and nothing else: other files in it are deleted, because code
   * that a plan gave yesterday must not be compiled today.
   *
   * @param directory a directory that holds nothing of anybody else
   * @param artifacts what to write
   * @return how many files changed, deleted ones included
   * @throws IOException when a file cannot be written or deleted
   */
  public static int mirror(Path directory, List<Artifact> artifacts) throws IOException {
    int changed = write(directory, artifacts);
    var wanted = artifacts.stream().map(a -> directory.resolve(a.path())).collect(toSet());
    List<Path> present;
    try (Stream<Path> walk = Files.walk(directory)) {
      present = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : present) {
      if (!wanted.contains(file)) {
        Files.delete(file);
        changed++;
      }
    }
    return changed;
  }

  private static boolean write(Path file, String content) throws IOException {
    byte[] wanted = content.getBytes(StandardCharsets.UTF_8);
    if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), wanted)) {
      return false;
    }
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " is not a file that can be written");
    }
    Files.createDirectories(directory);
    Path half = Files.createTempFile(directory, ".candor-", ".part");
    try {
      Files.write(half, wanted);
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
    return true;
  }
}
