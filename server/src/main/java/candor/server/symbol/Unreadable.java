package candor.server.symbol;

/**
 * Ends the reading of a name that is none of its grammar, or too much of it. It has no trace:
 * whoever reads names learns nothing from where it failed.
 */
final class Unreadable extends Exception {

  private static final long serialVersionUID = 1;

  Unreadable() {
    super("the name cannot be read", null, false, false);
  }
}
