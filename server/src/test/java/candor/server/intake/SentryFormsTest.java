package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the forms in which clients of Sentry, old and new, write the same thing. */
final class SentryFormsTest {

  @TempDir Path directory;
  private SentrySender sender;

  @BeforeEach
  void open() throws IOException {
    sender = new SentrySender(directory);
  }

  private void event(String body) {
    String json = body.replace('\'', '"');
    assertEquals(
        200,
        sender.stand.post(sender.path("store/"), sender.auth(), SentrySender.utf8(json)).status());
  }

  /** By JavaScript, Java, Python, Go, and the oldest of Java, Node and Ruby, which mean UTC. */
  @ParameterizedTest
  @CsvSource({
    "1763805540.123, 2025-11-22T09:59:00.123Z",
    "1763805540, 2025-11-22T09:59:00Z",
    "'\"2025-11-22T09:59:00.123Z\"', 2025-11-22T09:59:00.123Z",
    "'\"2025-11-22T09:59:00.123456Z\"', 2025-11-22T09:59:00.123Z",
    "'\"2025-11-22T09:59:00.123456789Z\"', 2025-11-22T09:59:00.123Z",
    "'\"2025-11-22T09:59:00\"', 2025-11-22T09:59:00Z"
  })
  void timesOfEveryForm(String written, Instant at) {
    sender.stand.turnTo(Instant.parse("2025-11-22T10:00:00Z"));
    event("{\"message\":\"it broke\",\"timestamp\":" + written + "}");
    assertEquals(at, sender.crash().at());
  }

  @Test
  void withoutATimeItIsThatOfReceipt() {
    event("{'message':'it broke'}");
    assertEquals(Stand.NOW, sender.crash().at());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'exception':{'values':[{'type':'Broken','value':'no'}]}",
        "'exception':[{'type':'Broken','value':'no'}]",
        "'exception':{'type':'Broken','value':'no'}",
        "'sentry.interfaces.Exception':{'values':[{'type':'Broken','value':'no'}]}",
        "'sentry.interfaces.Exception':[{'type':'Broken','value':'no'}]"
      })
  void exceptionsOfEveryForm(String exception) {
    event("{" + exception + "}");
    var thrown = sender.crash().chain().getFirst();
    assertEquals("Broken no", thrown.type() + " " + thrown.message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'message':'it broke'",
        "'message':{'message':'it broke'}",
        "'message':{'formatted':'it broke'}",
        "'logentry':{'message':'it broke'}"
      })
  void messagesOfEveryForm(String message) {
    event("{'level':'error'," + message + "}");
    assertEquals("it broke", sender.crash().chain().getFirst().message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[['arch','x86_64'],['mood','alice']]", "{'arch':['x86_64']}", "'arch'", "null"})
  void tagsOfAnotherFormAreNotRead(String tags) {
    event("{'message':'it broke','tags':" + tags + "}");
    assertNull(sender.crash().sender().context().get("arch"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transaction",
        "span",
        "log",
        "trace_metric",
        "check_in",
        "replay_event",
        "profile",
        "profile_chunk",
        "statsd",
        "raw_security",
        "client_report",
        "attachment",
        "of_next_year"
      })
  void itemsThatNoPlanHoldsAreSkippedAndTheirNeighboursKept(String type) {
    String strange =
        "{\"type\":\"%s\",\"length\":9,\"filename\":\"alice.dmp\"}\nalice\n{}x\n".formatted(type);
    String own = SentrySender.item("event", SentrySender.EVENT);
    assertEquals(200, sender.envelope("{}\n" + strange + own + strange).status());
    assertEquals(1, sender.kept().size());
    assertEquals(SentrySender.UUID_OF_ID, sender.crash().id());
    assertEquals(false, sender.kept().toString().contains("alice"));
  }
}
