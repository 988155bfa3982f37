package candor.server.symbol;

/** Reads identifiers that hold more than ASCII, after RFC 3492 with its parameters. Stateless. */
final class Punycode {

  private static final int BASE = 36;
  private static final int LEAST = 1;
  private static final int GREATEST = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_POINT = 128;

  private Punycode() {}

  /**
   * Reads one identifier.
   *
   * @param plain its ASCII characters
   * @param inserted which others stand where, in base 36
   */
  static String read(String plain, String inserted) throws Unreadable {
    var points = new StringBuilder(plain);
    int count = plain.length();
    int point = FIRST_POINT;
    int place = 0;
    int bias = FIRST_BIAS;
    int at = 0;
    while (at < inserted.length()) {
      int before = place;
      long weight = 1;
      long sum = place;
      for (int k = BASE; ; k += BASE) {
        if (at == inserted.length()) {
          throw new Unreadable();
        }
        int digit = digit(inserted.charAt(at++));
        sum += digit * weight;
        int threshold = Math.max(LEAST, Math.min(GREATEST, k - bias));
        if (digit < threshold) {
          break;
        }
        weight *= BASE - threshold;
        if (sum > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
          throw new Unreadable();
        }
      }
      count++;
      bias = bias(sum - before, count, before == 0);
      long next = point + sum / count;
      if (next > Character.MAX_CODE_POINT || Character.isISOControl((int) next)) {
        throw new Unreadable();
      }
      point = (int) next;
      place = (int) (sum % count);
      points.insert(points.offsetByCodePoints(0, place), Character.toString(point));
      place++;
    }
    return points.toString();
  }

  private static int digit(char c) throws Unreadable {
    if (c >= 'a' && c <= 'z') {
      return c - 'a';
    }
    if (Reader.isDigit(c)) {
      return 26 + c - '0';
    }
    throw new Unreadable();
  }

  private static int bias(long delta, int count, boolean first) {
    long rest = delta / (first ? DAMP : 2);
    rest += rest / count;
    int k = 0;
    while (rest > (BASE - LEAST) * GREATEST / 2) {
      rest /= BASE - LEAST;
      k += BASE;
    }
    return (int) (k + (BASE - LEAST + 1) * rest / (rest + SKEW));
  }
}
