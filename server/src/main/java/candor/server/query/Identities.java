package candor.server.query;

import candor.plan.Promises.Identity.Model;
import candor.server.query.Answers.Basis;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.Measure;
import candor.server.query.Questioner.TrendOf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Knows what each identity model can and cannot say, and says so. */
final class Identities {

  private static final String LATE =
      "An install whose events arrive on a later day than they happened may count once more on"
          + " that day.";
  private static final String ZONE =
      "Pseudonyms change at midnight UTC, so on days of another zone an install may count twice.";
  private static final String NO_MARKS =
      "Weekly, monthly, new and returning installs are not shown: a daily pseudonym cannot"
          + " recognise anybody on another day, and daily figures must not be added up.";
  private static final String MARK_PERIODS =
      "Weekly figures are ISO weeks, given on their Sunday; monthly figures are calendar months,"
          + " given on their last day.";
  static final String MARK_CLOCKS =
      "Devices claim their marks by their own calendar; they are placed here by the time of the"
          + " claim.";
  private static final String NOTHING =
      "Active installs are not shown: this app sends no identifier and no marks.";
  private static final String MARK_FILTERS =
      "Figures from marks are not shown: marks carry the context only, and a filter asks for more.";

  private Identities() {}

  /** Tells whether installs of a trend come from marks, or that they cannot be counted at all. */
  static boolean trendFromMarks(Asked asked, TrendOf of) throws BadQuestion {
    if (of.measure() != Measure.INSTALLS || asked.identity() == Model.INSTALL) {
      return false;
    }
    boolean daily = asked.identity() == Model.DAILY;
    boolean longer = Trends.longerThanADay(of.interval());
    if (daily && !longer) {
      return false;
    }
    boolean byContext = of.by().isEmpty() || asked.plan().context().containsKey(of.by());
    boolean askable = of.event().isEmpty() && byContext && asked.contextOnly();
    if (asked.marks() && askable && of.interval() != Interval.HOUR) {
      return true;
    }
    if (daily) {
      throw new BadQuestion(
          "interval",
          "must be hour or day: this app's pseudonyms live one day, and days must not be added up");
    }
    throw new BadQuestion(
        "measure",
        asked.marks()
            ? "must be events or sessions: without an identifier, installs can be counted by day,"
                + " week or month over all events and by context only"
            : "must be events or sessions: this app has no identifier");
  }

  /** Tells whether a figure over the whole period can be said. */
  static boolean hasTotal(Asked asked, TrendOf of) {
    return of.measure() != Measure.INSTALLS
        || asked.identity() == Model.INSTALL
        || (asked.identity() == Model.DAILY
            && Trends.withinOneDay(asked.scope())
            && !Trends.longerThanADay(of.interval()));
  }

  static Basis trend(Asked asked, TrendOf of, boolean marks) {
    String what =
        switch (of.measure()) {
          case EVENTS -> "Events by the time they happened";
          case SESSIONS ->
              "Distinct sessions with at least one event; one that spans two"
                  + " intervals counts in both";
          case INSTALLS ->
              marks ? "First-use marks that devices claimed" : "Distinct installs with an event";
        };
    String by =
        of.by().isEmpty()
            ? "."
            : "; at most ten values are told apart, and events without one are not shown.";
    var limits = new ArrayList<String>();
    if (of.measure() == Measure.INSTALLS) {
      if (marks) {
        limits.add(MARK_CLOCKS);
      } else if (asked.identity() == Model.DAILY) {
        addDaily(limits, asked);
      }
    }
    return basis(asked, what + by, limits.isEmpty(), limits);
  }

  static Basis active(Asked asked) {
    var limits = new ArrayList<String>();
    switch (asked.identity()) {
      case INSTALL -> {}
      case DAILY -> {
        addDaily(limits, asked);
        addMarks(limits, asked, NO_MARKS);
      }
      case NONE -> addMarks(limits, asked, NOTHING);
    }
    String what =
        switch (asked.identity()) {
          case INSTALL ->
              "Distinct installs with an event on the day, in the seven days and in the thirty"
                  + " days ending with it; new ones had no event before.";
          case DAILY -> "Distinct daily pseudonyms with an event on the day.";
          case NONE -> "First-use marks that devices claimed, which needs no identifier.";
        };
    return basis(asked, what, asked.identity() == Model.INSTALL, limits);
  }

  static Basis top(Asked asked) {
    return basis(
        asked,
        "Events with each value, the most frequent first; of a list every item counts.",
        true,
        asked.identity() == Model.INSTALL
            ? List.of()
            : List.of("Installs are told only where the identity model can tell them apart."));
  }

  static Basis sessions(Asked asked) {
    return basis(
        asked,
        "Sessions with an event, and the milliseconds from the first of their events to the last,"
            + " whether or not a closing event arrived; one event alone lasts 0.",
        true,
        List.of("A session that crosses the border of the period is cut there."));
  }

  static Basis percentiles(Asked asked) {
    return basis(
        asked,
        "Numbers of the events that have the property; between two numbers a percentile is"
            + " interpolated.",
        true,
        List.of());
  }

  static Basis counters(Asked asked) {
    return basis(
        asked,
        "How often the events that raise each counter happened in the period.",
        true,
        asked.identity() == Model.INSTALL
            ? List.of()
            : List.of("Installs are told only where the identity model can tell them apart."));
  }

  private static void addDaily(List<String> limits, Asked asked) {
    limits.add(LATE);
    if (!Calendar.isUtc(asked.scope().zone())) {
      limits.add(ZONE);
    }
  }

  private static void addMarks(List<String> limits, Asked asked, String without) {
    if (!asked.marks()) {
      limits.add(without);
    } else if (!asked.contextOnly()) {
      limits.add(MARK_FILTERS);
    } else {
      limits.add(MARK_PERIODS);
      limits.add(MARK_CLOCKS);
    }
  }

  static Basis basis(Asked asked, String what, boolean exact, List<String> limits) {
    String population = asked.scope().debug() ? "Developers' builds" : "Released builds";
    String filtered = asked.scope().filters().isEmpty() ? "." : ", those that pass the filters.";
    return new Basis(
        what,
        population + filtered,
        asked.identity().name().toLowerCase(Locale.ROOT),
        exact,
        limits);
  }
}
