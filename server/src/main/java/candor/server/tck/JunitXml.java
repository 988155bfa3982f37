package candor.server.tck;

import candor.server.tck.Finding.Outcome;
import java.util.Locale;

/** Writes a report as build services read it. Stateless. */
final class JunitXml {

  private static final String REPLACEMENT = "\ufffd";

  private JunitXml() {}

  static String write(Report report) {
    var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<testsuite name=\"").append(escaped("consent conformance of " + report.app()));
    xml.append("\" tests=\"").append(report.findings().size());
    xml.append("\" failures=\"").append(report.count(Outcome.FAILED));
    xml.append("\" errors=\"0\" skipped=\"").append(report.count(Outcome.NOT_TRIED));
    xml.append("\" time=\"").append(seconds(report)).append("\">\n");
    report.findings().forEach(finding -> testCase(xml, report.app(), finding));
    return xml.append("</testsuite>\n").toString();
  }

  private static String seconds(Report report) {
    return String.format(Locale.ROOT, "%.3f", report.took().toMillis() / 1000.0);
  }

  private static void testCase(StringBuilder xml, String app, Finding finding) {
    xml.append("  <testcase classname=\"").append(escaped("candor.tck." + app));
    xml.append("\" name=\"").append(escaped(finding.check().id()));
    String remarks = escaped(String.join("\n", finding.remarks()));
    switch (finding.outcome()) {
      case PROVED -> output(xml, remarks);
      case FAILED ->
          xml.append("\">\n    <failure message=\"")
              .append(escaped("not so: " + finding.check().what()))
              .append("\">")
              .append(remarks)
              .append("</failure>\n  </testcase>\n");
      case NOT_TRIED ->
          xml.append("\">\n    <skipped message=\"")
              .append(escaped(ReportForm.sentence(finding)))
              .append("\"/>\n  </testcase>\n");
    }
  }

  private static void output(StringBuilder xml, String remarks) {
    if (remarks.isEmpty()) {
      xml.append("\"/>\n");
    } else {
      xml.append("\">\n    <system-out>").append(remarks).append("</system-out>\n  </testcase>\n");
    }
  }

  /** Escapes what XML reads as its own, and replaces what it cannot hold at all. */
  static String escaped(String text) {
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> safe.append("&amp;");
            case '<' -> safe.append("&lt;");
            case '>' -> safe.append("&gt;");
            case '"' -> safe.append("&quot;");
            case '\n' -> safe.append("&#10;");
            case '\t' -> safe.append("&#9;");
            default -> safe.append(fits(c) ? Character.toString(c) : REPLACEMENT);
          }
        });
    return safe.toString();
  }

  private static boolean fits(int c) {
    return (c >= 0x20 && c < 0xd800) || (c > 0xdfff && c < 0xfffe) || c > 0xffff;
  }
}
