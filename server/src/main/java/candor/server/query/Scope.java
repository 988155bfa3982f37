package candor.server.query;

import candor.server.store.Selection;
import candor.server.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Says what part of the data a question is about. Immutable.
 *
 * @param app the app's id
 * @param debug whether it asks about developers' builds instead of released ones
 * @param from the first instant that belongs to it
 * @param to the first instant that no longer does
 * @param zone the time zone in which days begin
 * @param filters conditions that all must hold
 */
public record Scope(
    String app, boolean debug, Instant from, Instant to, ZoneId zone, List<Filter> filters) {

  /** Copies the filters. */
  public Scope {
    filters = List.copyOf(filters);
  }

  /**
   * Asks the same of another time.
   *
   * @param start the first instant that belongs to it
   * @param end the first instant that no longer does
   * @return the part of the data
   */
  public Scope during(Instant start, Instant end) {
    return new Scope(app, debug, start, end, zone, filters);
  }

  /**
   * Names the same rows to the store; whether the plan holds what it names is not checked.
   *
   * @param event the event, or the empty string for all
   * @return the rows
   */
  public Selection selection(String event) {
    return new Selection(
        app,
        debug ? Store.Build.DEBUG : Store.Build.RELEASE,
        event,
        from,
        to,
        filters.stream()
            .map(f -> new Selection.Condition(f.property(), f.operator().asked(), f.values()))
            .toList());
  }

  /**
   * Is one condition on a property.
   *
   * @param property a planned property of the context or of events, or {@code event}
   * @param operator how it is compared
   * @param values the values; any of them suffices (with {@code NOT}: none may match)
   */
  public record Filter(String property, Operator operator, List<String> values) {
    /** Copies the values. */
    public Filter {
      values = List.copyOf(values);
    }
  }

  /** Names the comparisons. */
  public enum Operator {
    /** Equals one of the values. */
    IS,
    /** Equals none of the values; a missing value passes. */
    NOT,
    /** Contains one of the values as a substring. */
    CONTAINS,
    /** Is greater than the value. */
    GT,
    /** Is less than the value. */
    LT,
    /** Has any value. */
    SET;

    private Selection.Operator asked() {
      return switch (this) {
        case IS -> Selection.Operator.IS;
        case NOT -> Selection.Operator.NOT;
        case CONTAINS -> Selection.Operator.CONTAINS;
        case GT -> Selection.Operator.GT;
        case LT -> Selection.Operator.LT;
        case SET -> Selection.Operator.SET;
      };
    }
  }
}
