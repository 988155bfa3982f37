package candor.redact;

/** Finds figures that belong to one person: cards, accounts, telephones, insurance numbers. */
final class Figures {

  private static final int MAX_PHONE_DIGITS = 15;
  private static final int MAX_CARD_DIGITS = 16;

  /** What parts the first two of 14 digits and more from the rest. */
  private static final long[] POWERS = {
    1_000_000_000_000L, 10_000_000_000_000L, 100_000_000_000_000L, 1_000_000_000_000_000L
  };

  private Figures() {}

  /** Finds the end of a card number by its issuer, its length and its check digit, or -1. */
  static int cardEnd(View view, int from) {
    int i = from;
    int digits = 0;
    long number = 0;
    while (digits <= MAX_CARD_DIGITS) {
      char c = view.at(i);
      if (Letters.isDigit(c)) {
        number = number * 10 + c - '0';
        digits++;
      } else if ((c != ' ' && c != '-') || digits == 0 || !Letters.isDigit(view.at(i + 1))) {
        break;
      }
      i++;
    }
    boolean apart =
        !Letters.isWord(view.at(from - 1))
            && view.at(from - 1) != '.'
            && !Letters.isWord(view.at(i));
    return apart && isIssued(number, digits) && checks(number) ? i : -1;
  }

  private static boolean isIssued(long number, int digits) {
    int two = digits < 14 ? 0 : (int) (number / POWERS[digits - 14]);
    return switch (digits) {
      case 14 -> two == 36 || two == 38 || two == 30;
      case 15 -> two == 34 || two == 37;
      case 16 ->
          two / 10 == 4
              || (two >= 51 && two <= 55)
              || (two >= 22 && two <= 27)
              || two == 35
              || two == 60
              || two == 62
              || two == 64
              || two == 65;
      default -> false;
    };
  }

  /** The check that Luhn invented: every second digit counts double. */
  private static boolean checks(long number) {
    int sum = 0;
    int times = 1;
    for (long rest = number; rest > 0; rest /= 10) {
      int digit = (int) (rest % 10) * times;
      sum += digit > 9 ? digit - 9 : digit;
      times = 3 - times;
    }
    return sum % 10 == 0;
  }

  /** Finds the end of an account number with two letters, a checksum and groups, or -1. */
  static int ibanEnd(View view, int from) {
    if (!Letters.isUpper(view.at(from))
        || !Letters.isUpper(view.at(from + 1))
        || !Letters.isDigit(view.at(from + 2))
        || !Letters.isDigit(view.at(from + 3))) {
      return -1;
    }
    int rest = 0;
    int size = 0;
    int end = -1;
    for (int i = from + 4; size < 30; i++) {
      char c = view.at(i);
      if (Letters.isDigit(c) || Letters.isUpper(c)) {
        rest = remainder(rest, c);
        size++;
        boolean last = !Letters.isAlnum(view.at(i + 1));
        if (last && size >= 11 && head(view, from, rest) == 1) {
          end = i + 1;
        }
      } else if ((c != ' ' && c != '-') || !Letters.isAlnum(view.at(i + 1))) {
        break;
      }
    }
    return end;
  }

  private static int head(View view, int from, int rest) {
    int whole = rest;
    for (int i = from; i < from + 4; i++) {
      whole = remainder(whole, view.at(i));
    }
    return whole;
  }

  private static int remainder(int rest, char c) {
    return Letters.isDigit(c) ? (rest * 10 + c - '0') % 97 : (rest * 100 + c - 'A' + 10) % 97;
  }

  /** Finds the end of a telephone number with some digits at least, or -1. */
  static int phoneEnd(View view, int from, int least) {
    int digits = 0;
    int i = view.at(from) == '+' ? from + 1 : from;
    int end = i;
    while (digits <= MAX_PHONE_DIGITS) {
      char c = view.at(i);
      if (Letters.isDigit(c)) {
        digits++;
        end = i + 1;
      } else if (!joins(view, i)) {
        break;
      }
      i++;
    }
    return !Letters.isWord(view.at(end)) && digits >= least && digits <= MAX_PHONE_DIGITS
        ? end
        : -1;
  }

  private static boolean joins(View view, int i) {
    char c = view.at(i);
    char next = view.at(i + 1);
    boolean digit = Letters.isDigit(next);
    return switch (c) {
      case ' ' -> digit || next == '(' || next == '-';
      case '-', '.', '/' -> digit || next == ' ';
      case '(' -> digit;
      case ')' -> digit || next == ' ' || next == '-';
      default -> false;
    };
  }

  /** Finds a number in the form of North America, with or without brackets, or -1. */
  static int americanEnd(View view, int from) {
    boolean bracket = view.at(from) == '(';
    int i = bracket ? from + 1 : from;
    if (view.at(i) < '2' || !digits(view, i, 3)) {
      return -1;
    }
    i += 3;
    if (bracket) {
      if (view.at(i) != ')') {
        return -1;
      }
      i += view.at(i + 1) == ' ' ? 2 : 1;
    } else if (view.at(i) != '-' && view.at(i) != '.') {
      return -1;
    }
    char sign = bracket ? '-' : view.at(i++);
    boolean form =
        view.at(i) >= '2'
            && digits(view, i, 3)
            && (view.at(i + 3) == sign || (sign == '-' && view.at(i + 3) == ' '));
    return form && digits(view, i + 4, 4) && !Letters.isRun(view.at(i + 8)) ? i + 8 : -1;
  }

  /** Finds a number of the social insurance of the United States, or -1. */
  static int insuranceEnd(View view, int from) {
    boolean form =
        digits(view, from, 3)
            && view.at(from + 3) == '-'
            && digits(view, from + 4, 2)
            && view.at(from + 6) == '-'
            && digits(view, from + 7, 4)
            && !Letters.isRun(view.at(from + 11));
    return form && view.at(from) != '9' && !view.has("000", from) && !view.has("666", from)
        ? from + 11
        : -1;
  }

  private static boolean digits(View view, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (!Letters.isDigit(view.at(i))) {
        return false;
      }
    }
    return true;
  }
}
