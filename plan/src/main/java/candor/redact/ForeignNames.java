package candor.redact;

/**
 * Takes the values of passwords that are named in letters which no run of a name here has. For one
 * text; each sign looks back over a bounded stretch.
 */
final class ForeignNames {

  private static final int MAX_BLANKS = 8;

  /** A password in languages whose letters no name here has, as the view shows them. */
  private static final String[] NAMES = {
    "\u043fapo\u043b\u044c",
    "\u5bc6\u7801",
    "\u5bc6\u78bc",
    "\u30d1\u30b9\u30ef\u30fc\u30c9",
    "\ube44\ubc00\ubc88\ud638"
  };

  private final View view;
  private final Pairs pairs;

  ForeignNames(View view, Pairs pairs) {
    this.view = view;
    this.pairs = pairs;
  }

  /**
   * Takes the value behind a sign that a password in other letters stands before, with or without
   * quotes and blanks.
   */
  int take(int sign) {
    int end = sign;
    while (sign - end < MAX_BLANKS && (view.at(end - 1) == ' ' || view.at(end - 1) == '\t')) {
      end--;
    }
    boolean closed = Letters.isQuote(view.at(end - 1));
    end -= closed ? 1 : 0;
    if (view.at(end - 1) < 0x80) {
      return sign;
    }
    for (String name : NAMES) {
      if (view.has(name, end - name.length())) {
        int value = Values.blanks(view, sign + (view.has("=>", sign) ? 2 : 1));
        char firm = closed ? '=' : view.at(sign);
        return pairs.accept(Keys.SECRET, end - name.length(), end, value, firm);
      }
    }
    return sign;
  }
}
