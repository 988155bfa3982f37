package candor.server.query;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.CohortQuestioner.Cohort;
import candor.server.query.CohortQuestioner.Holding;
import candor.server.query.CohortQuestioner.Retention;
import candor.server.query.Questioner.Interval;
import candor.server.store.Cuts;
import candor.server.store.Findings;
import candor.server.store.Selection;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Answers who came back: from installs where the server knows them, else from what devices claim.
 * Safe for use by many threads.
 */
final class Returns {

  /** A larger triangle is read by nobody. */
  private static final int MOST_PERIODS = 120;

  private final Store store;
  private final Clock clock;
  private final @Nullable Holding who;

  /** Answers about those of whom something is remembered, or about all. */
  Returns(Store store, Clock clock, @Nullable Holding who) {
    this.store = store;
    this.clock = clock;
    this.who = who;
  }

  Retention answer(Asked asked, Interval period) throws BadQuestion {
    boolean claims = asked.identity() != Model.INSTALL && asked.marks();
    if (!claims) {
      Recognition.checkFollows(asked, "Retention");
    }
    if (who != null) {
      check(asked, who);
    }
    if (period == Interval.HOUR) {
      throw new BadQuestion("period", "must be day, week or month");
    }
    if (claims) {
      Recognition.checkClaims(asked, period);
    }
    Scope scope = asked.scope();
    long days = Duration.between(scope.from(), scope.to()).toDays();
    if (days / shortest(period) >= MOST_PERIODS) {
      throw new BadQuestion(
          "from", "must be nearer to to: a table has at most " + MOST_PERIODS + " periods");
    }
    var basis = claims ? Recognition.claimed(asked) : Recognition.retention(asked, period);
    Instant now = clock.instant();
    Instant end = scope.to().isBefore(now) ? scope.to() : now;
    if (!scope.from().isBefore(end)) {
      return new Retention(List.of(), basis);
    }
    Cuts cuts = Calendar.cuts(scope.from(), end, period, scope.zone(), MOST_PERIODS + 2);
    try {
      return new Retention(claims ? claimed(asked, cuts) : followed(asked, cuts), basis);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Asked asked, Holding who) throws BadQuestion {
    if (asked.identity() != Model.INSTALL) {
      throw new BadQuestion("person", "needs an id that an install keeps, and this plan has none");
    }
    Plan.PersonProperty property = asked.plan().person().get(who.property());
    if (property == null || property.from().equals("time") || who.value().isEmpty()) {
      throw new BadQuestion(
          "person", "must be NAME:VALUE with what the plan remembers of installs, but no time");
    }
  }

  private static int shortest(Interval period) {
    return switch (period) {
      case HOUR, DAY -> 1;
      case WEEK -> 7;
      case MONTH -> 28;
    };
  }

  private List<Cohort> followed(Asked asked, Cuts cuts) throws IOException {
    Selection selection = asked.selection("").during(cuts.from(), cuts.to());
    List<RoaringBitmap> fresh = store.newcomers(selection.app(), selection.build(), cuts);
    List<RoaringBitmap> present = store.present(selection, cuts);
    if (who != null) {
      RoaringBitmap holders = store.holders(selection.app(), who.property(), who.value());
      present.forEach(there -> there.and(holders));
    }
    var cohorts = new ArrayList<Cohort>(cuts.size());
    for (int i = 0; i < cuts.size(); i++) {
      var members = RoaringBitmap.and(fresh.get(i), present.get(i));
      var active = new ArrayList<Long>();
      for (int k = i; k < cuts.size(); k++) {
        active.add((long) RoaringBitmap.andCardinality(members, present.get(k)));
      }
      cohorts.add(new Cohort(cuts.borders().get(i), active));
    }
    return cohorts;
  }

  /** Every device claims a week once and names the week of its first use, so claims add up. */
  private List<Cohort> claimed(Asked asked, Cuts weeks) throws IOException {
    Selection selection = asked.selection("").during(weeks.from(), weeks.to());
    var counts = new HashMap<String, Long>();
    for (Findings.Returned found : store.courses().returned(selection, weeks)) {
      counts.merge(found.cohort() + "/" + found.interval(), found.count(), Long::sum);
    }
    var cohorts = new ArrayList<Cohort>(weeks.size());
    for (int i = 0; i < weeks.size(); i++) {
      String week = week(weeks.borders().get(i), asked.scope());
      var active = new ArrayList<Long>();
      for (int k = i; k < weeks.size(); k++) {
        active.add(counts.getOrDefault(week + "/" + k, 0L));
      }
      cohorts.add(new Cohort(weeks.borders().get(i), active));
    }
    return cohorts;
  }

  private static String week(Instant start, Scope scope) {
    var day = start.atZone(scope.zone()).toLocalDate();
    return String.format(
        Locale.ROOT,
        "%d-W%02d",
        day.get(IsoFields.WEEK_BASED_YEAR),
        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
