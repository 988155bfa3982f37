package candor.plan.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Keeps names apart that the generated Java has to tell apart. For one scope, used by one thread.
 *
 * <p>The check holds for every plan, whatever language its app is written in: a plan that cannot
 * have a Java client would find out when somebody needs one, and names cannot be changed then.
 */
final class JavaApart {

  private final Draft draft;
  private final UnaryOperator<String> naming;
  private final Map<String, String> taken = new LinkedHashMap<>();

  private JavaApart(Draft draft, UnaryOperator<String> naming) {
    this.draft = draft;
    this.naming = naming;
  }

  /** Watches over names that become types, which some disks keep in files without case. */
  static JavaApart types(Draft draft) {
    return new JavaApart(draft, name -> JavaNames.upperCamel(name).toLowerCase(Locale.ROOT));
  }

  /** Watches over names that become methods and parameters. */
  static JavaApart members(Draft draft) {
    return new JavaApart(draft, JavaNames::lowerCamel);
  }

  /** Watches over values that become constants. */
  static JavaApart constants(Draft draft) {
    return new JavaApart(draft, JavaNames::constant);
  }

  /** Reports a name that Java could not tell from an earlier one. */
  void add(Node.Scalar name, String path) {
    add(name, name.text(), path);
  }

  /** Reports a name that stands somewhere in a value. */
  void add(Node at, String name, String path) {
    var java = naming.apply(name);
    var earlier = taken.putIfAbsent(java, name);
    if (earlier != null && !earlier.equals(name)) {
      draft.problems.add(
          Rule.SAME_IN_JAVA,
          at,
          path,
          Nearest.quoted(name) + " and " + Nearest.quoted(earlier) + " are one name in Java",
          "Change one of the two by more than case and punctuation.");
    }
  }

  /** Reports a name that means something to Java itself. */
  static void word(Draft draft, Node.Scalar name, String path) {
    var java = JavaNames.lowerCamel(name.text());
    // The generator appends this sign to words that it may not use, and to nothing else.
    if (java.endsWith("_")) {
      var message = Nearest.quoted(name.text()) + " is a word that Java keeps for itself";
      var remedy = "Say more, such as " + name.text() + "_kind or " + name.text() + "_id.";
      draft.problems.add(Rule.JAVA_WORD, name, path, message, remedy);
    }
  }
}
