package candor.server.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import candor.json.Json;
import candor.json.JsonReader;
import candor.server.tck.Finding.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Proves that each form of a report can be read by what it is made for. */
final class ReportFormTest {

  /** Is all that XML trips over: its own marks, controls, half a pair, and no character at all. */
  private static final String HOSTILE =
      "<a b=\"c\">&amp;]]>\u0000\u001b\ud800\ufffe\n\té\ud83d\ude00";

  private static final Report REPORT =
      new Report(
          "quill & <sons>",
          List.of(
              new Finding(Check.YES_SENDS, Outcome.PROVED, List.of()),
              new Finding(Check.GARBAGE, Outcome.PROVED, List.of("in part, because " + HOSTILE)),
              new Finding(Check.CI, Outcome.FAILED, List.of(HOSTILE, "and more")),
              new Finding(Check.CRASH, Outcome.NOT_TRIED, List.of("there is no " + HOSTILE))),
          Duration.ofMillis(1234));

  @Test
  void junitIsXmlWhateverARemarkHolds() throws Exception {
    Document xml = parsed(ReportForm.JUNIT.write(REPORT));

    Element suite = xml.getDocumentElement();
    assertEquals("testsuite", suite.getTagName());
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("1", suite.getAttribute("failures"));
    assertEquals("1", suite.getAttribute("skipped"));
    assertEquals("1.234", suite.getAttribute("time"));
    assertEquals(4, suite.getElementsByTagName("testcase").getLength());
  }

  @Test
  void junitSaysWhatFailedAndWhyTheRestWasNotTried() throws Exception {
    Document xml = parsed(ReportForm.JUNIT.write(REPORT));

    var failure = (Element) xml.getElementsByTagName("failure").item(0);
    var skipped = (Element) xml.getElementsByTagName("skipped").item(0);
    assertEquals("not so: CI wins, also over a stored yes", failure.getAttribute("message"));
    assertTrue(failure.getTextContent().endsWith("\n\té\ud83d\ude00\nand more"));
    assertTrue(skipped.getAttribute("message").contains("not tried, because there is no <a b="));
  }

  private static Document parsed(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    var bytes = xml.getBytes(StandardCharsets.UTF_8);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  @Test
  void jsonCountsAndNamesEveryCheck() throws Exception {
    var bytes = ReportForm.JSON.write(REPORT).getBytes(StandardCharsets.UTF_8);

    var root = (Json.Dictionary) JsonReader.read(bytes);
    assertEquals(new Json.Whole(2), root.get("proved"));
    assertEquals(new Json.Whole(1), root.get("failed"));
    assertEquals(new Json.Whole(1), root.get("not_tried"));
    var checks = ((Json.Array) Objects.requireNonNull(root.get("checks"))).items();
    assertEquals(new Json.Text("ci"), ((Json.Dictionary) checks.get(2)).get("id"));
    assertEquals(new Json.Text("not_tried"), ((Json.Dictionary) checks.get(3)).get("outcome"));
  }

  @Test
  void textNeverCallsProvedWhatWasNotTried() {
    String text = ReportForm.TEXT.write(REPORT);

    String crash = text.lines().filter(line -> line.contains("crash-after")).findFirst().orElse("");
    assertTrue(crash.startsWith("  not tried"), crash);
    assertTrue(text.contains("2 proved, 1 failed, 1 not tried in 1.2 s"), text);
  }

  @Test
  void aReportThatProvedNothingIsNotGood() {
    var nothing = List.of(new Finding(Check.CI, Outcome.NOT_TRIED, List.of("of the weather")));

    assertFalse(new Report("quill", nothing, Duration.ZERO).isGood());
  }
}
