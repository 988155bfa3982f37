package candor.compile.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.output.Artifact;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import candor.plan.text.PlanReader;
import candor.plan.text.PlanWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares generated code with what was last looked at by a person. The files end in {@code .txt},
 * because they are no part of this project's own sources.
 *
 * <p>After a wanted change: {@code ./mvnw -pl compiler -am test -Dtest=GoldenJavaTest
 * -Dgolden.renew=true -Dsurefire.failIfNoSpecifiedTests=false}, then read the difference.
 */
final class GoldenJavaTest {

  private static final int WIDTH = 100;

  private static final Path GOLDEN = Path.of("src/test/resources/golden/java");

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void theCodeIsWhatWasLastLookedAt(String app) throws IOException {
    var written = written(Compiled.plan(app));
    if (Boolean.getBoolean("golden.renew")) {
      renew(GOLDEN.resolve(app), written);
    }

    assertEquals(golden(GOLDEN.resolve(app)), written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void plansWithTheSameHashGiveTheSameCode(String app) {
    var plan = Compiled.plan(app);
    var sorted = PlanReader.readJson(PlanWriter.canonical(plan)).plan();

    assertEquals(written(plan), written(Objects.requireNonNull(sorted)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dimmy", "osaurus", "shimmy"})
  void noLineIsTooLong(String app) {
    for (String content : written(Compiled.plan(app)).values()) {
      assertTrue(content.lines().allMatch(line -> line.length() <= WIDTH), content);
    }
  }

  /** Returns the sources by name; the plan itself is looked at where it is written. */
  private static Map<String, String> written(Plan plan) {
    return new JavaOutput()
        .write(plan, OutputOptions.DEFAULT).stream()
            .filter(artifact -> artifact.path().endsWith(".java"))
            .collect(
                Collectors.toMap(
                    artifact -> Path.of(artifact.path()).getFileName().toString(),
                    Artifact::content,
                    (one, other) -> one,
                    TreeMap::new));
  }

  private static Map<String, String> golden(Path directory) throws IOException {
    var all = new TreeMap<String, String>();
    for (Path file : files(directory)) {
      var name = file.getFileName().toString();
      all.put(name.substring(0, name.length() - ".txt".length()), Files.readString(file));
    }
    return all;
  }

  private static void renew(Path directory, Map<String, String> written) throws IOException {
    Files.createDirectories(directory);
    for (Path old : files(directory)) {
      Files.delete(old);
    }
    for (var entry : written.entrySet()) {
      Files.writeString(directory.resolve(entry.getKey() + ".txt"), entry.getValue());
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
