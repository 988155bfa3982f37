package candor.server.alert;

import candor.server.query.Questioner.Measure;
import java.util.Locale;

/**
 * Is what a maintainer wants to be told of: a measure of the last 24 full hours against a bound, or
 * against the same hours a week before.
 *
 * @param id names it in forms
 * @param name what its owner called it
 * @param measure what is counted
 * @param event of which event, or empty for all
 * @param test how it is compared
 * @param amount the bound, or the change in percent
 */
public record AlertRule(
    String id, String name, Measure measure, String event, Test test, long amount) {

  /** Names the comparisons. */
  public enum Test {
    /** More than the bound. */
    OVER,
    /** Less than the bound. */
    UNDER,
    /** More than a week before, by at least so many percent. */
    RISES,
    /** Less than a week before, by at least so many percent. */
    FALLS;

    /**
     * Says whether it looks at the week before.
     *
     * @return whether it does
     */
    public boolean compares() {
      return this == RISES || this == FALLS;
    }
  }

  /**
   * Says whether figures are what the rule waits for. Where nothing was a week before, no change
   * can be said, so a change never is.
   *
   * @param now the measure of the last 24 full hours
   * @param before the same a week before
   * @return whether it fires
   */
  public boolean fires(long now, long before) {
    return switch (test) {
      case OVER -> now > amount;
      case UNDER -> now < amount;
      case RISES -> before > 0 && 100.0 * (now - before) >= (double) amount * before;
      case FALLS -> before > 0 && 100.0 * (before - now) >= (double) amount * before;
    };
  }

  /**
   * Says what is measured.
   *
   * @return such as {@code installs of app_launched}
   */
  public String subject() {
    String what = measure.name().toLowerCase(Locale.ROOT);
    return event.isEmpty() ? what : what + " of " + event;
  }

  /**
   * Says the condition in words.
   *
   * @return such as {@code over 100} or {@code 30 % less than a week before}
   */
  public String condition() {
    return switch (test) {
      case OVER -> "over " + amount;
      case UNDER -> "under " + amount;
      case RISES -> "at least " + amount + " % more than a week before";
      case FALLS -> "at least " + amount + " % less than a week before";
    };
  }
}
