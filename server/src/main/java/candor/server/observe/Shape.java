package candor.server.observe;

import candor.json.Json;
import java.util.regex.Pattern;

/** Names the forms that values have. All patterns are matched in linear time. */
public enum Shape {
  /** True or false. */
  TRUTH("truth values"),
  /** A number without a fraction. */
  WHOLE("whole numbers"),
  /** A number with a fraction. */
  DECIMAL("numbers"),
  /** A short word or two, such as a closed list might hold. */
  WORD("short words"),
  /** Like {@code 1.9.0} or {@code v2.1}. */
  VERSION("versions"),
  /** Like {@code de-AT}. */
  LANGUAGE("languages"),
  /** A UUID. */
  UUID("UUIDs"),
  /** A date, with a time or without. */
  MOMENT("dates"),
  /** A text of digits alone. */
  DIGITS("texts of digits"),
  /** Four numbers with dots between: the address of a machine, or an odd version. */
  NETWORK("network addresses"),
  /** An address of the web. */
  LINK("web addresses"),
  /** An address of a person. */
  MAIL("e-mail addresses"),
  /** Something with slashes. */
  PATH("paths"),
  /** Many hexadecimal digits. */
  HEX("hexadecimal digits"),
  /** Any other text. */
  FREE("free text"),
  /** A list of short words. */
  WORDS("lists of short words"),
  /** Any other list. */
  LIST("lists"),
  /** An object. */
  OBJECT("objects");

  /** A value of a closed list is short; what is longer is not looked at in detail. */
  private static final int LONGEST = 200;

  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern HEXES = Pattern.compile("[0-9a-fA-F]{16,}");
  private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern NETWORKS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern VERSIONS =
      Pattern.compile("v?[0-9]{1,5}(\\.[0-9]{1,5}){1,3}([-+][0-9A-Za-z.+-]{0,20})?");
  private static final Pattern LANGUAGES =
      Pattern.compile("[a-z]{2,3}([-_][A-Z][a-z]{3})?[-_][A-Z]{2}");
  private static final Pattern MOMENTS =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.,+Z-]{0,30})?");
  private static final Pattern LINKS = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,20}://.*");
  private static final Pattern WORD_FORM = Pattern.compile("[A-Za-z][A-Za-z0-9_.+-]{0,39}");

  private static final Pattern NAME_FORM = Pattern.compile("[A-Za-z$_][A-Za-z0-9_.:$ -]{0,59}");
  private static final Pattern MANY_DIGITS = Pattern.compile("[0-9]{5}");

  final String words;

  Shape(String words) {
    this.words = words;
  }

  /** Tells the form of a value that is not null. */
  static Shape of(Json value) {
    return switch (value) {
      case Json.Bool _ -> TRUTH;
      case Json.Whole _ -> WHOLE;
      case Json.Decimal _ -> DECIMAL;
      case Json.Text text -> of(text.value());
      case Json.Array array ->
          array.items().stream()
                  .allMatch(item -> item instanceof Json.Text t && of(t.value()) == WORD)
              ? WORDS
              : LIST;
      case Json.Dictionary _ -> OBJECT;
      case Json.Nothing _ -> FREE;
    };
  }

  private static Shape of(String text) {
    if (text.length() > LONGEST) {
      return FREE;
    }
    if (UUIDS.matcher(text).matches()) {
      return UUID;
    }
    if (ALL_DIGITS.matcher(text).matches()) {
      return DIGITS;
    }
    if (HEXES.matcher(text).matches()) {
      return HEX;
    }
    if (NETWORKS.matcher(text).matches()) {
      return NETWORK;
    }
    if (VERSIONS.matcher(text).matches()) {
      return VERSION;
    }
    if (LANGUAGES.matcher(text).matches()) {
      return LANGUAGE;
    }
    if (MOMENTS.matcher(text).matches()) {
      return MOMENT;
    }
    return ofWords(text);
  }

  private static Shape ofWords(String text) {
    if (LINKS.matcher(text).matches()) {
      return LINK;
    }
    if (text.indexOf('@') >= 0) {
      return MAIL;
    }
    if (text.indexOf('/') >= 0 || text.indexOf('\\') >= 0) {
      return PATH;
    }
    return isWord(text) ? WORD : FREE;
  }

  /** One to three words: systems have names such as Mac OS X. */
  private static boolean isWord(String text) {
    String[] parts = text.split(" ", 4);
    if (parts.length > 3 || text.length() > 40 || MANY_DIGITS.matcher(text).find()) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      boolean number = i > 0 && VERSIONS.matcher(parts[i] + ".0").matches();
      if (!number && !WORD_FORM.matcher(parts[i]).matches()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Says whether a name looks like one that a programmer gave, and not like a value that stands in
   * the place of one.
   */
  static boolean isName(String name) {
    return NAME_FORM.matcher(name).matches()
        && !MANY_DIGITS.matcher(name).find()
        && !HEXES.matcher(name).matches()
        && !UUIDS.matcher(name).matches();
  }
}
