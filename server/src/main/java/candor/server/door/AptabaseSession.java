package candor.server.door;

import candor.plan.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Judges session ids of the dialect of Aptabase: dated digits, or a UUID. No state. */
final class AptabaseSession {

  private static final int MOST_LENGTH = 36;

  /** Seconds since 1970 stand before this many random digits. */
  private static final long DATED = 100_000_000L;

  private static final int MOST_DIGITS = 18;
  private static final Duration OLDEST = Duration.ofDays(7);
  private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(10);

  private AptabaseSession() {}

  /** Returns why a session id makes its event invalid, or null when it does not. */
  static Refusal.@Nullable Reason wrong(@Nullable String session, Instant received) {
    if (session == null) {
      return null;
    }
    if (session.length() > MOST_LENGTH) {
      return Refusal.Reason.TOO_LONG;
    }
    if (!isDigits(session) || session.length() > MOST_DIGITS) {
      return null;
    }
    Instant started = Instant.ofEpochSecond(Long.parseLong(session) / DATED);
    if (started.isBefore(received.minus(OLDEST))) {
      return Refusal.Reason.TOO_OLD;
    }
    return started.isAfter(received.plus(FURTHEST_AHEAD)) ? Refusal.Reason.IN_FUTURE : null;
  }

  /**
   * Returns the session id as it may be kept: dated digits and UUIDs, which cannot spell a name or
   * a number that belongs to somebody. Any other is left out; even its digest could be guessed.
   */
  static @Nullable String kept(@Nullable String session) {
    if (session == null) {
      return null;
    }
    boolean dated = isDigits(session) && session.length() <= MOST_DIGITS;
    return dated || Ids.read(session) != null ? session : null;
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
