package candor.compile.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BypassesTest {

  @TempDir static Path api = Path.of("");

  @TempDir Path app = Path.of("");

  private Acme acme = new Acme(api, app);

  @BeforeAll
  static void compileTheEvents() throws IOException {
    Javac.compile(api, Api.events());
  }

  @BeforeEach
  void planTheApp() {
    acme = new Acme(api, app);
  }

  @Test
  void anEventOfOnesOwnIsABypass() throws IOException {
    var report =
        acme.reportOf(
            Acme.app(Acme.ALL),
            """
            package a;
            final class Mine implements candor.sdk.typed.Event {
              public int place() {
                return 0;
              }
              public void write(candor.sdk.typed.Values values) {}
            }
            """);

    assertEquals(List.of("a/Mine.java:2 CU005 a.Mine"), Acme.places(report));
  }

  @Test
  void aClassThatWasPutBesideTheGeneratedOnesIsNotOneOfThem() throws IOException {
    var report =
        acme.reportOf(
            Acme.app(Acme.ALL),
            """
            package t;
            final class Mine {
              void run(candor.sdk.typed.Recorder recorder) {
                recorder.record(new Opened());
              }
            }
            """);

    assertEquals(List.of("t/Mine.java:4 CU006 t.Mine"), Acme.places(report));
  }

  @Test
  void aMessageMadeByHandIsABypass() throws IOException {
    var report =
        acme.reportOf(
            Acme.app(
                Acme.ALL
                    + " new candor.event.Message.Track(null, \"x\", null, null,"
                    + " java.util.Map.of());"));

    assertEquals(List.of("a/App.java:5 CU007 a.App"), Acme.places(report));
  }

  @Test
  void plainReflectionIsABypass() throws IOException {
    var report =
        acme.reportOf(
            """
            package a;
            import t.*;
            final class App {
              void run(Telemetry t) {
                SEND
              }
              Object load() throws Exception {
                return Class.forName("t.Sent$Local");
              }
              Object reflect() throws Exception {
                return Opened.class.getDeclaredConstructor().newInstance();
              }
            }
            """
                .replace("SEND", Acme.ALL));

    assertEquals(
        List.of("a/App.java:8 CU008 a.App", "a/App.java:11 CU008 a.App"), Acme.places(report));
  }
}
