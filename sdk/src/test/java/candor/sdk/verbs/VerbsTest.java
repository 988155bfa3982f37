package candor.sdk.verbs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.sdk.AtHome;
import candor.sdk.Quill;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class VerbsTest extends AtHome {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  private int run(String... words) {
    told.reset();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    var samples = List.of(Quill.completed(12));
    return new Verbs(Quill.plan(), candor, samples, out, out).run(words);
  }

  private String said() {
    return told.toString(StandardCharsets.UTF_8);
  }

  private Path answers() {
    return home.answers();
  }

  @Test
  @Tag("SHI-41")
  void statusTellsWhatHoldsAndWhyAndChangesNothing() {
    assertEquals(3, run("status"));

    assertTrue(said().contains("usage: not decided, because you have not been asked yet"), said());
    assertTrue(said().contains("crash: on, because it is on until you turn it off"), said());
    assertTrue(Files.notExists(directory.resolve("config")));
    assertTrue(Files.notExists(directory.resolve("state")));
  }

  @Test
  @Tag("SHI-39")
  @Tag("SHI-40")
  void enableAndDisableAreWrittenDown() throws IOException {
    assertEquals(0, run("enable", "usage"));
    assertTrue(Files.readString(answers()).contains("\"usage\":{\"enabled\":true"));
    assertEquals(0, run("status", "usage"));

    assertEquals(0, run("disable", "usage"));
    assertTrue(Files.readString(answers()).contains("\"usage\":{\"enabled\":false"));
    assertEquals(3, run("status", "usage"));
  }

  @Test
  void localKeepsWhatIsRecordedHereUntilAnotherAnswer() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    assertEquals(0, run("local", "usage"));
    assertTrue(said().contains("usage: kept on this machine, because you decided so"), said());
    candor.record(Quill.completed(2));

    assertTrue(candor.flush(Duration.ofSeconds(20)));
    assertEquals(0, server.requests());
    run("preview");
    assertFalse(said().contains("\"took_ms\":1}"), "what waited to be sent is gone");
    assertTrue(said().contains("\"took_ms\":2}"), said());

    assertEquals(0, run("enable", "usage"));
    assertEquals(0, run("status", "usage"));
  }

  @Test
  @Tag("SHI-42")
  void previewShowsTheExactJsonWithoutSendingAlsoWhileOff() {
    run("disable");

    assertEquals(0, run("preview"));

    assertTrue(said().startsWith("{\"plan\":\"sha256:"), said());
    assertTrue(said().contains("\"took_ms\":12"), said());
    assertEquals(0, server.requests());
  }

  @Test
  @Tag("SHI-43")
  void exportPrintsEveryByteThatLeftAndWhatWaits() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    assertTrue(candor.flush(Duration.ofSeconds(20)));
    var left = server.next();
    candor.record(Quill.completed(2));

    assertEquals(0, run("export"));

    assertTrue(said().startsWith(left + "\n"), said());
    assertTrue(said().contains("\"took_ms\":2}"), said());
  }

  @Test
  @Tag("SHI-44")
  void validateFindsWhatThePlanDoesNotHold() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    candor.flush(Duration.ofSeconds(20));
    assertEquals(0, run("validate"));
    assertTrue(said().contains("2 checked, 0 found"), said());

    var wrong =
        "{\"context\":{},\"events\":[{\"name\":\"text.completed\",\"props\":"
            + "{\"took_ms\":1,\"home\":\"/home/ada\"}}]}";
    var findings = candor.findings(wrong).toString();
    assertTrue(findings.contains("NOT_IN_PLAN"), findings);
    assertFalse(findings.contains("ada"), findings);
  }

  @Test
  void auditTellsWhetherTheLedgerIsWhole() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    candor.flush(Duration.ofSeconds(20));
    assertEquals(0, run("audit"));

    var ledger = directory.resolve("state/ledger.jsonl");
    Files.writeString(ledger, Files.readString(ledger).replace("took_ms", "took_mx"));

    assertEquals(1, run("audit"));
    assertTrue(said().contains("entry 1"), said());
  }

  @Test
  void eraseForgetsEverythingAndTellsTheServer() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    candor.flush(Duration.ofSeconds(20));
    server.next();

    assertEquals(0, run("erase"));

    var body = server.next();
    assertTrue(body.contains("\"erase\":true"), body);
    assertTrue(body.contains("\"events\":[]"), body);
    assertEquals(3, run("status", "usage"));
    assertTrue(Files.notExists(directory.resolve("state/install_id")));
  }

  @Test
  void theWishToBeForgottenSurvivesAServerThatIsDown() throws IOException {
    candor.answer("usage", true);
    candor.record(Quill.completed(1));
    candor.flush(Duration.ofSeconds(20));
    server.next();
    server.answer(503);
    run("erase");
    assertTrue(said().contains("when it can be reached"), said());

    server.answer(200);
    candor.flush(Duration.ofSeconds(20));

    assertTrue(server.next().contains("\"erase\":true"));
  }

  @Test
  void wrongUsageNamesWhatIsRight() {
    assertEquals(2, run());
    assertEquals(2, run("enabel"));
    assertTrue(said().contains("enable"), said());
    assertEquals(2, run("enable", "metrics"));
    assertTrue(said().contains("usage"), said());
    assertEquals(2, run("status", "usage", "now"));
  }
}
