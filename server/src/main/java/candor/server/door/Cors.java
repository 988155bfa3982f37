package candor.server.door;

import candor.server.http.Response;

/**
 * Lets pages of any origin post. No cookie or other credential is ever asked for, so that nothing
 * is gained by forging an origin.
 */
final class Cors {

  static final String ORIGIN_FIELD = "Access-Control-Allow-Origin";
  static final String ANY = "*";

  /** An hour: browsers ask again after at most two, and a change of ours shows the same day. */
  private static final String MAX_AGE_SECONDS = "3600";

  private Cors() {}

  static Response preflight(String headers) {
    return Response.empty(204)
        .with(ORIGIN_FIELD, ANY)
        .with("Access-Control-Allow-Headers", headers)
        .with("Access-Control-Allow-Methods", "POST, OPTIONS")
        .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
  }
}
