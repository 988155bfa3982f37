package candor.server.desk;

import candor.server.query.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Finds the time that another is compared with. Pure functions. */
final class Earlier {

  private Earlier() {}

  /** Returns as many days before, or the same a year before; null when nothing is compared. */
  static @Nullable Scope than(Scope scope, State.Compare compare) {
    ZonedDateTime from = scope.from().atZone(scope.zone());
    ZonedDateTime to = scope.to().atZone(scope.zone());
    Duration length = Duration.between(from, to);
    // Of local days as many as there are, whatever their hours, and whether or not 29 February is
    // among them.
    long days = ChronoUnit.DAYS.between(from, to);
    boolean whole = from.plusDays(days).equals(to);
    return switch (compare) {
      case OFF -> null;
      case PREV -> {
        ZonedDateTime start = whole ? from.minusDays(days) : from.minus(length);
        yield scope.during(start.toInstant(), scope.from());
      }
      case YEAR -> {
        ZonedDateTime start = from.minusYears(1);
        ZonedDateTime end = whole ? start.plusDays(days) : start.plus(length);
        yield scope.during(start.toInstant(), end.toInstant());
      }
    };
  }

  /** Returns the same for what is counted over all of it: of what is not over, only as much. */
  static @Nullable Scope than(Scope scope, State.Compare compare, Instant now) {
    Scope whole = than(scope, compare);
    if (whole == null || !scope.to().isAfter(now) || !scope.from().isBefore(now)) {
      return whole;
    }
    ZonedDateTime from = scope.from().atZone(scope.zone());
    ZonedDateTime here = now.atZone(scope.zone());
    long days = ChronoUnit.DAYS.between(from.toLocalDate(), here.toLocalDate());
    LocalDate then = whole.from().atZone(scope.zone()).toLocalDate().plusDays(days);
    Instant end = here.with(then).toInstant();
    return whole.during(whole.from(), end.isBefore(whole.to()) ? end : whole.to());
  }
}
