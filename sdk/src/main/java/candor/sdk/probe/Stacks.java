package candor.sdk.probe;

import candor.event.Thrown;
import candor.event.Thrown.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Reads what was thrown. Stateless; throws nothing, whatever the classes of the application do.
 *
 * <p>Names of threads, modules, variables and the machine are not looked at.
 */
public final class Stacks {

  /** Causes that are read: deeper ones repeat what stands above. */
  private static final int MOST_CAUSES = 10;

  /** Calls that are read of one error: beyond them a stack is a recursion. */
  private static final int MOST_CALLS = 200;

  /** Characters of a message that are looked at; the plan keeps far fewer. */
  private static final int MOST_CHARACTERS = 32_768;

  /** How names of calls begin that are not the app's. */
  private static final List<String> PLATFORM =
      List.of("java.", "javax.", "jdk.", "sun.", "com.sun.", "kotlin.", "scala.", "candor.sdk.");

  private Stacks() {}

  /**
   * Reads an error and its causes, however they are linked.
   *
   * @param thrown what was thrown
   * @param names takes names of the person and the machine out of messages
   * @return the chain, outermost first
   */
  public static List<Thrown> of(Throwable thrown, PersonalNames names) {
    var chain = new ArrayList<Thrown>();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Throwable next = thrown;
    while (next != null && seen.add(next) && chain.size() < MOST_CAUSES) {
      chain.add(new Thrown(next.getClass().getName(), message(next, names), calls(next)));
      next = cause(next);
    }
    return chain;
  }

  private static String message(Throwable thrown, PersonalNames names) {
    String said;
    try {
      said = thrown.getMessage();
    } catch (RuntimeException | Error broken) {
      // A message that cannot be made is no message; the crash itself is what counts.
      said = null;
    }
    if (said == null) {
      return "";
    }
    return names.without(
        said.length() > MOST_CHARACTERS ? said.substring(0, MOST_CHARACTERS) : said);
  }

  private static @org.jspecify.annotations.Nullable Throwable cause(Throwable thrown) {
    try {
      return thrown.getCause();
    } catch (RuntimeException | Error broken) {
      // The same: a class of the application may fail in here.
      return null;
    }
  }

  private static List<Frame> calls(Throwable thrown) {
    var calls = new ArrayList<Frame>();
    for (StackTraceElement call : thrown.getStackTrace()) {
      if (calls.size() == MOST_CALLS) {
        break;
      }
      String function = call.getClassName() + "." + call.getMethodName();
      boolean own = PLATFORM.stream().noneMatch(function::startsWith);
      calls.add(new Frame(function, call.getFileName(), call.getLineNumber(), 0, own));
    }
    return calls;
  }
}
