package candor.example.shimmy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that nothing is measured or sent without a yes, and what a no and a change of mind do. */
final class ConsentTest {

  @TempDir Path home;
  private Receiver receiver;
  private Box box;

  @BeforeEach
  void open() throws IOException {
    receiver = new Receiver();
    box = new Box(home, receiver.address());
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private static String id(Box box) throws IOException {
    var section = Documents.part(Documents.json(Files.readString(box.file())), "metrics");
    return Documents.text(section, "session_id");
  }

  @Test
  @Tag("SHI-01")
  @Tag("SHI-02")
  @Tag("SHI-75")
  void withoutAnAnswerEverythingWorksAndNothingIsWrittenOrSent() throws Exception {
    assertEquals(0, box.pipes("").run("generate", "tiny-chat", "hello"));

    assertFalse(box.out().isBlank());
    assertEquals(List.of(), box.files());
    assertEquals(List.of(), receiver.all());
  }

  @Test
  @Tag("SHI-37")
  @Tag("SHI-38")
  @Tag("SHI-06")
  void aPersonIsToldWhatIsCollectedAndEnterMeansTheCapitalLetter() throws Exception {
    assertEquals(0, box.types("\n").run("list"));

    for (String part :
        List.of(
            "Welcome to Shimmy",
            "stays free",
            "performance metrics",
            "error rates",
            "feature usage",
            "prompts",
            "responses",
            "personal data",
            "[Y/n]")) {
      assertTrue(box.out().contains(part), () -> part + " in " + box.out());
    }
    assertEquals(0, box.config("status"));
    assertTrue(box.out().startsWith("metrics: on"), box.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "No\n"})
  @Tag("SHI-05")
  void aNoIsKeptAndNobodyIsAskedAgain(String typed) throws Exception {
    box.types(typed).run("list");
    box.types("y\n").run("list");

    assertFalse(box.out().contains("[Y/n]"), box.out());
    assertEquals(3, box.config("status"));
    assertEquals(List.of(), receiver.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "maybe\nsure\nok\n", "yep\n"})
  @Tag("SHI-02")
  void theEndOfInputAndNonsenseAreNoAnswer(String typed) throws Exception {
    box.types(typed).run("list");

    assertEquals(List.of(), box.files());
    assertEquals(List.of(), receiver.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "y\n", "yes\n", "\n"})
  @Tag("SHI-02")
  @Tag("SHI-37")
  void aPipeIsNeverAskedAndItsYesDoesNotCount(String piped) throws Exception {
    box.pipes(piped).run("list");

    assertFalse(box.out().contains("[Y/n]"));
    assertEquals(List.of(), box.files());
  }

  @Test
  @Tag("SHI-40")
  @Tag("SHI-73")
  @Tag("SHI-78")
  void disablingThrowsAwayWhatWaitsAndEnablingMakesANewId() throws Exception {
    receiver.answer(503);
    box.config("enable");
    String first = id(box);
    box.run("list");
    assertEquals(0, box.config("disable"));
    int before = receiver.all().size();
    receiver.answer(200);

    box.run("list");

    assertEquals(before, receiver.all().size());
    box.config("enable");
    assertNotEquals(first, id(box));
    box.run("list");
    assertFalse(receiver.all().get(before).body().contains(first), "the old id is gone");
  }

  @Test
  @Tag("SHI-48")
  void deletingTheFileIsANo() throws Exception {
    receiver.answer(503);
    box.config("enable");
    box.run("list");
    int before = receiver.all().size();
    receiver.answer(200);
    Files.delete(box.file());

    box.run("list");

    assertEquals(before, receiver.all().size());
    assertFalse(Files.exists(box.file()));
    box.config("enable");
    box.run("list");
    assertFalse(receiver.all().get(before).body().startsWith("["), "what waited is gone");
  }

  @Test
  @Tag("SHI-48")
  @Tag("SHI-73")
  void aNoWhileTheServerRunsIsHeardWhenItEnds() throws Exception {
    box.config("enable");
    var shimmy = box.serve();
    box.get(shimmy, "/health", "curl/8");
    Files.delete(box.file());

    shimmy.stop();

    assertEquals(List.of(), receiver.all());
  }

  @Test
  @Tag("SHI-70")
  void aSessionThatBeganWithoutAYesIsNotMeasured() throws Exception {
    var shimmy = box.serve();
    box.get(shimmy, "/health", "curl/8");
    box.config("enable");

    shimmy.stop();

    assertEquals(List.of(), receiver.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DO_NOT_TRACK", "CI"})
  @Tag("SHI-05")
  void aVariableIsStrongerThanAYes(String name) throws Exception {
    box.config("enable");
    box.set(name, "1").run("list");

    assertEquals(List.of(), receiver.all());
    assertEquals(3, box.config("status"));
  }

  @Test
  @Tag("SHI-72")
  void aBuildWithoutAKeyIsSilent() throws Exception {
    box.set("CANDOR_KEY", "");
    assertEquals(0, box.types("y\n").run("list"));
    assertEquals(3, box.config("enable"));

    assertTrue(box.err().contains("no key"), box.err());
    assertEquals(List.of(), box.files());
  }

  @Test
  @Tag("SHI-63")
  void anAddressThatCannotBeIsSaidOnceAndChangesNothingElse() {
    assertEquals(0, box.set("CANDOR_ENDPOINT", "http://metrics.example.org").run("list"));

    assertTrue(box.err().startsWith("shimmy: metrics stay off: "), box.err());
    assertTrue(box.out().contains("tiny-chat"));
  }
}
