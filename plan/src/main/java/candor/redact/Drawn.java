package candor.redact;

import java.util.List;

/** Takes what looks drawn by lot, even if nothing near it names it; what shows its kind stays. */
final class Drawn {

  /** A shorter run says too little about how it was made. */
  static final int MIN_RUN = 16;

  private static final int MAX_DECODED = 4096;

  /** A longer part of a token is known by itself. */
  private static final int MAX_PART = 24;

  private static final String[] ASSETS =
      Letters.words(
          ".woff .js .mjs .css .png .jpg .jpeg .gif .svg .webp .map .chunk .wasm .mp4 .ico");

  private final Marker marker;
  private final View view;
  private final Pairs pairs;
  private final List<String> extra;
  private int longRun;

  Drawn(Marker marker, Pairs pairs, List<String> extra) {
    this.marker = marker;
    this.view = marker.view;
    this.pairs = pairs;
    this.extra = extra;
  }

  /** Takes a run that looks drawn by lot, with what base 64 joins to it. */
  int take(int from, int end) {
    if (from < pairs.publicEnd()) {
      return end;
    } else if (view.has("AAAA", from) && isPublicKey(from + 4)) {
      return base64End(view, from);
    } else if (end - from >= 20 && Randomness.isToken(view, from, end) && !isAsset(from, end)) {
      return marker.take(joined(from), Prefixes.payloadEnd(view, from));
    } else if (end - from >= 19 && Randomness.isLicence(view, from, end)) {
      return marker.take(from, end);
    }
    char next = view.at(end);
    if (from < longRun || (next != '+' && next != '/' && next != '=' && end - from < MIN_RUN)) {
      return end;
    }
    int last = base64End(view, end);
    longRun = last;
    if (Randomness.isHash(view, from, end)) {
      return last;
    }
    boolean fresh = "/.~:@\\".indexOf(view.at(from - 1)) < 0;
    boolean token = fresh && last > end && Randomness.isBase64(view, from, last);
    return token || hidesInside(from, last) ? marker.take(from, last) : end;
  }

  /** A file of a page or of a store that is named after its content. */
  private boolean isAsset(int from, int end) {
    for (String type : ASSETS) {
      if (view.has(type, end)) {
        return true;
      }
    }
    // Base 64 that a slash follows is a folder.
    return view.has("==/", end) || view.has("/store/", from - 7) || view.has("/static/", from - 8);
  }

  /** The key that a shell server shows: a length, then the name of its kind. */
  private boolean isPublicKey(int i) {
    return view.has("B3Nza", i) || view.has("C3Nza", i) || view.has("E2Vj", i);
  }

  /**
   * Finds where a token starts whose second part this is: a part before a dot, a number of a bot.
   */
  int joined(int from) {
    int i = from - 1;
    if (view.at(i) == '.') {
      while (from - i < MAX_PART && Letters.isRun(view.at(i - 1))) {
        i--;
      }
      return from - i > 10 && Randomness.isLikely(view, i, from - 1) ? i : from;
    }
    while (view.at(from - 1) == ':' && from - i < 12 && Letters.isDigit(view.at(i - 1))) {
      i--;
    }
    return from - i > 8 && view.has("AA", from) ? i : from;
  }

  static int base64End(View view, int from) {
    int i = from;
    while (Letters.isRun(view.at(i)) || view.at(i) == '+' || view.at(i) == '/') {
      i++;
    }
    while (view.at(i) == '=') {
      i++;
    }
    return i;
  }

  /** Undoes base 64 and looks for secrets in the text inside. */
  private boolean hidesInside(int from, int end) {
    if (end - from < 16 || end - from > MAX_DECODED) {
      return false;
    }
    String inside = Base64Text.of(view, from, end);
    return !inside.isEmpty() && !Secrets.replace(inside, extra).equals(inside);
  }
}
