package candor.server.door;

import candor.server.http.Response;

/** Tells that a request cannot be read, and how to say so to its client. */
public final class TurnedAway extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Response response;
  private final String detail;

  /**
   * Creates the report.
   *
   * @param response the answer, without any part of what was sent
   */
  public TurnedAway(Response response) {
    this(response, "");
  }

  /** Creates the report with its reason, for dialects that say it in a form of their own. */
  TurnedAway(Response response, String detail) {
    // A refused request must cost little, so the stack trace is not collected.
    super("turned away with " + response.status(), null, false, false);
    this.response = response;
    this.detail = detail;
  }

  /**
   * Returns what to answer.
   *
   * @return the answer
   */
  public Response response() {
    return response;
  }

  /** Returns why, in a sentence; empty when the answer alone says it. */
  String detail() {
    return detail;
  }
}
