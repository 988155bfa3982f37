package candor.server.intake;

import static candor.server.otlp.Protobuf.attribute;
import static candor.server.otlp.Protobuf.bytes;
import static candor.server.otlp.Protobuf.fixed64;
import static candor.server.otlp.Protobuf.join;
import static candor.server.otlp.Protobuf.number;
import static candor.server.otlp.Protobuf.record;
import static candor.server.otlp.Protobuf.request;
import static candor.server.otlp.Protobuf.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.event.Message;
import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.json.Json;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps what becomes of exceptions in the dialect of OpenTelemetry. */
final class OtlpReportsTest {

  @TempDir Path directory;
  private Stand stand;
  private Registry.App dimmy;

  @BeforeEach
  void open() throws IOException {
    var sender = new SentrySender(directory);
    stand = sender.stand;
    dimmy = sender.dimmy;
  }

  private Message.Crash crash(String stack, byte[]... more) {
    byte[] record =
        record(
            "",
            Stand.NOW.toEpochMilli(),
            attribute(6, "exception.type", "Outer"),
            attribute(6, "exception.message", "key sk-live-CANARY0123456789abcdef"),
            attribute(6, "exception.stacktrace", stack),
            join(more));
    byte[] resource =
        join(attribute(1, "service.version", "0.6.27"), attribute(1, "host.arch", "amd64"));
    var headers =
        Map.of("candor-key", dimmy.keys().nativeKey(), "content-type", "application/x-protobuf");
    assertEquals(200, stand.post("/v1/logs", headers, request(resource, record)).status());
    return (Message.Crash) stand.deliveries().getLast().messages().getFirst();
  }

  private List<Frame> frames(String stack) {
    return crash(stack).chain().getFirst().frames();
  }

  @Test
  void aStackOfJavaIsReadWithItsCauses() {
    var crash =
        crash(
            """
            Outer: key sk-live-CANARY0123456789abcdef
            \tat dimmy.Engine.load(Engine.java:41)
            \tat app//dimmy.Main.main(Main.java:7)
            \tat java.base/java.lang.Thread.run(Thread.java:1583)
            \tSuppressed: java.io.IOException: alice
            \t\tat dimmy.Closer.close(Closer.java:5)
            Caused by: java.io.IOException: no file /home/alice/secret.txt
            \tat dimmy.Disk.read(Disk.java:12)
            \t... 2 more
            """,
            number(2, 21));
    assertEquals(
        List.of(
            new Frame("dimmy.Engine.load", "Engine.java", 41, 0, true),
            new Frame("dimmy.Main.main", "Main.java", 7, 0, true),
            new Frame("java.lang.Thread.run", "Thread.java", 1583, 0, false)),
        crash.chain().get(0).frames());
    Thrown cause = crash.chain().get(1);
    assertEquals("java.io.IOException", cause.type());
    assertEquals(List.of(new Frame("dimmy.Disk.read", "Disk.java", 12, 0, true)), cause.frames());
    assertFalse(crash.handled(), "it was fatal");
    assertEquals(
        Map.of("app_version", new Json.Text("0.6.27"), "arch", new Json.Text("x86_64")),
        crash.sender().context());
    assertNothingPrivate();
  }

  private void assertNothingPrivate() {
    for (byte[] kept : stand.log.records()) {
      String text = new String(kept, StandardCharsets.ISO_8859_1);
      assertFalse(text.contains("CANARY") || text.contains("alice"), text);
    }
  }

  @Test
  void aStackOfJavaScriptIsRead() {
    assertEquals(
        List.of(
            new Frame("boom", "app.js", 10, 5, true),
            new Frame("async Engine.run", "engine.js", 3, 1, true),
            new Frame("", "anonymous.js", 4, 2, true),
            new Frame("next", "index.js", 9, 9, false)),
        frames(
            """
            Outer: at home
                at boom (/home/alice/app.js:10:5)
                at async Engine.run (file:///home/alice/engine.js?x=1:3:1)
                at C:\\Users\\alice\\anonymous.js:4:2
                at next (/srv/node_modules/express/index.js:9:9)
            """));
    assertNothingPrivate();
  }

  @Test
  void aStackOfPythonIsTurnedAround() {
    assertEquals(
        List.of(new Frame("read", "disk.py", 12, 0, true), new Frame("main", "app.py", 3, 0, true)),
        frames(
            """
            Traceback (most recent call last):
              File "/home/alice/old.py", line 1, in old
            KeyError: 'alice'

            During handling of the above exception, another exception occurred:

            Traceback (most recent call last):
              File "/home/alice/app.py", line 3, in main
                key = "sk-live-CANARY0123456789abcdef"
              File "/home/alice/disk.py", line 12, in read
            Outer: alice
            """));
    assertNothingPrivate();
  }

  @Test
  void aStackOfDotNetIsRead() {
    assertEquals(
        List.of(
            new Frame("Dimmy.Engine.Load", "Engine.cs", 41, 0, true),
            new Frame("System.Threading.Task.Run", null, 0, 0, false)),
        frames(
            """
            Outer: it broke
               at Dimmy.Engine.Load(String path) in C:\\Users\\alice\\Engine.cs:line 41
               at System.Threading.Task.Run(Action run)
            """));
    assertNothingPrivate();
  }

  @Test
  void whatIsNoCallIsNotRead() {
    assertEquals(
        List.of(),
        frames("Meet me\n  at alice@example.org\n  at the (corner of) x\nat " + "a".repeat(2_000)));
    assertTrue(crash("\n".repeat(100_000)).handled());
  }

  @Test
  void anExceptionOnAnEventOfThePlanIsNotRead() {
    byte[] record =
        record(
            "transcription.cancelled",
            Stand.NOW.toEpochMilli(),
            attribute(6, "exception.message", "alice"),
            bytes(6, text(1, "audio_secs"), bytes(2, fixed64(4, Double.doubleToLongBits(1.5)))));
    var headers =
        Map.of("candor-key", dimmy.keys().nativeKey(), "content-type", "application/x-protobuf");
    assertEquals(200, stand.post("/v1/logs", headers, request(new byte[0], record)).status());
    assertTrue(
        stand.deliveries().getFirst().messages().getFirst() instanceof Message.Track,
        stand.deliveries().toString());
    assertNothingPrivate();
  }
}
