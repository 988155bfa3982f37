package candor.redact;

/** Counts how often a character is looked at. */
final class CountingView extends View {

  private long looks;

  CountingView(String text, boolean escapes) {
    super(text, escapes);
  }

  @Override
  char at(int i) {
    looks++;
    return super.at(i);
  }

  @Override
  long run(int start) {
    long run = super.run(start);
    looks += (int) run - start + 1;
    return run;
  }

  @Override
  boolean has(String word, int i) {
    looks += same(word, i, false) + 1;
    return super.has(word, i);
  }

  @Override
  boolean hasAnyCase(String word, int i) {
    looks += same(word, i, true) + 1;
    return super.hasAnyCase(word, i);
  }

  private int same(String word, int i, boolean anyCase) {
    int k = 0;
    while (k < word.length()) {
      char c = super.at(i + k);
      if ((anyCase ? Letters.small(c) : c) != word.charAt(k)) {
        return k;
      }
      k++;
    }
    return k;
  }

  long looks() {
    return looks;
  }
}
