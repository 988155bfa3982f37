package candor.server.door;

import candor.server.http.Request;
import candor.server.http.Response;
import java.util.regex.Pattern;

/**
 * Lets pages of any origin post. No cookie or other credential is ever asked for, so that nothing
 * is gained by forging an origin.
 */
final class Cors {

  static final String ORIGIN_FIELD = "Access-Control-Allow-Origin";
  static final String ANY = "*";

  /** An hour: browsers ask again after at most two, and a change of ours shows the same day. */
  private static final String MAX_AGE_SECONDS = "3600";

  /** Origins are scheme, host and port; what is longer is not one. */
  private static final int LONGEST_ORIGIN = 300;

  private static final Pattern ORIGIN = Pattern.compile("[!-~]+");
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9, _-]{1,1000}");

  private Cors() {}

  /**
   * Lets the page that asked read an answer, also when it sends credentials, which nobody looks at:
   * some clients always do, and take any answer without this leave for a failure.
   */
  static Response toOrigin(Request request, Response response) {
    String origin = request.header("origin");
    if (origin == null || origin.length() > LONGEST_ORIGIN || !ORIGIN.matcher(origin).matches()) {
      return response;
    }
    return response
        .with(ORIGIN_FIELD, origin)
        .with("Access-Control-Allow-Credentials", "true")
        .with("Vary", "Origin");
  }

  /** Answers a page that asks before it posts with its own origin and header names. */
  static Response mirrored(Request request, Response preflight) {
    String names = request.header("access-control-request-headers");
    Response answer =
        toOrigin(request, preflight).with("Access-Control-Allow-Methods", "GET, POST, OPTIONS");
    return names != null && NAMES.matcher(names).matches()
        ? answer.with("Access-Control-Allow-Headers", names)
        : answer;
  }

  static Response preflight(String headers) {
    return Response.empty(204)
        .with(ORIGIN_FIELD, ANY)
        .with("Access-Control-Allow-Headers", headers)
        .with("Access-Control-Allow-Methods", "POST, OPTIONS")
        .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
  }
}
