package candor.plan;

import candor.json.Json;
import candor.plan.Refusal.Reason;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Judges texts whose form is fixed: versions, languages, ids, instants, hashes. No state. */
final class FormRules {

  /** Characters of any fixed form; the longest in use, a Linux kernel version, has about 40. */
  private static final int MAX_LENGTH = 64;

  /** Numeric parts of a version, and digits of each: dates and build times are in use. */
  private static final int MAX_PARTS = 8;

  private static final int MAX_DIGITS = 10;

  /** Characters of a suffix: {@code -microsoft-standard-WSL2} has 24. */
  private static final int MAX_SUFFIX = 24;

  /** Parts of a language tag that are looked at; what follows makes the last one too long. */
  private static final int MAX_SUBTAGS = 12;

  private static final LinearPattern MOMENT =
      LinearPattern.of(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[-+]\\d\\d:\\d\\d)");

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private FormRules() {}

  /** Rewrites a text to its canonical form, or returns null when it does not have the form. */
  private interface Form {
    @Nullable String canonical(String text);
  }

  static TypeRule of(PropertyType type) {
    if (type instanceof PropertyType.Version version) {
      return rule(text -> version(text, version.parts()));
    }
    if (type instanceof PropertyType.Language language) {
      return rule(text -> language(text, language.regional()));
    }
    if (type instanceof PropertyType.Uuid) {
      return rule(FormRules::uuid);
    }
    if (type instanceof PropertyType.Moment) {
      return rule(FormRules::moment);
    }
    if (type instanceof PropertyType.Hash hash) {
      return rule(text -> hash(text, hash.length()));
    }
    throw new AssertionError("no rule for a type");
  }

  private static TypeRule rule(Form form) {
    return value -> {
      if (!(value instanceof Json.Text text)) {
        return Ruling.drop(Reason.WRONG_TYPE);
      }
      String canonical = text.value().length() > MAX_LENGTH ? null : form.canonical(text.value());
      if (canonical == null) {
        return Ruling.drop(Reason.WRONG_FORM);
      }
      return new Ruling.Keep(canonical.equals(text.value()) ? text : new Json.Text(canonical));
    };
  }

  /** Keeps the first numeric parts; with all four, also the suffix. */
  private static @Nullable String version(String text, int parts) {
    int kept = 0;
    int at = 0;
    for (int part = 1; part <= MAX_PARTS; part++) {
      int from = at;
      while (at < text.length() && isDigit(text.charAt(at))) {
        at++;
      }
      if (at == from || at - from > MAX_DIGITS) {
        return null;
      }
      kept = part <= parts ? at : kept;
      if (at + 1 >= text.length() || text.charAt(at) != '.' || !isDigit(text.charAt(at + 1))) {
        break;
      }
      at++;
    }
    String suffix = text.substring(at);
    if (!isSuffix(suffix)) {
      return null;
    }
    return parts == 4 ? text.substring(0, kept).concat(suffix) : text.substring(0, kept);
  }

  private static boolean isSuffix(String suffix) {
    for (int i = 0; i < suffix.length(); i++) {
      char c = suffix.charAt(i);
      boolean sign = c == '-' || c == '+' || c == '_';
      if (!isLetter(c) && !sign && (i == 0 || (c != '.' && !isDigit(c)))) {
        return false;
      }
    }
    return suffix.length() <= MAX_SUFFIX;
  }

  /**
   * Keeps the language and, where planned, the region. Scripts, variants and extensions always go:
   * they single people out and no question asks for them. Systems write {@code _} for {@code -}.
   */
  private static @Nullable String language(String text, boolean regional) {
    String[] subtags = text.replace('_', '-').split("-", MAX_SUBTAGS);
    for (String subtag : subtags) {
      if (!isSubtag(subtag)) {
        return null;
      }
    }
    int length = subtags[0].length();
    if (!isLetters(subtags[0]) || length < 2 || length > 3) {
      return null;
    }
    String language = subtags[0].toLowerCase(Locale.ROOT);
    int place = subtags.length > 1 && subtags[1].length() == 4 && isLetters(subtags[1]) ? 2 : 1;
    if (!regional || place >= subtags.length || !isRegion(subtags[place])) {
      return language;
    }
    return language + "-" + subtags[place].toUpperCase(Locale.ROOT);
  }

  private static boolean isSubtag(String subtag) {
    for (int i = 0; i < subtag.length(); i++) {
      if (!isLetter(subtag.charAt(i)) && !isDigit(subtag.charAt(i))) {
        return false;
      }
    }
    return !subtag.isEmpty() && subtag.length() <= 8;
  }

  private static boolean isRegion(String subtag) {
    if (subtag.length() == 2) {
      return isLetters(subtag);
    }
    return subtag.length() == 3
        && isDigit(subtag.charAt(0))
        && isDigit(subtag.charAt(1))
        && isDigit(subtag.charAt(2));
  }

  private static boolean isLetters(String subtag) {
    for (int i = 0; i < subtag.length(); i++) {
      if (!isLetter(subtag.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  static @Nullable String uuid(String text) {
    if (text.length() != 36) {
      return null;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !isDigit(c) && !((c | 0x20) >= 'a' && (c | 0x20) <= 'f')) {
        return null;
      }
    }
    return text.toLowerCase(Locale.ROOT);
  }

  private static @Nullable String moment(String text) {
    if (!MOMENT.matches(text)) {
      return null;
    }
    try {
      OffsetDateTime moment = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
      return moment.getYear() < 0 || moment.getYear() > 9_999 ? null : MILLISECONDS.format(moment);
    } catch (DateTimeException noSuchDay) {
      return null;
    }
  }

  private static @Nullable String hash(String text, int length) {
    if (text.length() != length) {
      return null;
    }
    for (int i = 0; i < length; i++) {
      if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
        return null;
      }
    }
    return text;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
