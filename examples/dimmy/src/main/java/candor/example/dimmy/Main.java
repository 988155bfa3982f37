package candor.example.dimmy;

/** Starts the program. */
public final class Main {

  private Main() {}

  /**
   * Runs one command. What nobody caught ends the program as it always does, after the report of it
   * was written.
   *
   * @param arguments what was typed
   */
  public static void main(String[] arguments) {
    System.exit(new Dimmy(World.here()).run(arguments));
  }
}
