package candor.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people type, and what comes of it. */
final class CheckVerbsTest {

  private static final String PLAN = "../plans/osaurus.yaml";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void aCheckReportsInTheFormThatIsAskedFor() {
    assertEquals(0, run("plan", "check", "--format", "sarif", PLAN));
    assertTrue(said(out).contains("\"version\":\"2.1.0\""), said(out));
  }

  @Test
  void theBudgetIsShownBelowTheProblems() {
    assertEquals(0, run("plan", "check", "--budget", PLAN));
    assertTrue(said(out).contains("together, of a budget of 13"), said(out));
  }

  @Test
  void aFormThatIsNotThereIsWrongUsage() {
    assertEquals(2, run("plan", "check", "--format", "xml", PLAN));
    assertEquals("candor: --format must be text, json or sarif", said(err));
  }

  @Test
  void theBudgetHasNoPlaceInSarif() {
    assertEquals(2, run("plan", "check", "--budget", "--format", "sarif", PLAN));
    assertEquals(
        "candor: --budget is shown in text and json; sarif has no place for it", said(err));
  }

  @Test
  void anIdIsExplained() {
    assertEquals(0, run("plan", "explain", "CP105"));
    assertTrue(said(out).startsWith("CP105, warning: The context could"), said(out));
  }

  @Test
  void anUnknownIdIsWrongUsage() {
    assertEquals(2, run("plan", "explain", "CP10"));
    assertTrue(said(err).contains("Did you mean"), said(err));
  }

  @Test
  void allPagesComeAsOneDocument() {
    assertEquals(0, run("plan", "explain", "--markdown"));
    assertTrue(said(out).startsWith("# Problems"), said(out));
  }

  private int run(String... arguments) {
    return new Main(stream(out), stream(err), Map.of()).run(arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, UTF_8);
  }

  private static String said(ByteArrayOutputStream bytes) {
    return bytes.toString(UTF_8).strip();
  }
}
