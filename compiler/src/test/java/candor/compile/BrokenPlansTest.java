package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.plan.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file under {@code bad/} is wrong in the way its name says; beside it stands what is said.
 */
final class BrokenPlansTest {

  private static final Path BAD = Path.of("src/test/resources/bad");

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  static List<String> broken() throws IOException {
    try (Stream<Path> files = Files.list(BAD)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void everyMistakeOfTheFileIsReportedAtItsPlace(String name) throws IOException {
    var expected = BAD.resolve(name.replace(".yaml", ".expected"));

    var reading = PlanFile.read(Files.readAllBytes(BAD.resolve(name)), TODAY);

    var found =
        reading.problems().stream()
            .map(p -> p.line() + ":" + p.column() + " " + p.id() + "\n")
            .collect(Collectors.joining());
    assertEquals(Files.readString(expected), found, () -> reading.problems().toString());
  }

  @ParameterizedTest
  @MethodSource("broken")
  void onlyAFileWithoutErrorsIsAPlan(String name) throws IOException {
    var reading = PlanFile.read(Files.readAllBytes(BAD.resolve(name)), TODAY);

    boolean errors =
        reading.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    assertEquals(!errors, reading.plan() != null);
  }

  @ParameterizedTest
  @MethodSource("broken")
  void everyProblemSaysInOneLineWhatToDo(String name) throws IOException {
    var reading = PlanFile.read(Files.readAllBytes(BAD.resolve(name)), TODAY);

    for (Problem problem : reading.problems()) {
      var line = problem.inFile(name);
      assertTrue(line.chars().noneMatch(Character::isISOControl), line);
      assertTrue(!problem.message().isBlank() && !problem.remedy().isBlank(), line);
    }
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aFileThatBreaksOffAnywhereIsReportedAndNothingIsThrown(String name) throws IOException {
    var whole = Files.readAllBytes(BAD.resolve(name));
    int step = Math.max(1, whole.length / 20);

    for (int length = 0; length < whole.length; length += step) {
      var part = Arrays.copyOf(whole, length);
      var reading = PlanFile.read(part, TODAY);
      assertTrue(reading.plan() != null || !reading.problems().isEmpty(), "at byte " + length);
    }
  }
}
