package candor.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher with made-up JDKs that only say how they were called. */
final class LauncherTest {

  private static final List<String> TOOLS =
      List.of("basename", "cat", "dirname", "find", "head", "readlink", "sed", "rm");

  @TempDir Path temp;

  private Path root;
  private Path home;
  private Path jdks;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void layOutACheckout() throws IOException {
    assumeTrue(File.separatorChar == '/', "the launcher is a POSIX shell script");
    root = Files.createDirectories(temp.resolve("a checkout"));
    home = Files.createDirectories(temp.resolve("home of somebody"));
    jdks = Files.createDirectories(temp.resolve("jdks"));
    Files.copy(repository().resolve("candor"), root.resolve("candor"));
    assertTrue(root.resolve("candor").toFile().setExecutable(true));
    Files.createDirectories(root.resolve("server/target"));
    Files.writeString(root.resolve("server/target/candor.jar"), "jar");
    environment.put("HOME", home.toString());
    environment.put("PATH", tools().toString());
    environment.put("CANDOR_JDK_PATH", jdks.toString());
  }

  @Test
  void withoutAJdkItSaysInOneSentenceWhatToInstall() throws Exception {
    jdk(jdks.resolve("openjdk-17"), "17.0.15");

    Ran ran = run(root.resolve("candor"), "serve");

    assertEquals(1, ran.code());
    assertEquals("", ran.out());
    assertEquals(1, ran.err().lines().count(), ran.err());
    assertTrue(ran.err().contains("no JDK 25 found; install one"), ran.err());
  }

  @Test
  void aJdkOfTheDistributionIsFoundThoughTheDefaultIsOlder() throws Exception {
    Path older = jdk(jdks.resolve("a-17"), "17.0.15");
    Path right = jdk(jdks.resolve("b-25"), "25.0.1");
    Files.createSymbolicLink(temp.resolve("bin/java"), older.resolve("bin/java"));
    environment.put("JAVA_HOME", older.toString());

    assertEquals(right + "/bin/java", run(root.resolve("candor"), "serve").out("ran"));
  }

  @Test
  void aJdkUnderTheHomeDirectoryIsFound() throws Exception {
    Path right = jdk(home.resolve(".sdkman/candidates/java/25.0.1-tem"), "25.0.1");

    assertEquals(right + "/bin/java", run(root.resolve("candor"), "serve").out("ran"));
  }

  @Test
  void theVersionThatTheBuildNamesIsPreferredToALaterOne() throws Exception {
    environment.put("JAVA_HOME", jdk(temp.resolve("26"), "26").toString());
    Path right = jdk(jdks.resolve("z-25"), "25");

    assertEquals(right + "/bin/java", run(root.resolve("candor"), "serve").out("ran"));
  }

  @Test
  void theDefaultJavaIsUsedWhenItIsNewEnough() throws Exception {
    Path right = jdk(temp.resolve("elsewhere/25"), "25.0.1");
    Files.createSymbolicLink(temp.resolve("bin/java"), right.resolve("bin/java"));

    assertEquals(right + "/bin/java", run(root.resolve("candor"), "serve").out("ran"));
  }

  @Test
  void aJdkThatWasNamedButIsNoneIsNotPassedOver() throws Exception {
    jdk(jdks.resolve("b-25"), "25.0.1");
    environment.put("CANDOR_JDK", temp.resolve("nothing").toString());

    Ran ran = run(root.resolve("candor"), "serve");

    assertEquals(1, ran.code());
    assertTrue(ran.err().contains("CANDOR_JDK is " + temp.resolve("nothing")), ran.err());
  }

  @Test
  void argumentsAndSpacesArriveWholeThroughASymbolicLink() throws Exception {
    environment.put("CANDOR_JDK", jdk(temp.resolve("my jdk"), "25").toString());
    Path link = Files.createSymbolicLink(temp.resolve("linked"), root.resolve("candor"));

    Ran ran = run(link, "serve", "--data", "with a space");

    assertTrue(
        ran.out().contains("[" + root.toRealPath() + "/server/target/candor.jar]"), ran.out());
    assertTrue(ran.out().endsWith("[serve]\n[--data]\n[with a space]\n"), ran.out());
    assertEquals(7, ran.code(), "the exit code is the program's");
  }

  @Test
  void theDemoDoesNotWaitForTheBestCode() throws Exception {
    environment.put("CANDOR_JDK", jdk(temp.resolve("jdk"), "25").toString());

    assertTrue(run(root.resolve("candor"), "demo").out().contains("[-XX:TieredStopAtLevel=1]\n"));
    assertFalse(run(root.resolve("candor"), "serve").out().contains("Tiered"));
  }

  @Test
  void planVerbsStartFromAnArchiveThatIsThrownAwayWithTheJarItWasMadeFor() throws Exception {
    environment.put("CANDOR_JDK", jdk(temp.resolve("jdk"), "25").toString());
    Path archive = Files.writeString(root.resolve("server/target/candor-plan.jsa"), "archive");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(60)));

    Ran fresh = run(root.resolve("candor"), "plan", "check", "a plan.yaml");

    assertTrue(fresh.out().contains("[-XX:SharedArchiveFile=" + archive + "]"), fresh.out());
    assertTrue(fresh.out().endsWith("[plan]\n[check]\n[a plan.yaml]\n"), fresh.out());
    assertTrue(Files.exists(archive));

    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().minusSeconds(60)));
    run(root.resolve("candor"), "plan", "check", "a plan.yaml");

    assertTrue(Files.notExists(archive));
  }

  @Test
  void aJarOlderThanTheSourcesIsBuiltAndStandardOutputStaysClean() throws Exception {
    Path jdk = jdk(jdks.resolve("b-25"), "25");
    environment.put("CANDOR_JDK", jdk.toString());
    source("echo building with $JAVA_HOME; cat >server/target/candor.jar </dev/null");

    Ran ran = run(root.resolve("candor"), "serve");

    assertTrue(ran.err().contains("building with " + jdk), ran.err());
    assertTrue(ran.out().startsWith("ran "), ran.out());
  }

  @Test
  void aFailedBuildStartsNothing() throws Exception {
    environment.put("CANDOR_JDK", jdk(jdks.resolve("b-25"), "25").toString());
    source("echo broken; exit 1");

    Ran ran = run(root.resolve("candor"), "serve");

    assertEquals(1, ran.code());
    assertEquals("", ran.out());
    assertTrue(ran.err().contains("the build failed"), ran.err());
  }

  private void source(String mvnw) throws IOException {
    script(root.resolve("mvnw"), mvnw);
    Path source = root.resolve("server/src/main/java/Some.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Some {}");
    Instant before = Instant.now().minusSeconds(60);
    Files.setLastModifiedTime(root.resolve("server/target/candor.jar"), FileTime.from(before));
  }

  private static Path jdk(Path directory, String version) throws IOException {
    Files.createDirectories(directory.resolve("bin"));
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    script(
        directory.resolve("bin/java"),
        "echo ran \"$0\"; for a in \"$@\"; do echo \"[$a]\"; done; exit 7");
    script(directory.resolve("bin/javac"), "exit 0");
    return directory;
  }

  private static void script(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertTrue(file.toFile().setExecutable(true));
  }

  private Path tools() throws IOException {
    Path bin = Files.createDirectories(temp.resolve("bin"));
    for (String tool : TOOLS) {
      Path real =
          Stream.of(System.getenv("PATH").split(":"))
              .map(place -> Path.of(place, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(bin.resolve(tool), real);
    }
    return bin;
  }

  private static Path repository() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("mvnw"))) {
      here = here.resolve("..").normalize();
    }
    return here;
  }

  /**
   * Is what a run left.
   *
   * @param code its exit code
   * @param out its standard output
   * @param err its standard error
   */
  private record Ran(int code, String out, String err) {
    String out(String word) {
      return out.lines()
          .filter(line -> line.startsWith(word + " "))
          .map(line -> line.substring(word.length() + 1))
          .findFirst()
          .orElse(err);
    }
  }

  private Ran run(Path launcher, String... arguments) throws Exception {
    var command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList();
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path out = temp.resolve("out");
    Path err = temp.resolve("err");
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    Process process = builder.start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the launcher must end");
    return new Ran(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
