package candor.sdk.typed;

/**
 * Is one planned event (or the summary) with its values, ready to be recorded.
 *
 * <p>Implemented by generated records alone: the plan compiler numbers events and properties in the
 * order of their names, as the canonical form of the plan lists them, so that recording moves
 * numbers and needs no look-up by name. Implementations are immutable values.
 */
public interface Event {

  /** The place of the summary, which stands beside the events. */
  int SUMMARY = -1;

  /**
   * Returns which event of the plan this is.
   *
   * @return the place of its name among the sorted event names of the plan, from 0; {@link
   *     #SUMMARY} for the summary
   */
  int place();

  /**
   * Hands over the values that are there, each at most once, in any order.
   *
   * @param values takes them; used only during the call
   */
  void write(Values values);
}
