package candor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.compile.PlanFile;
import candor.sdk.consent.Gate;
import candor.sdk.outbox.Outbox;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Where an auditor has to look: one gate with its buffer, and one file with all events. */
final class OneGateTest {

  private static final Path APP = Path.of("../examples/osaurus/src/main/java");

  private static JavaClasses sdk() {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("candor.sdk");
  }

  /** Returns the classes of the client that call a method of a type. */
  private static Set<String> callers(Class<?> type, String method) {
    var found = new TreeSet<String>();
    for (JavaClass each : sdk()) {
      boolean calls =
          each.getCodeUnitCallsFromSelf().stream()
              .anyMatch(call ->
                  call.getTargetOwner().isEquivalentTo(type)
                      && call.getTarget().getName().equals(method));
      if (calls) {
        found.add(each.getSimpleName());
      }
    }
    return found;
  }

  @Test
  @Tag("OSA-93")
  void whatIsRecordedReachesTheOutboxThroughOneGateAndWaitsThereAlone() {
    assertEquals(Set.of("Lane"), callers(Gate.class, "<init>"));
    // Beside what the gate let pass: a letter that somebody sent, and the wish to be forgotten.
    assertEquals(Set.of("Lane", "Letters", "Station"), callers(Outbox.class, "add"));
  }

  @Test
  @Tag("OSA-93")
  void noEventIsDefinedOutsideTheOneFile() throws IOException {
    var plan = Objects.requireNonNull(PlanFile.read(Path.of("../plans/osaurus.yaml")).plan());
    var elsewhere = new ArrayList<String>();
    try (Stream<Path> sources = Files.walk(APP)) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        var text = Files.readString(source);
        for (String event : plan.events().keySet()) {
          if (text.contains('"' + event + '"')) {
            elsewhere.add(event + " in " + source.getFileName());
          }
        }
      }
    }

    assertEquals(List.of(), elsewhere);
  }
}
