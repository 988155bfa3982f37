package candor.redact;

import java.util.List;
import java.util.Locale;

/** Goes once over a text and takes secrets out. Each matcher looks a bounded way ahead. */
final class Secrets {

  private static final int EXTRA_PAYLOAD = 6;

  /** Words that may stand before a key in the same run, as in {@code MY_OLD_ghp_...}. */
  private static final int MAX_JOINTS = 8;

  private static final String[] HASHES =
      Letters.words("$2a$ $2b$ $2y$ $argon2 $6$ $5$ $1$ $apr1$ $y$ $scrypt$ $pbkdf2");

  private static final String[] NONE = {};

  private final View view;
  private final Marker marker;
  private final Pairs pairs;
  private final ForeignNames foreignNames;
  private final Drawn drawn;
  private final Commands commands;
  private final Homes homes;
  private final String[] starts;

  private Secrets(View view, List<String> extra) {
    this.view = view;
    this.marker = new Marker(view, Redaction.SECRET);
    this.pairs = new Pairs(marker);
    this.foreignNames = new ForeignNames(view, pairs);
    this.drawn = new Drawn(marker, pairs, extra);
    this.commands = new Commands(view);
    this.homes = new Homes(marker);
    this.starts = extra.isEmpty() ? NONE : starts(extra);
  }

  static String replace(String text, List<String> extra) {
    return replace(new View(text, true), extra);
  }

  static String replace(View view, List<String> extra) {
    var secrets = new Secrets(view, extra);
    int i = 0;
    while (i < secrets.view.length) {
      i = Math.max(secrets.step(i), i + 1);
    }
    return secrets.marker.result();
  }

  private int step(int i) {
    char c = view.at(i);
    if (Letters.isWord(c)) {
      return Letters.isWord(view.at(i - 1)) && i > marker.taken() ? i + 1 : run(i);
    }
    return switch (c) {
      case '@' -> Addresses.takeMail(marker, i);
      case ':' -> colon(i);
      case '=' -> Math.max(foreignNames.take(i), i + 1);
      case '/', '\\' -> homes.take(i);
      case '~' -> homes.takeTilde(i);
      case '-' -> dash(i);
      case '$' -> hash(i);
      case '+' -> Letters.isWord(view.at(i - 1)) ? i + 1 : plus(i);
      case '(' -> found(i, Figures.americanEnd(view, i));
      case '\u00b0' -> found(Places.degreesStart(view, i), Places.degreesEnd(view, i));
      default -> i + 1;
    };
  }

  private int plus(int i) {
    int place = Places.pairEnd(view, i);
    return found(i, place > 0 ? place : Figures.phoneEnd(view, i, 9));
  }

  private int found(int i, int end) {
    return end > 0 ? marker.take(i, end) : i + 1;
  }

  private int colon(int i) {
    if (view.at(i + 1) == ':' && !Letters.isWord(view.at(i - 1)) && view.at(i - 1) != ':') {
      return found(i, Networks.ip6End(view, i));
    }
    int foreign = foreignNames.take(i);
    if (foreign > i) {
      return foreign;
    }
    return view.has("://", i) ? Addresses.takeUser(marker, i) : i + 1;
  }

  private int dash(int i) {
    int end = Blocks.take(marker, i);
    return end > i ? end : commands.take(marker, i);
  }

  /** Takes what a password was turned into: {@code $2b$12$...} and its like. */
  private int hash(int i) {
    for (String scheme : HASHES) {
      if (view.has(scheme, i)) {
        int end = Values.bareEnd(view, i);
        return end - i >= 20 ? marker.take(i, end) : i + 1;
      }
    }
    return i + 1;
  }

  private int run(int i) {
    long run = view.run(i);
    int kinds = (int) (run >>> 32);
    int end = (int) run;
    int known = known(i, end);
    if (known > 0) {
      return known;
    }
    if (view.at(end) == ':' && view.has("://", end)) {
      int hook = Addresses.takeHook(marker, i, end);
      if (marker.taken() > i) {
        return hook;
      }
    }
    // A short word is no figure, no host and no token by itself; most runs are short words.
    boolean word = Letters.areLetters(kinds) && end - i < Drawn.MIN_RUN;
    char next = view.at(end);
    if (next == ',' && view.has("base64", i) && view.at(i - 1) == ';') {
      // The address of a picture or a font that is its own content.
      return Drawn.base64End(view, end + 1);
    }
    int figure = word && next != '.' && next != ':' ? -1 : figure(i, end, kinds);
    if (figure > 0) {
      return marker.take(i, figure);
    }
    int pair = pairs.take(i, end);
    if (pair > end) {
      return pair;
    }
    int spoken = spoken(i, end);
    if (spoken > end) {
      return marker.take(blank(end), spoken);
    }
    return word && "+/=".indexOf(next) < 0 ? end : drawn.take(i, end);
  }

  /** Finds a key with a known start, at the start of the run or behind a stroke in it. */
  private int known(int from, int end) {
    int known = Math.max(Prefixes.end(view, from), extraEnd(from));
    if (known > 0) {
      return marker.take(drawn.joined(from), known);
    }
    int joints = 0;
    for (int i = from + 1; i + 16 < end && joints < MAX_JOINTS; i++) {
      if (!Letters.isAlnum(view.at(i - 1)) && Letters.isAlnum(view.at(i))) {
        joints++;
        int inner = Prefixes.end(view, i);
        if (inner - i >= 16) {
          return marker.take(i, inner);
        }
      }
    }
    return -1;
  }

  private int extraEnd(int i) {
    for (String prefix : starts) {
      char last = prefix.isEmpty() ? '\0' : prefix.charAt(prefix.length() - 1);
      if (isBefore(last)) {
        if (view.hasAnyCase(prefix, i)) {
          int from = valueStart(i + prefix.length());
          int end = Values.bareEnd(view, from);
          if (end > from
              && !Values.isEmpty(view, from, end, false)
              && (last != ' ' || !Values.isLetters(view, from, end))) {
            return end;
          }
        }
      } else if (last != 0 && view.has(prefix, i)) {
        int end = Prefixes.payloadEnd(view, i + prefix.length());
        if (end - i - prefix.length() >= EXTRA_PAYLOAD) {
          return end;
        }
      }
    }
    return -1;
  }

  /** Spells in small letters the starts that stand before a secret; they count in any case. */
  private static String[] starts(List<String> extra) {
    return extra.stream()
        .map(s ->
            !s.isEmpty() && isBefore(s.charAt(s.length() - 1)) ? s.toLowerCase(Locale.ROOT) : s)
        .toArray(String[]::new);
  }

  private static boolean isBefore(char last) {
    return last == '=' || last == ':' || last == ' ';
  }

  private int valueStart(int from) {
    int i = from;
    while (i - from < 4 && (view.at(i) == ' ' || Letters.isQuote(view.at(i)))) {
      i++;
    }
    return i;
  }

  private int figure(int i, int end, int kinds) {
    char c = view.at(i);
    int found = -1;
    if (Letters.hex(c) >= 0 && end - i <= 17 && view.at(i - 1) != ':') {
      found = Networks.macEnd(view, i);
      found = found < 0 && end - i <= 4 && view.at(end) == ':' ? Networks.ip6End(view, i) : found;
    }
    if (found < 0 && Letters.isDigit(c)) {
      found = Networks.ip4End(view, i);
      found = found < 0 ? Figures.cardEnd(view, i) : found;
      found = found < 0 && view.at(i - 1) != '-' ? Figures.insuranceEnd(view, i) : found;
      found = found < 0 && view.at(i - 1) != '-' ? Figures.americanEnd(view, i) : found;
    } else if (found < 0) {
      found = view.has("S-1-5-21-", i) ? end : Figures.ibanEnd(view, i);
    }
    found = found < 0 && i >= pairs.publicEnd() && isRawKey(i, end) ? end : found;
    return found < 0 ? Networks.hostEnd(view, i, end, kinds) : found;
  }

  /**
   * Tells whether these are the bytes of a key before the data centre that it opens, or written as
   * a number or behind two capitals.
   */
  private boolean isRawKey(int from, int end) {
    if (end - from > 35 && end - from < 39 && view.has("-us", from + 32)) {
      return isHex(from, from + 32);
    }
    boolean service = end - from == 34 && (view.has("SK", from) || view.has("AC", from));
    if (!service && (end - from != 66 || !view.has("0x", from))) {
      return false;
    }
    return isHex(from + 2, end);
  }

  private boolean isHex(int from, int end) {
    for (int i = from; i < end; i++) {
      if (Letters.hex(view.at(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Finds the end of a token behind the word that announces one. */
  private int spoken(int i, int end) {
    boolean bearer = end - i == 6 && view.hasAnyCase("bearer", i);
    boolean basic = end - i == 5 && view.hasAnyCase("basic", i);
    boolean plain = end - i == 5 && view.has("AUTH ", i - 5) && view.hasAnyCase("plain", i);
    int from = blank(end);
    if ((!bearer && !basic && !plain) || from == end) {
      return -1;
    }
    int stop = Values.bareEnd(view, from);
    boolean digit = Values.hasDigit(view, from, stop);
    boolean pair = view.at(stop - 1) == '=' && Letters.isQuote(view.at(stop));
    boolean long20 = stop - from >= 20 || (view.at(stop - 1) == '=' && !pair);
    return stop - from >= 6 && (digit || long20) && !Values.isEmpty(view, from, stop, false)
        ? stop
        : -1;
  }

  private int blank(int end) {
    int i = end;
    while (i - end < 4 && (view.at(i) == ' ' || view.at(i) == View.GAP)) {
      i++;
    }
    return i;
  }
}
