package candor.server.symbol;

/**
 * Makes the mangled name of a function readable. Stateless.
 *
 * <p>Reads both manglings of Rust (the older one and that of RFC 2603) and the Itanium C++ ABI,
 * also with the underscore that macOS puts in front. Any other name is returned as it is, and so is
 * one that is damaged, cut, or would become too long.
 */
public final class Symbol {

  /** Longer names are left alone: they are cut long before they come here. */
  static final int LONGEST = 4_096;

  /** Characters of a readable name; more than this nobody reads, and templates can ask for it. */
  static final int MOST_OUTPUT = 2_000;

  private Symbol() {}

  /**
   * Makes a name readable.
   *
   * @param name the name of a function as a report has it
   * @return the readable name, or the name itself
   */
  public static String readable(String name) {
    if (name.length() > LONGEST || name.length() < 3) {
      return name;
    }
    int from = name.startsWith("__") && "ZR".indexOf(name.charAt(2)) >= 0 ? 1 : 0;
    if (name.charAt(from) != '_') {
      return name;
    }
    try {
      return switch (name.charAt(from + 1)) {
        case 'R' -> within(RustV0.read(name, from + 2), name);
        case 'Z' -> {
          String rust = RustLegacy.read(name, from + 2);
          yield within(rust == null ? Itanium.read(name, from + 2) : rust, name);
        }
        default -> name;
      };
    } catch (Unreadable e) {
      return name;
    }
  }

  private static String within(String readable, String name) {
    return readable.isEmpty() || readable.length() > MOST_OUTPUT ? name : readable;
  }
}
