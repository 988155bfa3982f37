package candor.compile.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassFilesTest {

  private static final String APP =
      """
      package a;
      public final class App {
        int zero() { return 0; }
        int byteSized() { return -100; }
        int shortSized() { return 1000; }
        int large() { return 100000; }
        int computed() { return zero() + 1; }
        int[] array() { return new int[3]; }
        void calls() { toString(); }
      }
      """;

  @TempDir Path directory = Path.of("");

  private Path file = Path.of("");

  @BeforeEach
  void compile() throws IOException {
    Javac.compile(directory, Stream.of(APP));
    file = directory.resolve("a/App.class");
  }

  @Test
  void aMethodThatReturnsANumberAndDoesNothingElseIsRecognised() throws IOException {
    var methods = read(file).all().get(0).methods();

    var constants = methods.stream().map(m -> m.name() + " " + m.constant()).toList();
    assertEquals(
        List.of(
            "<init> null",
            "zero 0",
            "byteSized -100",
            "shortSized 1000",
            "large 100000",
            "computed null",
            "array null",
            "calls null"),
        constants);
  }

  @Test
  void aResultThatIsDroppedIsThrownAway() throws IOException {
    var methods = read(file).all().get(0).methods();

    assertTrue(methods.get(7).calls().get(0).thrownAway());
  }

  @Test
  void directoriesJarsAndFilesReadTheSame() throws IOException {
    var jar = directory.resolve("app.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("BOOT-INF/classes/a/App.class"));
      zip.write(Files.readAllBytes(file));
      zip.putNextEntry(new ZipEntry("readme.txt"));
      zip.write(1);
    }

    assertEquals(read(file).all(), read(jar).all());
    assertEquals(read(file).all(), read(directory).all());
  }

  @Test
  void aPlaceThatIsNotThereIsNamed() {
    assertEquals(
        "nowhere cannot be read; name a directory of classes or a jar, after compiling.",
        refusal(Path.of("nowhere")));
  }

  @Test
  void aFileThatIsNoJarIsNamed() throws IOException {
    var text = Files.writeString(directory.resolve("text.jar"), "text");

    assertEquals(text + " is neither a directory nor a jar; name one of them.", refusal(text));
  }

  @Test
  void aClassOfAReleaseThatNobodyKnowsIsNamed() throws IOException {
    var bytes = Files.readAllBytes(file);
    bytes[7] = 99;
    Files.write(file, bytes);

    assertEquals(
        file
            + " was compiled for Java 55, and up to Java 28 can be read; compile for an older"
            + " release or use a newer Candor.",
        refusal(file));
  }

  @Test
  void aTextThatIsCalledClassIsNamed() throws IOException {
    Files.writeString(file, "this is no class file");

    assertEquals(file + " is no class file; compile again.", refusal(file));
  }

  @Test
  void brokenClassFilesAreReadOrNamedAndNothingElseHappens() throws IOException {
    var whole = Files.readAllBytes(file);
    for (int seed = 0; seed < 3_000; seed++) {
      var random = new Random(seed);
      var bytes =
          seed % 4 == 0
              ? java.util.Arrays.copyOf(whole, random.nextInt(whole.length))
              : whole.clone();
      for (int i = 0; i < 1 + seed % 3 && bytes.length > 0; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        ClassFileReader.read("App.class", bytes);
      } catch (IOException e) {
        assertTrue(("" + e.getMessage()).startsWith("App.class "), e.getMessage());
      }
    }
  }

  private static ClassFiles read(Path place) throws IOException {
    return ClassFiles.read(List.of(place));
  }

  private static String refusal(Path place) {
    return "" + assertThrows(IOException.class, () -> read(place)).getMessage();
  }
}
