package candor.compile.usage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.compile.Outputs;
import candor.compile.PlanFile;
import candor.compile.UsageCommand;
import candor.compile.UsageCommand.Detail;
import candor.compile.output.Artifact;
import candor.compile.output.OutputOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks an app against the API that the compiler really gives, in each of its shapes. */
final class UsageCommandTest {

  private static final String PLAN =
      """
      candor: 1
      app: {id: acme, name: Acme, kind: desktop}
      channels: {usage: {consent: opt-out, label: Send usage data}}
      identity: {model: none}
      events:
        opened: {question: Is it used?, when: It was opened.}
        sent:
          question: Is it used?
          when: It was sent.
          properties:
            to: {values: [here, there], required: yes, what: Where to.}
            size: {type: int, max: 9, required: yes, what: How large.}
            parts: {type: int, max: 9, required: yes, what: How many parts.}
            host: {values: [a, b], only_when: {to: there}, what: Which host.}
      summary:
        name: session
        channel: usage
        what: A session.
        when: At its end.
        max_bytes: 1000
        properties:
          clicks: {type: int, max: 99, what: How many clicks.}
      retention: {events: 365}
      """;

  private static final String APP =
      """
      package a;
      import t.*;
      final class App {
        void run(Telemetry telemetry, Session session) {
          telemetry.record(new Opened());
          telemetry.record(
              Sent.There
                  .host(Sent.Host.A)
                  .parts(1)
                  .size(2));
          session.addToClicks(1);
          telemetry.record(session.snapshot());
        }
      }
      """;

  @TempDir Path directory = Path.of("");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path file = Path.of("");

  @BeforeEach
  void generate() throws IOException {
    file = Files.writeString(directory.resolve("plan.yaml"), PLAN);
  }

  @Test
  void everyShapeOfAnEventIsFoundAtItsLine() throws IOException {
    compile("t", APP);

    assertEquals(0, run(Detail.EMISSIONS));
    assertEquals(
        List.of(
            "opened  a/App.java:5  a.App.run",
            "sent  a/App.java:8  a.App.run",
            "session  a/App.java:12  a.App.run"),
        out.toString(UTF_8).lines().toList());
  }

  @Test
  void whatIsWrongIsPrintedAsCompilersDo() throws IOException {
    compile("t", APP.replace("telemetry.record(new Opened());", ""));

    assertEquals(1, run(Detail.FINDINGS));
    assertEquals(
        file
            + ":6:3: error CU001 no class emits opened. Emit it, take it out of the plan, or mark it"
            + " reserved: true.",
        out.toString(UTF_8).strip());
  }

  @Test
  void anEventThatNobodyEmitsHasALineInTheTable() throws IOException {
    compile("t");

    assertEquals(1, run(Detail.EMISSIONS));
    assertTrue(
        out.toString(UTF_8).startsWith("opened  -\nsent  -\nsession  -\n"), out.toString(UTF_8));
  }

  @Test
  void aChangedPlanNeedsGeneratingAgain() throws IOException {
    compile("t", APP);
    Files.writeString(file, PLAN.replace("max: 99", "max: 98"));

    assertEquals(1, run(Detail.FINDINGS));
    assertTrue(out.toString(UTF_8).contains("error CU009"), out.toString(UTF_8));
  }

  @Test
  void severalApisCannotBeCheckedTogether() throws IOException {
    compile("t", APP);
    compile("u");

    assertEquals(1, run(Detail.FINDINGS));
    assertEquals(
        "the classes hold several generated APIs (t, u); check the classes of each by"
            + " themselves.",
        err.toString(UTF_8).strip());
  }

  @Test
  void classesThatAreNotThereAreOneSentence() {
    assertEquals(1, run(Detail.FINDINGS));
    assertTrue(
        err.toString(UTF_8).contains(" cannot be read; name a directory"), err.toString(UTF_8));
  }

  private void compile(String javaPackage, String... app) throws IOException {
    var plan = PlanFile.read(file).plan();
    assertNotNull(plan);
    var sources =
        Outputs.named("java").write(plan, new OutputOptions(javaPackage)).stream()
            .filter(artifact -> artifact.path().endsWith(".java"))
            .map(Artifact::content);
    Javac.compile(directory.resolve("classes"), Stream.concat(sources, Stream.of(app)));
  }

  private int run(Detail detail) {
    var command = new UsageCommand(file, List.of(directory.resolve("classes")));
    return command.run(
        detail, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
