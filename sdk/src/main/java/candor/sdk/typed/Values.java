package candor.sdk.typed;

/**
 * Takes the values of one event. For use by the thread that records, during {@link Event#write}.
 *
 * <p>A place is the number of the property among the sorted property names of its event, from 0. A
 * property that is not handed over is absent. Nothing here throws for a value that the plan does
 * not allow: the firewall judges before anything is sent.
 */
public interface Values {

  /**
   * Takes a truth value.
   *
   * @param place which property
   * @param value the value
   */
  void truth(int place, boolean value);

  /**
   * Takes a whole number, also of a duration in the unit of the plan.
   *
   * @param place which property
   * @param value the value
   */
  void whole(int place, long value);

  /**
   * Takes a decimal number.
   *
   * @param place which property
   * @param value the value
   */
  void decimal(int place, double value);

  /**
   * Takes one value of a closed list, or the label of a tier.
   *
   * @param place which property
   * @param choice the place of the value in the list of the plan, from 0
   */
  void choice(int place, int choice);

  /**
   * Takes several values of a closed list.
   *
   * @param place which property
   * @param choices their places in the list of the plan, from 0; not kept beyond the call
   */
  void choices(int place, int[] choices);

  /**
   * Takes a text: a version, a language, a UUID, an instant, a hash or free text.
   *
   * @param place which property
   * @param value the value
   */
  void text(int place, String value);
}
