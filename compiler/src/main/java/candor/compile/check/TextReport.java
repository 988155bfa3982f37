package candor.compile.check;

import candor.plan.fingerprint.Fingerprint;
import java.io.PrintStream;
import java.util.Locale;

/** Prints one line for each problem, and the bits of the context where they are asked for. */
final class TextReport {

  private TextReport() {}

  static void print(Checked checked, boolean budget, PrintStream out) {
    var file = checked.file().toString();
    checked.reading().problems().forEach(problem -> out.println(problem.inFile(file)));
    var plan = checked.reading().plan();
    if (budget && plan != null) {
      var identity = plan.identity();
      budget(file, Fingerprint.of(plan), Fingerprint.counts(identity), out);
    }
  }

  private static void budget(
      String file, Fingerprint fingerprint, boolean counts, PrintStream out) {
    out.println(file + ": what the context tells of a machine, at most, in bits");
    for (Fingerprint.Part part : fingerprint.parts()) {
      line(out, part.bits(), part.property() + " (" + part.basis() + ")");
    }
    var limit =
        counts
            ? "of a budget of " + fingerprint.budgetBits()
            : "without a budget, because an install id already tells machines apart";
    line(out, fingerprint.bits(), "together, " + limit + ": " + groups(fingerprint.bits()));
  }

  private static void line(PrintStream out, double bits, String words) {
    out.println(String.format(Locale.ROOT, "%7s  %s", Fingerprint.shown(bits), words));
  }

  private static String groups(double bits) {
    return bits > 33
        ? "more groups than there are people"
        : String.format(Locale.ROOT, "%,d groups of machines", Math.round(Math.pow(2, bits)));
  }
}
