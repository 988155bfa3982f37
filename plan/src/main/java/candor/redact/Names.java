package candor.redact;

import java.util.Arrays;

/**
 * Knows the ends of names that hide something, as a tree that is walked from the last letter back:
 * most words leave it after two letters. Strokes do not count, so that one name stands for all its
 * spellings.
 */
final class Names {

  /** Marks a name that must be a word of its own, not the end of one. */
  private static final char OWN = '_';

  private static final int LETTERS = 26;

  /** A longer name than this says nothing more at its end. */
  private static final int MAX_NAME = 40;

  private short[] next = new short[LETTERS * 64];
  private short[] own = new short[64];
  private short[] any = new short[64];
  private int size = 1;

  /**
   * Adds names that stand for a kind, the number of a bit; one that starts with a stroke must be a
   * word of its own.
   */
  void add(int kind, String list) {
    for (String name : Letters.words(list)) {
      int node = 0;
      for (int i = name.length() - 1; i > 0 || (i == 0 && name.charAt(0) != OWN); i--) {
        node = name.charAt(i) == OWN ? node : child(node, name.charAt(i));
      }
      short[] kinds = name.charAt(0) == OWN ? own : any;
      kinds[node] |= (short) (1 << kind);
    }
  }

  private int child(int node, char letter) {
    int edge = node * LETTERS + letter - 'a';
    if (next[edge] == 0) {
      if (size == own.length) {
        next = Arrays.copyOf(next, next.length * 2);
        own = Arrays.copyOf(own, size * 2);
        any = Arrays.copyOf(any, size * 2);
      }
      next[edge] = (short) size++;
    }
    return next[edge];
  }

  /** Returns the kinds of all names at the end of a run, as bits. */
  int kinds(View view, int from, int end) {
    int found = 0;
    int node = 0;
    for (int i = end - 1; end - i <= MAX_NAME; i--) {
      char c = Letters.small(view.at(i));
      if (i == from - 1) {
        // A word before the run counts too when one blank parts them.
        if ((c != ' ' && c != '.') || !Letters.isAlnum(view.at(i - 1))) {
          return found;
        }
      } else if (c >= 'a' && c <= 'z') {
        node = next[node * LETTERS + c - 'a'];
        if (node == 0) {
          return found;
        }
        found |= any[node];
        if (own[node] != 0 && opensWord(view, i)) {
          found |= own[node];
        }
      } else if (c != '_' && c != '-') {
        return found;
      }
    }
    return found;
  }

  private static boolean opensWord(View view, int i) {
    char before = view.at(i - 1);
    return !Letters.isAlnum(before)
        || (Letters.isUpper(view.at(i))
            && (!Letters.isUpper(before) || Letters.isLower(view.at(i + 1))));
  }
}
