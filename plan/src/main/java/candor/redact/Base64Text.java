package candor.redact;

/** Undoes base 64 as long as text comes out of it. */
final class Base64Text {

  private Base64Text() {}

  /** Returns the text, or an empty one when something else is inside. */
  static String of(View view, int from, int end) {
    var out = new StringBuilder();
    int bits = 0;
    int count = 0;
    for (int i = from; i < end && view.at(i) != '='; i++) {
      int six = six(view.at(i));
      if (six < 0) {
        return "";
      }
      bits = (bits << 6 | six) & 0xffffff;
      count += 6;
      if (count >= 8) {
        count -= 8;
        char c = (char) (bits >> count & 0xff);
        if (c > 0x7e || (c < ' ' && c != '\n' && c != '\t' && c != '\r')) {
          return "";
        }
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int six(char c) {
    if (Letters.isUpper(c)) {
      return c - 'A';
    } else if (Letters.isLower(c)) {
      return c - 'a' + 26;
    } else if (Letters.isDigit(c)) {
      return c - '0' + 52;
    }
    return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
  }
}
