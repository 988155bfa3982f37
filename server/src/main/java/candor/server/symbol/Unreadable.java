package candor.server.symbol;

/** Ends the reading of a name that is none of its grammar, or too much of it. */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1;

  /** The only one: whoever reads names learns nothing from where it failed. */
  static final Unreadable NAME = new Unreadable();

  private Unreadable() {
    super("the name cannot be read", null, false, false);
  }
}
