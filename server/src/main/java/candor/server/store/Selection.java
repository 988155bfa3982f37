package candor.server.store;

import java.time.Instant;
import java.util.List;

/**
 * Says which events are meant. Immutable.
 *
 * @param app the app's id
 * @param build released builds or those of developers
 * @param event the name of the event, or the empty string for all
 * @param from the first instant that belongs to it
 * @param to the first instant that no longer does
 * @param conditions what must hold of each event, all of it
 */
public record Selection(
    String app,
    Store.Build build,
    String event,
    Instant from,
    Instant to,
    List<Condition> conditions) {

  /** Copies the conditions. */
  public Selection {
    conditions = List.copyOf(conditions);
  }

  /**
   * Returns the same selection of another time.
   *
   * @param start the first instant that belongs to it
   * @param end the first instant that no longer does
   * @return the selection
   */
  public Selection during(Instant start, Instant end) {
    return new Selection(app, build, event, start, end, conditions);
  }

  /** Returns the part of this selection that lies within cuts. */
  Selection within(Cuts cuts) {
    return during(
        from.isAfter(cuts.from()) ? from : cuts.from(), to.isBefore(cuts.to()) ? to : cuts.to());
  }

  /** Tells whether every event of the build that lies within cuts is meant. */
  boolean isEverything(Cuts cuts) {
    return event.isEmpty()
        && conditions.isEmpty()
        && !from.isAfter(cuts.from())
        && !to.isBefore(cuts.to());
  }

  /**
   * Is one condition. Where a name has several columns (an event's own and the context's, or those
   * of two plan versions) any of its values may satisfy it.
   *
   * @param property a planned name, or {@code event}
   * @param operator how it is compared
   * @param values what it is compared with; texts, numbers and truth values as text
   */
  public record Condition(String property, Operator operator, List<String> values) {
    /** Copies the values. */
    public Condition {
      values = List.copyOf(values);
    }
  }

  /** Names the comparisons. Lists satisfy one when any of their items does. */
  public enum Operator {
    /** Equals one of the values. */
    IS,
    /** Equals none of the values; a missing value passes. */
    NOT,
    /** Contains one of the values as a substring. */
    CONTAINS,
    /** Is a number greater than each of the values. */
    GT,
    /** Is a number less than each of the values. */
    LT,
    /** Has any value. */
    SET
  }
}
