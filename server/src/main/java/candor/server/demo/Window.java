package candor.server.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Is the part of one day that is told.
 *
 * @param day the day in UTC
 * @param from the first instant that belongs to it
 * @param until the first instant that no longer does; also when everything of it is sent
 * @param salt 0 for history; anything else for one session of right now
 * @param first whether an install that is told of has not been told of on that day
 */
record Window(LocalDate day, Instant from, Instant until, long salt, boolean first) {

  /** How long before now a session of right now began. */
  private static final int BEGAN_SECONDS_AGO = 90;

  /** Returns the part of a day that lies between two instants. */
  static Window of(LocalDate day, Instant from, Instant until) {
    Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    // A second is left at the end, in which the server stands when it takes the day.
    Instant end = start.plusSeconds(86_399);
    return new Window(
        day, from.isAfter(start) ? from : start, until.isBefore(end) ? until : end, 0, true);
  }

  /** Returns the last minutes before an instant. */
  static Window now(Instant now, long salt, boolean first) {
    LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return new Window(day, now.minusSeconds(2L * BEGAN_SECONDS_AGO), now, salt | 1, first);
  }

  /** Returns how many sessions are told, of those that were drawn. */
  int sessions(int drawn) {
    return salt == 0 ? drawn : 1;
  }

  /** Returns the second of the day at which a session begins, where one was drawn. */
  int begin(int drawn) {
    Instant began = until.minusSeconds(BEGAN_SECONDS_AGO);
    long second = began.getEpochSecond() - day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    return salt == 0 ? drawn : (int) second;
  }

  Instant at(int secondOfDay) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(secondOfDay);
  }

  boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
