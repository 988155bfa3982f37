package candor.server.query;

/** Answers questions about one store. Safe for use by many threads. */
public interface Questioner {

  /** Names what is counted. */
  enum Measure {
    /** Events. */
    EVENTS,
    /** Distinct installs. */
    INSTALLS,
    /** Distinct sessions. */
    SESSIONS
  }

  /** Names the length of an interval. */
  enum Interval {
    /** Sixty minutes. */
    HOUR,
    /** A local day. */
    DAY,
    /** A local ISO week, from Monday. */
    WEEK,
    /** A local month. */
    MONTH
  }

  /**
   * Is the question how a measure developed.
   *
   * @param event the event, or the empty string for all
   * @param measure what is counted
   * @param interval the length of an interval
   * @param by the property to break down by, or the empty string
   */
  record TrendOf(String event, Measure measure, Interval interval, String by) {}

  /**
   * Answers how a measure developed.
   *
   * @param scope the part of the data
   * @param of what is asked
   * @return the answer
   * @throws BadQuestion if the scope or the question names something that is not in the plan
   */
  Answers.Trend trend(Scope scope, TrendOf of) throws BadQuestion;

  /**
   * Answers how many are active.
   *
   * @param scope the part of the data
   * @return the answer
   * @throws BadQuestion if the scope names something that is not in the plan
   */
  Answers.Active active(Scope scope) throws BadQuestion;

  /**
   * Answers which values of a property are frequent.
   *
   * @param scope the part of the data
   * @param event the event, or the empty string for all
   * @param property the property, or {@code event} for the names of events
   * @param limit the most items
   * @return the answer
   * @throws BadQuestion if something named is not in the plan
   */
  Answers.Top top(Scope scope, String event, String property, int limit) throws BadQuestion;

  /**
   * Answers what was kept out.
   *
   * @param scope the part of the data; its filters are not used
   * @return the answer
   * @throws BadQuestion if the app is unknown
   */
  Answers.Refused refusals(Scope scope) throws BadQuestion;

  /**
   * Answers what happens now.
   *
   * @param app the app's id
   * @param debug whether it asks about developers' builds
   * @return the answer
   * @throws BadQuestion if the app is unknown
   */
  Answers.Live live(String app, boolean debug) throws BadQuestion;
}
