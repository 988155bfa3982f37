package candor.compile.java;

import candor.compile.output.Artifact;
import candor.plan.PropertyType;

/** Writes the type that stands for a text of which only a salted hash is kept. Stateless. */
final class HashFile {

  private HashFile() {}

  static Artifact of(Api api, PropertyType.Hash hash, String type) {
    var source = api.source().uses("candor.plan.PropertyType");
    source.doc(
        Doc.of("Is the salted hash of a text, of which nothing else is kept.")
            .text(
                "The salt is "
                    + JavaText.code(hash.salt())
                    + ". Whoever holds it can test guesses against a hash."));
    source.open("public final class " + type + " {");
    source
        .blank()
        .constant(
            "private static final PropertyType.Hash RULE",
            "new PropertyType.Hash(" + JavaText.literal(hash.salt()) + ", " + hash.length() + ")");
    source.blank().line("private final String digits;");
    source.blank().open("private " + type + "(String digits) {").line("this.digits = digits;");
    source.close().blank();
    source.doc(
        Doc.of("Hashes a text; outer white space does not count.")
            .param("clear", "the text, which is forgotten")
            .returns("its hash, or null when there is no text"));
    source.open("public static " + type + " of(String clear) {");
    source.line("return clear == null ? null : new " + type + "(RULE.of(clear));").close();
    source.blank().line("@Override").open("public boolean equals(Object other) {");
    source.line("return other instanceof " + type + " hash && hash.digits.equals(digits);").close();
    source.blank().line("@Override").open("public int hashCode() {");
    source.line("return digits.hashCode();").close();
    source.blank().doc(Doc.of("Returns the hash as it is sent.").returns("lower-case hex digits"));
    source.line("@Override").open("public String toString() {").line("return digits;").close();
    source.close();
    return source.file(type);
  }
}
