package candor.redact;

/** Says what a character looks like to a reader. */
final class Glyphs {

  private static final String LIKE = "АВЕКМНОРСТУХаеорсухіѕјԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
  private static final String LOOKS = "ABEKMHOPCTYXaeopcyxisjdhABEZHIKMNOPTYXo";

  private Glyphs() {}

  /** Returns what a character looks like, or zero when it is not seen. */
  static char plain(char c) {
    if (c >= 0xff01 && c <= 0xff5e) {
      return (char) (c - 0xfee0);
    } else if (isInvisible(c)) {
      return 0;
    } else if (c == '\u00f1') {
      return 'n';
    } else if (c >= 0x391 && c <= 0x501) {
      int like = LIKE.indexOf(c);
      return like < 0 ? c : LOOKS.charAt(like);
    }
    return c == View.SECRET || c == View.PATH ? '?' : c;
  }

  /** Reads letters and digits for mathematics, which some use as a bold font; zero for others. */
  static char mathematical(int point) {
    if (point >= 0x1d400 && point < 0x1d6a4) {
      int letter = (point - 0x1d400) % 52;
      return (char) (letter < 26 ? 'A' + letter : 'a' + letter - 26);
    }
    return point >= 0x1d7ce && point <= 0x1d7ff ? (char) ('0' + (point - 0x1d7ce) % 10) : 0;
  }

  private static boolean isInvisible(char c) {
    return c == 0
        || c == 0xad
        || c == 0x34f
        || c == 0x61c
        || c == 0x180e
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x206f)
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0xfeff;
  }
}
