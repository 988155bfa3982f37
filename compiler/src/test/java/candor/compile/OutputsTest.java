package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.output.Artifact;
import candor.compile.output.Output;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Isolated("It changes the language and the time zone of the whole process.")
final class OutputsTest {

  @TempDir Path directory = Path.of("");

  static Stream<Output> all() {
    return Outputs.all().stream();
  }

  static List<Path> plans() {
    return Stream.of("dimmy", "osaurus", "shimmy")
        .map(name -> Path.of("../plans", name + ".yaml"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void theSamePlanGivesTheSameBytesInAnyPlace(Output output) throws IOException {
    var locale = Locale.getDefault();
    var zone = TimeZone.getDefault();
    for (Path file : plans()) {
      var first = output.write(plan(file), OutputOptions.DEFAULT);
      try {
        Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
        assertEquals(first, output.write(plan(file), OutputOptions.DEFAULT), file.toString());
      } finally {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void artefactsStayBelowTheirDirectoryInOrder(Output output) throws IOException {
    for (Path file : plans()) {
      var paths =
          output.write(plan(file), OutputOptions.DEFAULT).stream().map(Artifact::path).toList();

      assertEquals(paths.stream().sorted().distinct().toList(), paths);
      assertTrue(paths.stream().noneMatch(p -> p.startsWith("/") || p.contains("..")), "" + paths);
      assertTrue(!output.single() || paths.size() == 1, "" + paths);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anUnchangedPlanRewritesNothing(Output output) throws IOException {
    var first = run(output, Path.of("../plans/osaurus.yaml"), directory);
    var times = times();

    var second = run(output, Path.of("../plans/osaurus.yaml"), directory);

    assertTrue(first.startsWith("written: "), first);
    assertTrue(second.startsWith("up to date: "), second);
    assertEquals(times, times());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFileThatIsNoPlanWritesNothing(Output output) throws IOException {
    var bad = Files.writeString(directory.resolve("bad.yaml"), "candor: 1\n");

    var said = run(output, bad, directory.resolve("out"));

    assertTrue(said.contains("CP013"), said);
    assertTrue(Files.notExists(directory.resolve("out")));
  }

  private List<String> times() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().map(OutputsTest::time).toList();
    }
  }

  private static String time(Path file) {
    try {
      return file + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Plan plan(Path file) throws IOException {
    @Nullable Plan plan = PlanFile.read(file).plan();
    assertNotNull(plan);
    return plan;
  }

  private static String run(Output output, Path file, Path target) {
    var bytes = new ByteArrayOutputStream();
    var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new OutputCommand(output, file, target, OutputOptions.DEFAULT).run(stream, stream);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
