package candor.server.team;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Knows which names tell members apart for whoever reads the journal. Stateless. */
final class Names {

  /** Who else stands in the journal; a member of that name could hide behind it. */
  private static final Set<String> TAKEN = Set.of("operator", "a named token", "nobody");

  /** Join letters of some scripts without being seen. */
  private static final String JOINERS = "[\\u200C\\u200D]";

  /** Also those that hold words together. */
  private static final String SPACES = "[\\p{Z}\\s]+";

  private Names() {}

  /**
   * Returns a name as it is kept.
   *
   * @throws IllegalArgumentException if it is none; the sentence is for who typed it
   */
  static String read(String typed) {
    String name = trimmed(Normalizer.normalize(typed, Normalizer.Form.NFC));
    int length = name.codePointCount(0, name.length());
    boolean shown = name.codePoints().anyMatch(Character::isLetterOrDigit);
    if (length > Member.LONGEST_NAME || !shown || !name.codePoints().allMatch(Names::prints)) {
      throw new IllegalArgumentException(
          "A member needs a name of 1 to 60 printable characters on one line.");
    }
    if (TAKEN.contains(same(name))) {
      throw new IllegalArgumentException("This name is the server's own; choose another one.");
    }
    return name;
  }

  private static boolean prints(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      // Others of this kind turn text around or hide in it.
      case Character.FORMAT -> point == 0x200C || point == 0x200D;
      default -> !isUnseen(point);
    };
  }

  /** Fillers and selectors of forms are letters or marks that nobody sees. */
  private static boolean isUnseen(int point) {
    return point == 0x034F
        || (point >= 0x115F && point <= 0x1160)
        || (point >= 0x17B4 && point <= 0x17B5)
        || (point >= 0x180B && point <= 0x180F)
        || point == 0x2800
        || point == 0x3164
        || point == 0xFFA0
        || (point >= 0xFE00 && point <= 0xFE0F)
        || point == 0x1D159
        || (point >= 0xE0100 && point <= 0xE01EF);
  }

  /** Returns what is alike for names that read alike. */
  static String same(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll(JOINERS, "")
        .transform(Names::trimmed)
        .replaceAll(SPACES, " ")
        .toLowerCase(Locale.ROOT);
  }

  private static String trimmed(String name) {
    return name.replaceAll("^" + SPACES + "|" + SPACES + "$", "");
  }
}
