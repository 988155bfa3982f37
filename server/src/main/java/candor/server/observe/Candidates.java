package candor.server.observe;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the senders that share a value on one day, without keeping either. For one thread.
 *
 * <p>Both are kept as salted hashes, in memory alone: neither they nor the salt are ever written,
 * and at the end of the day all of it is thrown away. So a value that too few share is lost for
 * good, and one person whose address changes from day to day does not count as many.
 */
final class Candidates {

  /** Twice the group below which a public figure is hidden by default. */
  static final int SENDERS = 20;

  /** About a megabyte; an app with more different words on one day sends free text. */
  private static final int MOST = 5_000;

  /** Stands for a value that too few share. */
  static final long FEW = -1;

  /** By the hash of a value: how often it came, then the hashes of its senders. */
  private final Map<Long, long[]> seen = new HashMap<>();

  private byte[] salt = freshSalt();
  private LocalDate day = LocalDate.MIN;

  /**
   * Notes that a sender used a value.
   *
   * @return how often it came before, once enough share it, else {@link #FEW}
   */
  long note(LocalDate today, String where, String value, byte[] sender) {
    if (!today.equals(day)) {
      seen.clear();
      salt = freshSalt();
      day = today;
    }
    // The parts are told apart by their lengths, so that no two pairs have the same hash.
    long key = hash((where.length() + ":" + where + value).getBytes(StandardCharsets.UTF_8));
    long[] known = seen.get(key);
    if (known == null && seen.size() >= MOST) {
      return FEW;
    }
    long[] now = with(known == null ? new long[] {0} : known, hash(sender));
    if (now.length - 1 < SENDERS) {
      now[0]++;
      seen.put(key, now);
      return FEW;
    }
    seen.remove(key);
    return now[0];
  }

  private static long[] with(long[] known, long sender) {
    for (int i = 1; i < known.length; i++) {
      if (known[i] == sender) {
        return known;
      }
    }
    long[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = sender;
    return more;
  }

  int size() {
    return seen.size();
  }

  private long hash(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(salt);
      byte[] hash = digest.digest(bytes);
      long folded = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        folded = folded << 8 | (hash[i] & 0xff);
      }
      return folded;
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static byte[] freshSalt() {
    byte[] salt = new byte[32];
    new SecureRandom().nextBytes(salt);
    return salt;
  }
}
