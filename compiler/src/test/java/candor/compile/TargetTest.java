package candor.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.output.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetTest {

  @TempDir Path directory = Path.of("");

  @Test
  void aMirrorHoldsNothingThatThePlanNoLongerGives() throws IOException {
    Target.mirror(directory, List.of(new Artifact("a/Old.java", "old"), new Artifact("b", "b")));

    int changed = Target.mirror(directory, List.of(new Artifact("b", "b")));

    assertEquals(1, changed);
    assertTrue(Files.notExists(directory.resolve("a/Old.java")));
    assertEquals("b", Files.readString(directory.resolve("b")));
  }

  @Test
  void aMirrorOfTheSameChangesNothing() throws IOException {
    var artifacts = List.of(new Artifact("a/New.java", "new"));
    Target.mirror(directory, artifacts);

    assertEquals(0, Target.mirror(directory, artifacts));
  }
}
