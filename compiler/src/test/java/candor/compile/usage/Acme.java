package candor.compile.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import candor.compile.PlanFile;
import candor.plan.text.Node.Entry;
import candor.plan.text.Node.Form;
import candor.plan.text.Node.Mapping;
import candor.plan.text.Node.Scalar;
import candor.plan.text.PlanWriter;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Is an app with a plan, in a directory. */
final class Acme {

  private static final String PLAN =
      """
      candor: 1
      app: {id: acme, name: Acme, kind: desktop}
      channels: {usage: {consent: opt-out, label: Send usage data}}
      identity: {model: none}
      events:
        opened: {question: Is it used?, when: It was opened.}
        closed: {question: Is it used?, when: It was closed.MARKS}
        sent: {question: Is it used?, when: It was sent.}
      summary: {name: session, what: A session., when: At its end., max_bytes: 1000, properties: {}}
      retention: {events: 365}
      """;

  /** Emits everything that is planned, on one line. */
  static final String ALL =
      "t.record(new Closed()); t.record(new Session()); t.record(new Opened());"
          + " t.record(new Sent.Local(1));";

  private final Path api;
  private final Path app;

  /** What stands behind the event {@code closed} in the plan. */
  private String marks = "";

  Acme(Path api, Path app) {
    this.api = api;
    this.app = app;
  }

  Acme reservesClosed() {
    marks = ", reserved: true";
    return this;
  }

  static String app(String statements) {
    return """
    package a;
    import t.*;
    final class App {
      void run(Telemetry t) {
        %s
      }
    }
    """
        .formatted(statements);
  }

  UsageReport reportOf(String... sources) throws IOException {
    var hash = PlanWriter.hash(source().plan());
    compile(
        Stream.concat(Stream.of(Api.telemetry(hash)), Stream.of(sources)).toArray(String[]::new));
    return report();
  }

  void compile(String... sources) throws IOException {
    Javac.compile(app, Stream.of(sources), "-cp", api + File.pathSeparator + Javac.CLASS_PATH);
  }

  UsageReport report() throws IOException {
    return Usage.of(source(), ClassFiles.read(List.of(api, app)), Api.NAMES);
  }

  PlanSource source() {
    var reading = PlanFile.read(PLAN.replace("MARKS", marks).getBytes(StandardCharsets.UTF_8));
    assertEquals(
        List.of(), reading.problems().stream().filter(p -> p.id().startsWith("CP0")).toList());
    var plan = reading.plan();
    assertNotNull(plan);
    var events = new Mapping(List.of(entry("opened", 6, 3), entry("closed", 7, 3)), 6, 3);
    var summary = entry("summary", 9, 1);
    var root = new Mapping(List.of(new Entry(key("events", 5, 1), events), summary), 1, 1);
    return new PlanSource("plan.yaml", root, plan);
  }

  private static Entry entry(String name, int line, int column) {
    return new Entry(key(name, line, column), key("", line, column));
  }

  private static Scalar key(String text, int line, int column) {
    return new Scalar(text, Form.TEXT, line, column);
  }

  static List<String> sites(UsageReport report, String event) {
    return report.emissions().getOrDefault(event, List.of()).stream()
        .map(CallSite::toString)
        .toList();
  }

  static List<String> lines(UsageReport report) {
    return report.findings().stream().map(UsageReport.Finding::line).toList();
  }

  static List<String> places(UsageReport report) {
    return report.findings().stream()
        .map(finding ->
            (finding.file().equals("plan.yaml")
                    ? ""
                    : finding.file() + ":" + finding.problem().line() + " ")
                + finding.problem().id()
                + " "
                + finding.problem().path())
        .toList();
  }
}
