package candor.compile.java;

import candor.compile.output.Artifact;
import candor.plan.PropertyType;
import candor.plan.text.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the enum of a closed list; its constants stand in the order of the plan. */
final class EnumCode {

  private final Source source;
  private final ClosedList list;
  private final boolean sets;

  private EnumCode(Source source, ClosedList list, boolean sets) {
    this.source = source;
    this.list = list;
    this.sets = sets;
  }

  /** Returns the file of an enum of the package. */
  static Artifact file(Api api, ClosedList list) {
    var source = api.source();
    new EnumCode(source, list, api.lists().isGivenInSets(list)).write();
    return source.file(list.type());
  }

  /** Writes the enums that stand inside a type. */
  static void inside(Source source, ClosedLists lists, String owner) {
    for (ClosedList list : lists.inside(owner)) {
      source.blank();
      new EnumCode(source, list, lists.isGivenInSets(list)).write();
    }
  }

  private void write() {
    var tier = list.tier();
    var title = tier == null ? "Lists the values of " : "Lists the tiers of ";
    source.doc(Doc.of(title + JavaText.code(list.title()) + "."));
    source.open("public enum " + list.type() + " {");
    var constants = constants();
    for (int i = 0; i < constants.size(); i++) {
      var end = i == constants.size() - 1 ? ");" : "),";
      source.doc(Doc.of(words(i))).list(constants.get(i) + "(", arguments(i), end);
    }
    var value = list.type() + "(String value" + (tier == null ? ") {" : ", double bound) {");
    source.blank().line("private final String value;");
    if (tier != null) {
      source.line("private final double bound;");
    }
    source.blank().open(value).line("this.value = value;");
    if (tier != null) {
      source.line("this.bound = bound;");
    }
    source.close();
    if (tier != null) {
      snap(tier);
    }
    value();
    if (sets) {
      sets();
    }
    source.close();
  }

  private List<String> arguments(int i) {
    var all = new ArrayList<String>();
    all.add(JavaText.literal(list.values().get(i)));
    var tier = list.tier();
    if (tier != null) {
      all.add(i < tier.bounds().size() ? "" + tier.bounds().get(i) : "Double.POSITIVE_INFINITY");
    }
    return all;
  }

  private List<String> constants() {
    var tier = list.tier();
    return JavaText.distinct(
        list.values().stream()
            .map(value -> tier == null ? JavaNames.constant(value) : tierName(tier, value))
            .toList());
  }

  private static String tierName(PropertyType.Tier tier, String label) {
    var unit = tier.unit().isBlank() ? "TIER" : JavaNames.constant(tier.unit()).replace("_", "");
    var name = JavaNames.constant(label);
    return unit + (name.startsWith("_") ? "" : "_") + name;
  }

  private String words(int i) {
    var value = list.values().get(i);
    var others = new ArrayList<String>();
    list.tolerated().entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> others.add(JavaText.code(entry.getKey())));
    var also = others.isEmpty() ? "" : " Stands for " + String.join(", ", others) + " as well.";
    return JavaText.code(value) + "." + also;
  }

  /** Writes the rule by which an amount finds its tier, so that only the tier leaves the method. */
  private void snap(PropertyType.Tier tier) {
    var unit = tier.unit().isBlank() ? "" : " in " + JavaText.sentence(tier.unit());
    var slack = tier.tolerance() == 0 ? "" : " + " + tier.tolerance();
    var rule =
        tier.tolerance() == 0
            ? "Snaps an amount up to its tier."
            : "Snaps an amount up to its tier; it may exceed a tier by " + tier.tolerance() + ".";
    source
        .blank()
        .doc(
            Doc.of(rule)
                .param("amount", "how much it is" + unit)
                .returns("the tier, or null when the amount is not a number"));
    source.open("public static " + list.type() + " of(double amount) {");
    source.open("for (" + list.type() + " tier : values()) {");
    source.open("if (amount <= tier.bound" + slack + ") {").line("return tier;").close().close();
    source.line("return null;").close();
  }

  private void value() {
    source.blank().doc(Doc.of("Returns the value as it is sent.").returns("the word of the plan"));
    source.open("public String value() {").line("return value;").close();
  }

  private void sets() {
    var type = list.type();
    source.uses(List.of("java.util.Collections", "java.util.EnumSet", "java.util.Set"));
    source.blank().doc(Doc.of("Copies what may still change; nothing stays nothing."));
    source.open("static Set<" + type + "> copy(Set<" + type + "> values) {");
    source.open("if (values == null) {").line("return null;").close();
    source.line("Set<" + type + "> copy = EnumSet.noneOf(" + type + ".class);");
    source.open("for (" + type + " value : values) {").open("if (value != null) {");
    source.line("copy.add(value);").close().close();
    source.line("return Collections.unmodifiableSet(copy);").close();
    source.blank().doc(Doc.of("Returns the places of values in the list."));
    source.open("static int[] places(Set<" + type + "> values) {");
    // A method reference would mean the constant where one is named like the enum.
    source.line("return values.stream().mapToInt(value -> value.ordinal()).toArray();").close();
  }

  /** Writes an enum of names that the plan gives to something else than values. */
  static Artifact names(Api api, String type, Doc doc, Map<String, Doc> names) {
    var source = api.source();
    source.doc(doc).open("public enum " + type + " {");
    int left = names.size();
    for (var entry : PeopleFiles.constants(names.keySet()).entrySet()) {
      source.doc(Objects.requireNonNull(names.get(entry.getKey())));
      var end = --left == 0 ? ");" : "),";
      source.list(entry.getValue() + "(", List.of(JavaText.literal(entry.getKey())), end);
    }
    source.blank().line("private final String value;");
    source.blank().open(type + "(String value) {").line("this.value = value;").close();
    source.blank().doc(Doc.of("Returns the name in the plan.").returns("the name in the plan"));
    source.open("public String value() {").line("return value;").close().close();
    return source.file(type);
  }
}
