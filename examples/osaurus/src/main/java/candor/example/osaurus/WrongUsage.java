package candor.example.osaurus;

/** Says in one sentence what was typed wrongly, and what is right. */
final class WrongUsage extends Exception {

  private static final long serialVersionUID = 1;

  WrongUsage(String sentence) {
    super(sentence);
  }
}
