package candor.compile.java;

import candor.compile.output.Artifact;
import candor.plan.Plan;
import candor.plan.PropertyType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the summary: a place to gather figures in, and what it has gathered as an event. */
final class SummaryFile {

  static final String SNAPSHOT = "Snapshot";

  private final Api api;
  private final Plan.Summary summary;
  private final String type;
  private final Form form;
  private final Source source;
  private final Set<Carrier> numbers = new LinkedHashSet<>();

  private SummaryFile(Api api, Plan.Summary summary, String type) {
    this.api = api;
    this.summary = summary;
    this.type = type;
    this.form = gathered(Forms.of(api, type, api.variants(type).get(0), summary.properties()));
    this.source = api.source().uses(form.imports());
  }

  static Artifact of(Api api, Plan.Summary summary, String type) {
    return new SummaryFile(api, summary, type).file();
  }

  /** What must be there and can start at nothing does so; the rest is absent until it is set. */
  private static Form gathered(Form form) {
    return form.optionally(field -> !(field.required() && (field.isSet() || startsAtZero(field))));
  }

  private static boolean startsAtZero(Field field) {
    var type = field.property().type();
    return type instanceof PropertyType.Whole whole
        ? whole.min() <= 0 && whole.max() >= 0
        : type instanceof PropertyType.Decimal decimal && decimal.min() <= 0 && decimal.max() >= 0;
  }

  private Artifact file() {
    source.doc(doc()).open("public final class " + type + " {");
    source.blank().line("private final Object lock = new Object();");
    for (Field field : form.fields()) {
      var start = field.isSet() && field.required() ? " = Set.of()" : "";
      source.line("private " + field.held() + " " + field.java() + start + ";");
    }
    source.blank().doc(Doc.of("Starts with nothing gathered."));
    source.line("public " + type + "() {}");
    form.fields().forEach(this::gather);
    snapshot();
    arithmetic();
    EnumCode.inside(source, api.lists(), type);
    source.close();
    return source.file(type);
  }

  private Doc doc() {
    return Doc.of(JavaText.sentence(summary.what()))
        .text(
            "Gathers the summary "
                + JavaText.code(summary.name())
                + " of the channel "
                + JavaText.code(summary.channel())
                + ". "
                + JavaText.sentence(summary.when())
                + " Its compact JSON has at most "
                + summary.maxBytes()
                + " bytes.")
        .text(
            "Safe for use by many threads. Figures that must be there start at 0; what else was"
                + " never set is left out.");
  }

  private void gather(Field field) {
    var type = field.property().type();
    var java = field.java();
    if (field.isSet()) {
      source.uses(List.of("java.util.EnumSet", "java.util.Set"));
      method(field, "addTo", field.element(), "Adds a value to", copyWith(field));
      return;
    }
    method(field, "set", field.carrier().type(), "Sets", List.of(java));
    if (type instanceof PropertyType.Whole || type instanceof PropertyType.Decimal) {
      var both = "(this." + java + ", " + java + ")";
      method(field, "addTo", field.carrier().type(), "Adds to", List.of("sum" + both));
      method(
          field,
          "raise",
          field.carrier().type(),
          "Keeps the greatest of",
          List.of("greatest" + both));
      numbers.add(field.carrier());
    }
  }

  /** Writes how numbers are added, for those kinds of numbers that there are. */
  private void arithmetic() {
    for (Carrier number : numbers) {
      var type = number.type();
      var zero = "before == null ? more : ";
      var head = " " + type + " %s(" + number.boxed() + " before, " + type + " more) {";
      source.blank().open("private static" + String.format(head, "greatest"));
      source.line("return " + zero + "Math.max(before, more);").close();
      source.blank().open("private static" + String.format(head, "sum"));
      if (type.equals("long")) {
        source.open("try {").line("return " + zero + "Math.addExact(before, more);");
        source.closeAnd("catch (ArithmeticException beyond) {");
        source.line("return more < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;").close().close();
      } else {
        source.line("return " + zero + "before + more;").close();
      }
    }
  }

  /** Returns the statements that make a set one longer; the last one is what becomes of it. */
  private static List<String> copyWith(Field field) {
    var java = field.java();
    var all = new ArrayList<String>();
    all.add("Set<" + field.element() + "> all = EnumSet.noneOf(" + field.element() + ".class);");
    if (field.required()) {
      all.add("all.addAll(this." + java + ");");
    } else {
      all.addAll(
          List.of("if (this." + java + " != null) {", "  all.addAll(this." + java + ");", "}"));
    }
    all.addAll(List.of("if (" + java + " != null) {", "  all.add(" + java + ");", "}"));
    all.add(field.element() + ".copy(all)");
    return all;
  }

  private void method(
      Field field, String prefix, String parameter, String verb, List<String> statements) {
    var when = field.property().when();
    var doc =
        Doc.of(verb + " {@code " + field.name() + "}.")
            .param(field.java(), Words.of(field.property(), when == null));
    source.blank().doc(doc);
    source.open(
        "public void " + field.prefixed(prefix) + "(" + parameter + " " + field.java() + ") {");
    source.open("synchronized (lock) {");
    int last = statements.size() - 1;
    statements.subList(0, last).forEach(source::line);
    source.line("this." + field.java() + " = " + statements.get(last) + ";").close().close();
  }

  private void snapshot() {
    source.blank();
    source.doc(Doc.of("Returns what was gathered so far.").returns("an event to be recorded"));
    source.open("public Snapshot snapshot() {").open("synchronized (lock) {");
    source.line("return new Snapshot(this);").close().close();
    source.blank().doc(Doc.of("Is what a summary had gathered at one moment. Immutable."));
    source.open("public static final class Snapshot implements TelemetryEvent {").blank();
    Members.constants(source, form);
    form.fields().forEach(f -> source.line("private final " + f.held() + " " + f.java() + ";"));
    source.blank().open("private Snapshot(" + type + " from) {");
    form.fields().forEach(f -> source.line("this." + f.java() + " = from." + f.java() + ";"));
    source.close();
    Members.place(source.uses("candor.sdk.typed.Event"), "Event.SUMMARY");
    Members.write(source, form, true);
    source.close();
  }

  /** Returns the class of what is recorded. */
  static List<String> permitted(Api api) {
    var all = new ArrayList<>(api.events().values());
    if (api.summary() != null) {
      all.add(api.summary() + "." + SNAPSHOT);
    }
    return all;
  }
}
