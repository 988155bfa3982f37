package candor.server.desk;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Holds what the operator decides about the desk.
 *
 * @param home the address under which apps and people reach this server; asked late, because a free
 *     port is known only once it is bound. Never taken from a request.
 * @param patience how long one question may take before its card says so
 */
public record DeskOptions(Supplier<URI> home, Duration patience) {

  /** Ten times the slowest question's goal at 100 million events: slower is a fault, not a wait. */
  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

  /**
   * Makes the usual options.
   *
   * @param home the address of this server
   * @return the options
   */
  public static DeskOptions at(Supplier<URI> home) {
    return new DeskOptions(home, USUAL_PATIENCE);
  }
}
