package candor.compile.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UsageTest {

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
  void anAppThatEmitsEverythingAgrees() throws IOException {
    var report = acme.reportOf(Acme.app(Acme.ALL));

    assertEquals(List.of(), Acme.lines(report));
    assertEquals(Set.of("closed", "opened", "sent", "session"), report.emissions().keySet());
    assertTrue(report.agrees());
  }

  @Test
  void anEventThatNobodyEmitsIsFoundWhereThePlanNamesIt() throws IOException {
    var report = acme.reportOf(Acme.app(Acme.ALL.replace("t.record(new Closed());", "")));

    assertEquals(
        List.of(
            "plan.yaml:7:3: error CU001 no class emits closed. Emit it, take it out of the plan,"
                + " or mark it reserved: true."),
        Acme.lines(report));
    assertFalse(report.agrees());
  }

  @Test
  void aSummaryThatNobodySendsIsFoundToo() throws IOException {
    var report = acme.reportOf(Acme.app(Acme.ALL.replace("t.record(new Session());", "")));

    assertEquals(
        List.of(
            "plan.yaml:9:1: error CU001 no class emits session. Emit it or take it out of the"
                + " plan."),
        Acme.lines(report));
  }

  @Test
  void aReservedEventNeedsNobody() throws IOException {
    acme.reservesClosed();

    assertEquals(
        List.of(),
        Acme.lines(acme.reportOf(Acme.app(Acme.ALL.replace("t.record(new Closed());", "")))));
  }

  @Test
  void aReservedEventThatIsEmittedIsAWarning() throws IOException {
    acme.reservesClosed();

    var report = acme.reportOf(Acme.app(Acme.ALL));

    assertEquals(
        List.of(
            "plan.yaml:7:3: warning CU002 closed is marked reserved, but a.App emits it. Take"
                + " reserved out of the plan."),
        Acme.lines(report));
    assertTrue(report.agrees());
  }

  @Test
  void everyWayOfMakingAnEventIsFoundAtItsLine() throws IOException {
    var report =
        acme.reportOf(
            """
            package a;
            import java.util.function.IntFunction;
            import t.*;
            final class App {
              private static final Opened FIRST = new Opened();
              void run(Telemetry t) {
                t.record(FIRST);
                t.opened();
                t.record(Sent.builder().count(1).build());
                Runnable later = () ->
                    t.record(new Sent.Remote("x"));
                IntFunction<Sent> made = Sent.Local::new;
                t.record(made.apply(1));
                t.record(new Closed());
                t.record(new Session());
              }
            }
            """);

    assertEquals(
        List.of("a/App.java:5  a.App.static", "a/App.java:8  a.App.run"),
        Acme.sites(report, "opened"));
    assertEquals(
        List.of("a/App.java:9  a.App.run", "a/App.java:11  a.App.run", "a/App.java:12  a.App.run"),
        Acme.sites(report, "sent"));
    assertEquals(List.of(), Acme.lines(report));
  }

  @Test
  void anEventThatIsThrownAwayIsNotEmitted() throws IOException {
    var report =
        acme.reportOf(Acme.app(Acme.ALL.replace("t.record(new Closed());", "new Closed();")));

    assertEquals(List.of("CU001 events.closed", "a/App.java:5 CU003 a.App"), Acme.places(report));
  }

  @Test
  void eventsThatNobodyRecordsAreFound() throws IOException {
    var report =
        acme.reportOf(
            Acme.app(
                "Object[] all = {new Closed(), new Session(), new Opened(), new Sent.Local(1)};"));

    assertEquals(List.of("a/App.java:5 CU004 a.App"), Acme.places(report));
  }

  @Test
  void classesWithoutTheGeneratedApiAreNamed() throws IOException {
    assertEquals(
        List.of("CU010 "),
        Acme.places(Usage.of(acme.source(), ClassFiles.read(List.of(api)), Set.of())));
  }

  @Test
  void theApiOfAnotherPlanIsNamed() throws IOException {
    acme.compile(Api.telemetry("sha256:0"), Acme.app(Acme.ALL));

    assertEquals(List.of("CU009 "), Acme.places(acme.report()));
  }

  @Test
  void thePackageOfTheApiIsFound() throws IOException {
    acme.compile(Api.telemetry("sha256:0"));

    assertEquals(List.of("t"), ClassFiles.read(List.of(api, app)).apiPackages());
  }
}
