package candor.server.store;

import java.time.Duration;
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

  /** Returns all of its time as one interval, which is also there when it has none. */
  Cuts whole() {
    return Cuts.single(from, to.isAfter(from) ? to : from.plusMillis(1));
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

  /**
   * Says which path installs are followed along.
   *
   * @param steps what each step is, at least one
   * @param window how long after the first step the others may come
   * @param by the property of the first step by which installs are divided, or the empty string
   * @param parts the most values that are told apart, the most frequent first
   */
  public record Path(List<Step> steps, Duration window, String by, int parts) {
    /** Copies the steps. */
    public Path {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Is one step of a path.
   *
   * @param event the name of its event
   * @param conditions what must hold of that event, all of it
   */
  public record Step(String event, List<Condition> conditions) {
    /** Copies the conditions. */
    public Step {
      conditions = List.copyOf(conditions);
    }
  }

  /**
   * Says by what numbers are divided.
   *
   * @param by a planned name, {@code event}, or the empty string for no division
   * @param most the most cells
   * @param shares which quantiles, from 0 to 1
   */
  public record Parting(String by, int most, List<Double> shares) {
    /** Copies the shares. */
    public Parting {
      shares = List.copyOf(shares);
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
