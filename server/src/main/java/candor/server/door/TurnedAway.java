package candor.server.door;

import candor.server.http.Response;

/** Tells that a request cannot be read, and how to say so to its client. */
public final class TurnedAway extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Response response;

  /**
   * Creates the report.
   *
   * @param response the answer, without any part of what was sent
   */
  public TurnedAway(Response response) {
    // A refused request must cost little, so the stack trace is not collected.
    super("turned away with " + response.status(), null, false, false);
    this.response = response;
  }

  /**
   * Returns what to answer.
   *
   * @return the answer
   */
  public Response response() {
    return response;
  }
}
