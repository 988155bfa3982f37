package candor.server.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import candor.event.Message;
import candor.server.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

  /** Python writes words where JSON has no number; in text they are text. */
  @Test
  void numbersThatJsonDoesNotHaveAreNone() {
    event(
        "{'extra':{'a':[NaN,-Infinity,1],'b':Infinity},'timestamp':NaN,"
            + "'message':'NaN is \\'Infinity\\', -Infinity'}");
    assertEquals("NaN is \"Infinity\", -Infinity", sender.crash().chain().getFirst().message());
    assertEquals(Stand.NOW, sender.crash().at());
  }

  /** What is broken in another way stays so, and says the same with such a word in a text. */
  @Test
  void whatIsNoJsonIsRefusedWithSuchAWordOrWithout() {
    Response broken = store("{\"message\":\"it broke\",]");
    assertEquals(400, broken.status());
    for (String also :
        List.of("{\"message\":\"it\\\"NaN\",]", "{\"message\":NaN,]", "{\"a\":\"NaN\\", "-")) {
      assertEquals(400, store(also).status(), also);
    }
    assertEquals(
        SentrySender.text(broken), SentrySender.text(store("{\"message\":\"NaNbroke\",]")));
    assertEquals(List.of(), sender.kept());

    assertEquals(200, store("{\"x\":[NaN,{}],\"message\":\"it broke\",\"y\":NaN}").status());
    assertEquals("it broke", sender.crash().chain().getFirst().message());
  }

  private Response store(String json) {
    return sender.stand.post(sender.path("store/"), sender.auth(), SentrySender.utf8(json));
  }

  /** Base64 of gzip or zlib, or either of them alone and undeclared. */
  @Test
  void bodiesOfEveryPacking() throws IOException {
    byte[] json = SentrySender.utf8(SentrySender.EVENT);
    var zlib = new ByteArrayOutputStream();
    try (var packed = new DeflaterOutputStream(zlib)) {
      packed.write(json);
    }
    byte[] gzip = NativeAnswersTest.gzip(json);
    var base64 = Base64.getMimeEncoder();
    for (byte[] body :
        List.of(gzip, zlib.toByteArray(), base64.encode(gzip), base64.encode(zlib.toByteArray()))) {
      var answer = sender.stand.post(sender.path("store/"), sender.auth(), body);
      assertEquals("{\"id\":\"" + SentrySender.ID + "\"}", SentrySender.text(answer));
    }
    assertEquals(4, sender.kept().size());
  }

  /** Before the dialect had a form for it, feedback was a message at level info. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'tags':{'kind':'bug'},'extra':{'user_email':'me@example.org','x':'alice'}|bug|me@example.org",
        "'tags':{'feedback':true},'extra':{'user_email':'me@example.org'}|general|me@example.org",
        "'tags':{'feedback':'true'}|general|",
        "'tags':{'feedback':'from the menu'}|general|",
        "'tags':{'feedback':1}|general|",
        "'tags':{'feedback_kind':'feature','who':'alice'},'extra':{'user_email':'  '}|feature|",
      })
  @Tag("DIM-89")
  @Tag("DIM-91")
  void aTaggedMessageIsFeedback(String more, String kind, String email) {
    event("{'level':'info','message':' It broke. ','user':{'id':'alice'}," + more + "}");
    var typed = (Message.Feedback) sender.kept().getFirst();
    assertEquals(" It broke. ", typed.text());
    assertEquals(kind, typed.kind());
    assertEquals(email, typed.email());
    assertEquals(false, sender.kept().toString().contains("alice"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'level':'info','tags':{'mood':'bug'}",
        "'level':'info','tags':{'kind':'gossip'}",
        "'level':'warning','tags':{'kind':'bug'}",
        "'level':'info','tags':{'feedback_kind':'gossip'}",
        "'level':'info','tags':{'feedback_enabled':'true'}",
        "'level':'info','tags':{'feedback':'false'}",
        "'level':'info','tags':{'feedback':' '}",
        "'level':'info','tags':{'feedback':'0'}",
        "'level':'info','tags':{'feedback':0}",
        "'level':'info','tags':{'feedback':false}",
        "'level':'info','tags':{'feedback':null}",
        "'level':'info','tags':{'feedback':['bug']}",
        "'level':'info','extra':{'email':'me@example.org'}",
        "'level':'info','extra':{'user_email':'me@example.org'}",
        "'level':'info','extra':{'user_email':'me@example.org'},'tags':{'kind':'gossip'}"
      })
  void anyOtherMessageIsALineOfALog(String more) {
    event("{'message':'hello'," + more + "}");
    assertEquals(List.of(), sender.kept());
  }

  @ParameterizedTest
  @ValueSource(strings = {"exception", "sentry.interfaces.Exception"})
  void whatWasThrownIsNoFeedback(String part) {
    event(
        "{'level':'info','tags':{'kind':'bug'},'message':'hello',"
            + ("'extra':{'user_email':'me@example.org'},'" + part + "':")
            + "{'values':[{'type':'Broken','value':'no'}]}}");
    assertEquals("Broken", sender.crash().chain().getFirst().type());
    assertEquals(false, sender.kept().toString().contains("me@example.org"));
  }

  /** Extra counts as uninvited, but not where the address was typed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'tags':{'kind':'bug'},'extra':{'user_email':'me@example.org'}|0",
        "'tags':{'kind':'bug'},'extra':{'mood':'x'}|1",
        "'extra':{'user_email':'me@example.org'}|1",
        "'type':'feedback','contexts':{'feedback':{'message':'x'}},'extra':{'user_email':'b@x.org'}|1",
      })
  void extraIsReadForAnAddressAlone(String more, long uninvited) {
    event("{'level':'info','message':'It broke.'," + more + "}");
    assertEquals(uninvited, sender.stand.tally.snapshot().getFirst().uninvited());
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
