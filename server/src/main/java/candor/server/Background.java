package candor.server;

import java.lang.System.Logger.Level;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;

/**
 * Lets work that can wait make room for answers.
 *
 * <p>Linux keeps a nice value for each thread, which the threads that it starts inherit; so the
 * engine's own threads can be reached through the one that opens it. Other systems know only one
 * for the whole process, and there everything stays as it is.
 */
final class Background {

  /** A third of the weight of a thread at 0: enough to wait, too little to starve. */
  private static final int STEP = 5;

  private static final System.Logger LOGGER = System.getLogger("candor.server.background");

  private Background() {}

  /** Says whether threads of this system can be told apart. */
  static boolean isPossible(String system) {
    return system.toLowerCase(Locale.ROOT).startsWith("linux");
  }

  /** Makes the calling thread, and all that it starts from now on, wait for others. */
  static void begin() {
    if (!isPossible(System.getProperty("os.name", ""))) {
      LOGGER.log(Level.DEBUG, "this system knows no priority of a single thread");
      return;
    }
    try {
      int nice = step();
      LOGGER.log(Level.DEBUG, "works at nice " + nice);
    } catch (Throwable e) {
      // A system without the function, or one that forbids native calls: it works, only less well.
      LOGGER.log(Level.WARNING, "the store works at full priority", e);
    }
  }

  /** Steps down, which everybody may; in Linux the call reaches the calling thread alone. */
  @SuppressWarnings("restricted") // The launcher and the manifest allow native access.
  private static int step() throws Throwable {
    Linker linker = Linker.nativeLinker();
    var nice =
        linker.downcallHandle(
            linker.defaultLookup().find("nice").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
    return (int) nice.invokeExact(STEP);
  }
}
