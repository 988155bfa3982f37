package candor.redact;

import java.util.Locale;
import java.util.Set;

/** Finds addresses of machines: IPv4, IPv6, MAC, and names that a machine has at home. */
final class Networks {

  /** Words before four numbers that are a version. */
  private static final Set<String> VERSIONS =
      Set.of(
          Letters.words(
              """
              v ver sdk release build driver firmware runtime update rev revision plugin engine cuda
              cudnn framework upgrade upgraded downgrade downgraded updated migrated migrate installed nt
              """));

  /** Words between one of these and the numbers: "upgrade from 1.2.3.4 to 1.2.3.5". */
  private static final Set<String> JOINTS = Set.of("from", "to", "is", "was", "of", "than");

  private static final int MAX_BEFORE = 48;
  private static final int SMALL = 32;

  private static final String[] HOME_DOMAINS =
      Letters.words(
          """
          .local .lan .home .localdomain .corp .intranet .fritz.box .home.arpa .internal
          """);

  private static final String[] PUBLIC_NAMES = {
    "localhost",
    "cluster.local",
    "docker.internal",
    "example.internal",
    "svc.local",
    "metadata.google.internal",
    "foo.local",
    "user.home",
    "java.home"
  };

  private static final String[] DEVICES = {
    "macbook", "imac", "mac-mini", "mac-studio", "macmini", "iphone", "ipad"
  };

  private static final String[] WINDOWS_NAMES = {"DESKTOP-", "LAPTOP-", "WIN-", "PC-"};

  private Networks() {}

  /** Finds the end of an IPv4 address of somebody, or -1: not a version, not this machine. */
  static int ip4End(View view, int from) {
    int i = from;
    int zeros = 0;
    int first = 0;
    int largest = 0;
    for (int part = 0; part < 4; part++) {
      int value = 0;
      int digits = 0;
      while (digits < 4 && Letters.isDigit(view.at(i))) {
        value = value * 10 + view.at(i++) - '0';
        digits++;
      }
      if (digits == 0 || digits > 3 || value > 255 || (part < 3 && view.at(i++) != '.')) {
        return -1;
      }
      first = part == 0 ? value : first;
      largest = Math.max(largest, value);
      zeros += value == 0 ? 1 : 0;
    }
    char next = view.at(i);
    boolean ends =
        !Letters.isRun(next) && (next != '.' || !Letters.isAlnum(view.at(i + 1))) && next != '+';
    // From 224 on nobody has an address: those are groups, or everybody.
    boolean own = first == 127 || first == 0 || first >= 224 || (zeros > 1 && first != 10);
    // One address in 4,096 consists of small numbers only; versions do.
    own |= largest < SMALL && first != 10;
    return ends && !own && !isVersion(view, from, i) ? i : -1;
  }

  private static boolean isVersion(View view, int from, int end) {
    char before = view.at(from - 1);
    if (before == '.'
        || before == '_'
        || before == '-'
        || (before == '/' && Letters.isAlnum(view.at(from - 2)) && view.at(end) != ':')
        || (before == '=' && view.at(from - 2) == '=')) {
      return true;
    }
    int last = from;
    for (int word = 0; word < 4; word++) {
      while (from - last < MAX_BEFORE && " :=\"'([".indexOf(view.at(last - 1)) >= 0) {
        last--;
      }
      int start = last;
      while (last - start < 24 && isOfVersion(view.at(start - 1))) {
        start--;
      }
      String name = view.part(start, last).toLowerCase(Locale.ROOT);
      if (name.endsWith("version") || VERSIONS.contains(name)) {
        return true;
      } else if (!JOINTS.contains(name) && (word == 0 || !Letters.isDigit(view.at(start)))) {
        return false;
      }
      last = start;
    }
    return false;
  }

  private static boolean isOfVersion(char c) {
    return Letters.isAlnum(c) || c == '.';
  }

  /** Finds the end of an IPv6 address of somebody, or -1. */
  static int ip6End(View view, int from) {
    int groups = 0;
    boolean gap = false;
    boolean digit = false;
    int i = from;
    while (groups < 9) {
      int start = i;
      while (i - start < 5 && Letters.hex(view.at(i)) >= 0) {
        digit |= Letters.isDigit(view.at(i++));
      }
      groups += i > start ? 1 : 0;
      if (i - start > 4) {
        return -1;
      }
      if (view.at(i) != ':' || (i == start && i > from + 1)) {
        break;
      }
      boolean pair = view.at(i + 1) == ':';
      if (pair && gap) {
        return -1;
      }
      if (!pair && Letters.hex(view.at(i + 1)) < 0) {
        break;
      }
      gap |= pair;
      i += pair ? 2 : 1;
    }
    boolean ends = !Letters.isWord(view.at(i)) && view.at(i) != ':';
    boolean whole = gap ? groups >= 3 && groups < 8 && digit : groups == 8;
    boolean zone =
        gap && groups >= 2 && (view.has("fe80:", from) || (view.has("200", from) && digit));
    return ends && (whole || zone) ? i : -1;
  }

  /** Finds the end of a MAC address, or -1. */
  static int macEnd(View view, int from) {
    char sign = view.at(from + 2);
    if (view.at(from + 4) == '.' && view.at(from + 9) == '.') {
      return dottedMacEnd(view, from);
    }
    if ((sign != ':' && sign != '-') || view.at(from - 1) == ':' || view.at(from - 1) == '-') {
      return -1;
    }
    boolean alike = true;
    for (int i = 0; i < 6; i++) {
      int at = from + i * 3;
      if (Letters.hex(view.at(at)) < 0
          || Letters.hex(view.at(at + 1)) < 0
          || (i < 5 && view.at(at + 2) != sign)) {
        return -1;
      }
      alike &= view.at(at) == view.at(from) && view.at(at + 1) == view.at(from);
    }
    char next = view.at(from + 17);
    return alike || Letters.isRun(next) || next == ':' ? -1 : from + 17;
  }

  /** The form of routers: three groups of four. Without a letter it is a version. */
  private static int dottedMacEnd(View view, int from) {
    int kinds = 0;
    for (int i = from; i < from + 14; i++) {
      boolean dot = i == from + 4 || i == from + 9;
      if (!dot && Letters.hex(view.at(i)) < 0) {
        return -1;
      }
      kinds |= Letters.kinds(view.at(i));
    }
    boolean apart = view.at(from - 1) != '.' && view.at(from + 14) != '.';
    boolean mixed = kinds != Letters.DIGIT && (kinds & Letters.DIGIT) != 0;
    return apart && mixed && !Letters.isRun(view.at(from + 14)) ? from + 14 : -1;
  }

  /** Finds the end of the name of somebody's machine that starts with this run, or -1. */
  static int hostEnd(View view, int from, int runEnd, int kinds) {
    boolean dash = (kinds & Letters.DASH) != 0;
    boolean opensDomain = view.at(runEnd) == '.' && view.at(from - 1) != '.';
    int end = opensDomain ? domainEnd(view, runEnd) : runEnd;
    if (dash && isMachine(view, from, runEnd)) {
      return end;
    }
    if (end > runEnd) {
      for (String domain : HOME_DOMAINS) {
        if (view.hasAnyCase(domain, end - domain.length())) {
          // Of several plain words in a row the last is no domain: maven.repo.local is a setting.
          boolean named = end - domain.length() == runEnd || dash || (kinds & Letters.DIGIT) != 0;
          return named && !isPublic(view, from, end) ? end : -1;
        }
      }
    }
    return -1;
  }

  private static boolean isMachine(View view, int from, int end) {
    for (String name : WINDOWS_NAMES) {
      int rest = from + name.length();
      if (end - rest >= 5 && view.has(name, from) && isUpperName(view, rest, end)) {
        return true;
      }
    }
    return isAddressName(view, from) || isDevice(view, from, end);
  }

  private static boolean isUpperName(View view, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Letters.isUpper(view.at(i)) && !Letters.isDigit(view.at(i)) && view.at(i) != '-') {
        return false;
      }
    }
    return Values.hasDigit(view, from, end) || end - from == 7;
  }

  private static boolean isAddressName(View view, int from) {
    if (!view.has("ip-", from)) {
      return false;
    }
    int dashes = 0;
    int i = from + 3;
    while (i - from < 18 && (Letters.isDigit(view.at(i)) || (view.at(i) == '-' && dashes < 3))) {
      dashes += view.at(i++) == '-' ? 1 : 0;
    }
    return dashes == 3;
  }

  /** A device that is called after its owner: jane-macbook-pro. */
  private static boolean isDevice(View view, int from, int end) {
    int last = Math.min(end, from + 48);
    for (int i = from + 2; i < last; i++) {
      if (view.at(i - 1) == '-') {
        for (String device : DEVICES) {
          if (view.hasAnyCase(device, i)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isPublic(View view, int from, int end) {
    for (String name : PUBLIC_NAMES) {
      if (view.hasAnyCase(name, end - name.length()) || view.hasAnyCase(name, from)) {
        return true;
      }
    }
    return false;
  }

  private static int domainEnd(View view, int from) {
    int i = (int) view.run(from);
    while (view.at(i) == '.' && Letters.isAlnum(view.at(i + 1))) {
      i = (int) view.run(i + 1);
    }
    return i;
  }
}
