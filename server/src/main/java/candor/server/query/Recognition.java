package candor.server.query;

import candor.plan.Promises.Identity.Model;
import candor.server.query.Answers.Basis;
import candor.server.query.Questioner.Interval;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Knows which questions need to meet an install again, and what can be said instead. */
final class Recognition {

  private Recognition() {}

  /**
   * Refuses what needs to know an install again; marks cannot tell it and days must not be joined.
   */
  static void checkFollows(Asked asked, String question) throws BadQuestion {
    switch (asked.identity()) {
      case INSTALL -> {}
      case DAILY ->
          throw new BadQuestion(
              "app",
              question
                  + " cannot be told: this app's pseudonyms change every day, so nobody is"
                  + " recognised again");
      case NONE ->
          throw new BadQuestion(
              "app",
              question
                  + " cannot be told: this app sends no identifier, so nobody is recognised again");
    }
  }

  static Basis retention(Asked asked, Interval period) {
    String what =
        "Installs whose first event ever fell into the %s, and how many of them had an event in it"
                .formatted(period.name().toLowerCase(Locale.ROOT))
            + " and in each one after it; periods are whole and end with the last that has begun.";
    return Identities.basis(asked, what, true, List.of());
  }

  /** Claims name the week of the first use and carry the context; nothing else can be asked. */
  static void checkClaims(Asked asked, Interval period) throws BadQuestion {
    if (period != Interval.WEEK) {
      throw new BadQuestion(
          "period",
          "must be week: devices of this app name the week of their first use, neither day nor month");
    }
    if (!asked.contextOnly()) {
      throw new BadQuestion(
          "filter", "must be on the context: the marks that tell who came back carry it alone");
    }
  }

  static Basis claimed(Asked asked) {
    return Identities.basis(
        asked,
        "First uses of a week that devices claimed, by the ISO week of the device's very first use,"
            + " which each claim names; nobody has to be recognised for it.",
        true,
        List.of(
            Identities.MARK_CLOCKS,
            "A device whose first claim did not arrive is missing in the size of its cohort, so a"
                + " share can exceed all of it."));
  }

  /** Lets a funnel pass only as long as an install is the same one. */
  static void checkFunnel(Asked asked, Duration window) throws BadQuestion {
    if (asked.identity() == Model.NONE) {
      checkFollows(asked, "A funnel");
    }
    if (asked.identity() == Model.DAILY && window.compareTo(Duration.ofDays(1)) > 0) {
      throw new BadQuestion(
          "window",
          "must be at most 1d: this app's pseudonyms change every day, so nobody is recognised"
              + " again on a later one");
    }
  }

  static Basis funnel(Asked asked) {
    boolean daily = asked.identity() == Model.DAILY;
    var limits = new ArrayList<String>();
    limits.add("Steps after the end of the period are not seen.");
    if (daily) {
      limits.add(
          "Pseudonyms change at midnight UTC: a step on a later day is not seen, so later steps are"
              + " counted too low, and whoever begins again on another day counts again.");
    }
    return Identities.basis(
        asked,
        (daily ? "Daily pseudonyms" : "Installs")
            + " that took the steps in this order, each strictly after the one before and within"
            + " the window from the first; of several beginnings the earliest of those that lead"
            + " furthest counts. Broken down, the value at the first step decides, and at most ten"
            + " values are told apart.",
        !daily,
        limits);
  }

  static String unit(Asked asked) {
    return switch (asked.identity()) {
      case INSTALL -> "installs";
      case DAILY -> "install-days";
      case NONE -> "sessions";
    };
  }

  static Basis adoption(Asked asked) {
    return switch (asked.identity()) {
      case INSTALL ->
          Identities.basis(
              asked,
              "Of all installs with an event in the period, those with this one; first is its first"
                  + " time ever, repeated is on two or more days.",
              true,
              List.of());
      case DAILY ->
          Identities.basis(
              asked,
              "Of all days on which an install was active, those on which it used this; an install"
                  + " counts once for each of its days.",
              true,
              List.of("First and repeated use are not told: nobody is recognised on another day."));
      case NONE ->
          Identities.basis(
              asked,
              "Of all sessions with an event in the period, those with this one.",
              true,
              List.of("First and repeated use are not told: this app sends no identifier."));
    };
  }
}
