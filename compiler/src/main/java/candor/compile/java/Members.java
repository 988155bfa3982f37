package candor.compile.java;

import candor.compile.java.Form.Constant;
import candor.compile.java.Form.Write;

/** Writes the members that every class with values has. Stateless. */
final class Members {

  private Members() {}

  static void constants(Source source, Form form) {
    for (Constant constant : form.constants()) {
      source.blank();
      if (constant.items().isEmpty()) {
        source.constant(constant.declared(), constant.value());
      } else {
        source.array(constant.declared(), constant.items());
      }
    }
  }

  /** Writes the method that says which event it is. */
  static void place(Source source, String place) {
    source.blank().line("@Override").open("public int place() {");
    source.line("return " + place + ";").close();
  }

  /** Writes the method that hands the values over. */
  static void write(Source source, Form form, boolean overrides) {
    source.uses("candor.sdk.typed.Values").blank();
    if (overrides) {
      source.line("@Override");
    } else {
      source.doc(Doc.of("Hands the values over.").param("values", "takes those that are there"));
    }
    if (form.writes().isEmpty()) {
      source.line("public void write(Values values) {}");
      return;
    }
    source.open("public void write(Values values) {");
    for (Write write : form.writes()) {
      if (write.condition().isEmpty()) {
        source.call(write.statement());
      } else {
        source.open("if (" + write.condition() + ") {").call(write.statement()).close();
      }
    }
    source.close();
  }
}
