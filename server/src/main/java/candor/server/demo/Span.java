package candor.server.demo;

import java.time.LocalDate;

/**
 * Is a run of days.
 *
 * @param first the first day
 * @param last the last day, which belongs to it
 */
record Span(LocalDate first, LocalDate last) {

  int days() {
    return (int) (last.toEpochDay() - first.toEpochDay()) + 1;
  }
}
