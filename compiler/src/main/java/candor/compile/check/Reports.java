package candor.compile.check;

import candor.json.JsonWriter;
import java.io.PrintStream;
import java.util.List;

/** Writes the report of a check in the form that was asked for. Stateless. */
public final class Reports {

  private Reports() {}

  /**
   * Prints a report.
   *
   * @param files every file that was checked, in the order in which they were named
   * @param options the form
   * @param out takes the report
   */
  public static void print(List<Checked> files, CheckOptions options, PrintStream out) {
    switch (options.format()) {
      case TEXT -> files.forEach(file -> TextReport.print(file, options.budget(), out));
      case JSON -> out.println(JsonWriter.write(JsonReport.of(files)));
      case SARIF -> out.println(JsonWriter.write(SarifReport.of(files)));
    }
  }
}
