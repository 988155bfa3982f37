package candor.compile.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.compile.PlanFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReportsTest {

  private static final String PLAN =
      """
      candor: 1
      app: {id: acme, name: Acme, kind: cli}
      channels: {usage: {consent: opt-in, label: Send usage data}}
      identity: {model: none, fingerprint_bits: 5}
      context:
        os:
          values: [linux, macos, other]
          shares: {linux: 0.5, macos: 0.25}
          what: Operating system.
        version: {type: version, what: Version of the app.}
      events:
        saved: {question: Is saving used?, when: A file was saved.}
      questions:
        kpis: [{id: saves, question: How often?, measure: events, events: [saved]}]
      retention: {events: 30}
      """;

  @Test
  void theTextShowsTheArithmeticInTheWarning() {
    assertEquals(
        """
        acme.yaml:5:1: warning CP105 the context could single out a machine: os 1.5 (declared \
        shares, the rest over 1) + version 5.0 (upper bound: 32 versions in use at a time) = 6.5 \
        bits, over the budget of 5. Make "version" coarser first; candor plan explain CP105 shows \
        other ways.
        """,
        report(PLAN, CheckOptions.DEFAULT));
  }

  @Test
  void theBudgetIsShownWhereItIsAskedFor() {
    assertEquals(
        """
        acme.yaml: what the context tells of a machine, at most, in bits
            1.5  os (declared shares, the rest over 1)
            5.0  version (upper bound: 32 versions in use at a time)
            6.5  together, of a budget of 10: 91 groups of machines
        """,
        report(PLAN.replace("bits: 5", "bits: 10"), new CheckOptions(Format.TEXT, true)));
  }

  @Test
  void anInstallIdNeedsNoBudgetAndSaysWhy() {
    var plan = PLAN.replace("none, fingerprint_bits: 5", "install");

    assertEquals(
        "    6.5  together, without a budget, because an install id already tells machines apart: 91"
            + " groups of machines",
        report(plan, new CheckOptions(Format.TEXT, true)).lines().toList().get(3));
  }

  @Test
  void jsonHasADocumentedShape() {
    assertEquals(
        """
        {"report":1,"errors":0,"warnings":1,"files":[{"file":"acme.yaml",\
        "hash":"HASH",\
        "fingerprint":{"bits":6.5,"budget":5,"parts":[\
        {"property":"os","bits":1.5,"basis":"declared shares, the rest over 1"},\
        {"property":"version","bits":5.0,\
        "basis":"upper bound: 32 versions in use at a time"}]},\
        "problems":[{"id":"CP105","severity":"warning","line":5,"column":1,"path":"context",\
        "message":"the context could single out a machine: os 1.5 (declared shares, the rest over 1)\
         + version 5.0 (upper bound: 32 versions in use at a time) = 6.5 bits, over the budget of 5\
        ","remedy":"Make \\"version\\" coarser first; candor plan explain CP105 shows other ways."}\
        ]}]}
        """,
        report(PLAN, new CheckOptions(Format.JSON, false))
            .replaceAll("sha256:[0-9a-f]{64}", "HASH"));
  }

  @Test
  void jsonOfAFileWithErrorsHasNeitherHashNorFingerprint() {
    assertEquals(
        """
        {"report":1,"errors":1,"warnings":0,"files":[{"file":"acme.yaml","problems":[\
        {"id":"CP004","severity":"error","line":1,"column":1,"path":"",\
        "message":"the file is empty","remedy":"Start with candor: 1."}]}]}
        """,
        report("", new CheckOptions(Format.JSON, false)));
  }

  private static String report(String plan, CheckOptions options) {
    var bytes = new ByteArrayOutputStream();
    var checked = new Checked(Path.of("acme.yaml"), PlanFile.read(plan.getBytes(UTF_8)));
    Reports.print(List.of(checked), options, new PrintStream(bytes, true, UTF_8));
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }
}
