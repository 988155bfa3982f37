package candor.server.crash;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import candor.server.symbol.Symbol;
import java.util.List;

/** Makes the calls of a report readable. Stateless; what is kept of a report stays as it came. */
public final class ReadableCalls {

  private ReadableCalls() {}

  /**
   * Returns a report with the names of its functions as people wrote them.
   *
   * @param chain what was thrown, then its causes
   * @return the same with readable names
   */
  public static List<Thrown> of(List<Thrown> chain) {
    return chain.stream()
        .map(thrown ->
            new Thrown(
                thrown.type(),
                thrown.message(),
                thrown.frames().stream().map(ReadableCalls::readable).toList()))
        .toList();
  }

  private static Frame readable(Frame frame) {
    return new Frame(
        Symbol.readable(frame.function()),
        frame.module(),
        frame.line(),
        frame.column(),
        frame.own());
  }
}
