package candor.server.tck;

import candor.json.JsonWriter;
import candor.server.tck.Finding.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names how a report is written. */
public enum ReportForm {
  /** For people. */
  TEXT,
  /** For programs. */
  JSON,
  /** For build services: JUnit's XML. */
  JUNIT;

  /** The longest word of a check has this many letters. */
  private static final int WORD_WIDTH = 20;

  /**
   * Finds a form.
   *
   * @param word {@code text}, {@code json} or {@code junit}
   * @return the form, or null when there is none
   */
  public static @Nullable ReportForm of(String word) {
    for (ReportForm form : values()) {
      if (form.name().toLowerCase(Locale.ROOT).equals(word)) {
        return form;
      }
    }
    return null;
  }

  /**
   * Writes a report.
   *
   * @param report the report
   * @return the text, with a line feed at its end
   */
  public String write(Report report) {
    return switch (this) {
      case TEXT -> text(report);
      case JSON -> json(report);
      case JUNIT -> JunitXml.write(report);
    };
  }

  private static String text(Report report) {
    var text = new StringBuilder("consent conformance of " + report.app() + "\n");
    for (Finding finding : report.findings()) {
      Outcome outcome = finding.outcome();
      String word = outcome == Outcome.FAILED ? "FAILED" : outcome.word();
      line(text, word, finding.check().id(), sentence(finding));
      if (outcome != Outcome.NOT_TRIED) {
        finding.remarks().forEach(remark -> line(text, "", "", remark));
      }
    }
    return text.append(
            "%d proved, %d failed, %d not tried in %.1f s%n"
                .formatted(
                    report.count(Outcome.PROVED),
                    report.count(Outcome.FAILED),
                    report.count(Outcome.NOT_TRIED),
                    report.took().toMillis() / 1000.0))
        .toString();
  }

  private static void line(StringBuilder text, String word, String id, String rest) {
    text.append(String.format(Locale.ROOT, "  %-9s  %-" + WORD_WIDTH + "s  %s\n", word, id, rest));
  }

  /** Says what was to be proved; what was not tried says why on the same line. */
  static String sentence(Finding finding) {
    return finding.outcome() == Outcome.NOT_TRIED
        ? finding.check().what() + ": not tried, because " + reasons(finding)
        : finding.check().what();
  }

  private static String reasons(Finding finding) {
    return finding.remarks().isEmpty()
        ? "the run did not come to it"
        : String.join("; ", finding.remarks());
  }

  private static String json(Report report) {
    var writer = new JsonWriter().open().name("app").text(report.app());
    for (Outcome outcome : Outcome.values()) {
      writer.name(outcome.word().replace(' ', '_')).number(report.count(outcome));
    }
    writer.name("took_ms").number(report.took().toMillis()).name("checks").openArray();
    for (Finding finding : report.findings()) {
      writer.open().name("id").text(finding.check().id());
      writer.name("what").text(finding.check().what());
      writer.name("outcome").text(finding.outcome().word().replace(' ', '_'));
      writer.name("remarks").openArray();
      finding.remarks().forEach(writer::text);
      writer.closeArray().close();
    }
    return new String(writer.closeArray().close().bytes(), StandardCharsets.UTF_8) + "\n";
  }
}
