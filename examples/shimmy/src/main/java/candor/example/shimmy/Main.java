package candor.example.shimmy;

/** Starts the program. */
public final class Main {

  private Main() {}

  /**
   * Runs one command.
   *
   * @param arguments what was typed
   */
  public static void main(String[] arguments) {
    int code = new Shimmy(World.here()).run(arguments);
    // A server runs on, and ends when it is told to.
    if (code != Shimmy.RUNS_ON) {
      System.exit(code);
    }
  }
}
