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

  long looks() {
    return looks;
  }
}
