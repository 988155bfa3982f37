package candor.example.dimmy;

/** Says that a command cannot be understood, and what to type instead. */
final class WrongUsage extends Exception {

  private static final long serialVersionUID = 1L;

  WrongUsage(String what) {
    super(what);
  }
}
