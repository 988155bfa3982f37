package candor.sdk.typed;

/** Takes events of one plan. Safe for use by many threads; never blocks and never throws. */
public interface Recorder {

  /**
   * Records one event, if the person's choice lets it pass.
   *
   * @param event made by the API that was generated from the plan of this recorder
   */
  void record(Event event);
}
