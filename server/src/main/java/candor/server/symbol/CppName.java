package candor.server.symbol;

/**
 * Is a name of C++ with what its parameters need to know. Immutable.
 *
 * @param text the name with its scopes
 * @param isTemplate whether it ends with arguments of a template
 * @param isSpecial whether it is a constructor, destructor or conversion, which return nothing
 * @param qualifiers what stands behind the parameters of a member
 */
record CppName(String text, boolean isTemplate, boolean isSpecial, String qualifiers) {

  static CppName of(String text) {
    return new CppName(text, false, false, "");
  }

  /** Tells whether what it returns stands before its parameters. */
  boolean returns() {
    return isTemplate && !isSpecial;
  }

  /** Returns the last part without arguments of a template: what a constructor is named after. */
  static String base(String text) {
    int end = text.length();
    int depth = 0;
    if (text.endsWith(">")) {
      do {
        char c = text.charAt(--end);
        depth += c == '>' ? 1 : c == '<' ? -1 : 0;
      } while (depth > 0 && end > 0);
    }
    int from = end;
    for (int i = end - 1; i > 0; i--) {
      char c = text.charAt(i);
      depth += c == '>' || c == ')' ? 1 : c == '<' || c == '(' ? -1 : 0;
      if (c == ':' && text.charAt(i - 1) == ':' && depth == 0) {
        from = i + 1;
        return text.substring(from, end);
      }
    }
    return text.substring(0, end);
  }
}
