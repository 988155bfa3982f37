package candor.compile.java;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Gives out names of types, none of them twice. For use by one thread.
 *
 * <p>Names that differ by case alone count as equal, because some disks keep them in one file. What
 * every Java file sees or generated files import is never given out: an app that imports an event
 * named {@code Error} would lose its own.
 */
final class TypeNames {

  private static final String LANGUAGE =
      "Appendable AutoCloseable Boolean Byte Character CharSequence Class ClassLoader Cloneable"
          + " Comparable Compiler Double Enum Error Exception Float IllegalStateException"
          + " Integer Iterable Long Math Module Number Object Override Package Process Readable"
          + " Record Runnable Runtime RuntimeException Short String StringBuilder System Thread"
          + " ThreadLocal Throwable Void";

  private static final String IMPORTED =
      "Arrays Candor CanonicalPlan Collection Collections Duration EnumSet Event InputStream Instant IOException"
          + " Locale Objects Options Plan PropertyType Recorder Set Status"
          + " UncheckedIOException UUID Values";

  private static final Set<String> SPOKEN_FOR = new HashSet<>();

  static {
    for (String name : (LANGUAGE + " " + IMPORTED).split(" ", -1)) {
      SPOKEN_FOR.add(name.toLowerCase(Locale.ROOT));
    }
  }

  private final Set<String> taken;

  /** Starts a package. */
  TypeNames() {
    this.taken = new HashSet<>(SPOKEN_FOR);
  }

  /** Starts the inside of a type: its names must not hide those outside either. */
  TypeNames(TypeNames outside) {
    this.taken = new HashSet<>(outside.taken);
  }

  /** Takes the wanted name, or the wanted name with a suffix, or with a number behind that. */
  String take(String wanted, String suffix) {
    var name = wanted;
    for (int i = 1; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
      name = wanted + suffix + (i == 1 ? "" : i);
    }
    return name;
  }
}
