package candor.compile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.output.OutputOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentCommandTest {

  private static final Path PLAN = Path.of("..", "plans", "dimmy.yaml");

  @TempDir Path directory = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path document = Path.of("");
  private String right = "";

  @BeforeEach
  void writeTheDocument() throws IOException {
    document = directory.resolve("plan.json");
    var plan = PlanFile.read(PLAN).plan();
    assertTrue(plan != null);
    right = Outputs.named("json").write(plan, OutputOptions.DEFAULT).get(0).content();
    Files.writeString(document, right);
  }

  @Test
  void aDocumentThatThePlanGivesAgrees() {
    assertEquals(0, check());
    assertEquals("", err.toString(UTF_8));
  }

  @Test
  void lineBreaksOfAnotherSystemAgree() throws IOException {
    Files.writeString(document, right.replace("\n", "\r\n") + "\r\n");

    assertEquals(0, check());
  }

  @Test
  void aStaleDocumentIsShownWithItsDifference() throws IOException {
    Files.writeString(document, right.replace("Dimmy", "Dummy") + "\nmore\n");

    assertEquals(1, check());
    var shown = out.toString(UTF_8).lines().toList();
    assertEquals("--- " + document, shown.get(0));
    assertEquals("+++ plan.json", shown.get(1));
    assertTrue(shown.contains("-more"), "" + shown);
    assertEquals(
        document + " differs from what " + PLAN + " gives. Write it again.",
        err.toString(UTF_8).strip());
  }

  @Test
  void aMissingDocumentIsOneSentence() throws IOException {
    Files.delete(document);

    assertEquals(1, check());
    assertEquals(document + " is missing. Write it first.", err.toString(UTF_8).strip());
  }

  @Test
  void bytesThatAreNoTextAreOneSentence() throws IOException {
    Files.write(document, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertEquals(1, check());
    assertEquals(document + " is not UTF-8. Write it again.", err.toString(UTF_8).strip());
  }

  @Test
  void aPlanWithMistakesIsNamedAndComparedWithNothing() throws IOException {
    var plan = Files.writeString(directory.resolve("bad.yaml"), "candor: 1\n");

    assertEquals(1, run(plan));
    assertTrue(err.toString(UTF_8).contains("CP013"), err.toString(UTF_8));
    assertEquals("", out.toString(UTF_8));
  }

  private int check() {
    return run(PLAN);
  }

  private int run(Path plan) {
    return new DocumentCommand(Outputs.named("json"), plan, document)
        .run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
