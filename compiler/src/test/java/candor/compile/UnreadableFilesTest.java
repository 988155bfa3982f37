package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that can be named instead of a file makes the check wait or throw. */
final class UnreadableFilesTest {

  @TempDir private Path directory;

  @Test
  void aPipeIsNotWaitedFor() throws IOException, InterruptedException {
    var pipe = directory.resolve("pipe.yaml");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "pipes are made by mkfifo");
    new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor();

    assertEquals("CP050 this is a pipe or a device and not a file", said(pipe));
  }

  @Test
  void aDeviceIsNotRead() {
    var device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "there are devices with names");

    assertEquals("CP050 this is a pipe or a device and not a file", said(device));
  }

  @Test
  void aLinkIntoTheVoidIsAMissingFile() throws IOException {
    var link = Files.createSymbolicLink(directory.resolve("link.yaml"), Path.of("nowhere"));

    assertEquals("CP050 there is no such file", said(link));
  }

  @Test
  void aLinkToItselfIsReported() throws IOException {
    var link = directory.resolve("link.yaml");
    Files.createSymbolicLink(link, link);

    assertEquals("CP050", said(link).substring(0, 5));
  }

  @Test
  void aHugeFileIsRefusedAfterItsFirstMegabyte() throws IOException {
    var huge = directory.resolve("huge.yaml");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(50L << 20);
    }

    assertEquals((1 << 20) + 1, PlanFile.bytes(huge).length);
    assertEquals("CP002 the file is larger than 1 MB", said(huge));
  }

  @Test
  void aFileWithoutTheRightToReadItSaysSo() throws IOException {
    var file = Files.writeString(directory.resolve("secret.yaml"), "candor: 1");

    var problem = Unreadable.problem(file, new AccessDeniedException(file.toString()));

    assertEquals(
        "secret.yaml:1:1: error CP050 this file may not be read. Give this user the right to read"
            + " it.",
        problem.inFile("secret.yaml"));
  }

  private static String said(Path file) {
    return assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          var bytes = new ByteArrayOutputStream();
          PlanCommands.check(List.of(file), new PrintStream(bytes, true, UTF_8));
          var line = bytes.toString(UTF_8);
          return line.substring(line.indexOf("CP0"), line.indexOf(". "));
        });
  }
}
