package candor.server.door;

import candor.json.JsonWriter;
import candor.server.http.Response;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Is what PostHog's clients are told. No state. */
final class PostHogAnswers {

  private static final String JSON = "application/json";

  /** Keeps an answer, and the address with all its events, out of caches. */
  static final String NO_STORE = "no-store";

  /** Every client wants exactly 200; several send again after any other 2xx. */
  static final Response ACCEPTED = Response.text(200, JSON, "{\"status\":1}");

  /** Nobody reads the answer to what a page sends as it closes, and the service says so. */
  static final Response ACCEPTED_FROM_A_CLOSING_PAGE = Response.empty(204);

  static final Response UNREAD = Response.text(200, JSON, "{}");

  static final Response FLAGS =
      Response.text(
          200,
          JSON,
          "{\"flags\":{},\"featureFlags\":{},\"featureFlagPayloads\":{},"
              + "\"errorsWhileComputingFlags\":false,\"sessionRecording\":false}");

  /** Whatever a client can collect by itself is off: no plan names any of it. */
  private static final String OFF =
      """
      "supportedCompression":["gzip","gzip-js"],"hasFeatureFlags":false,\
      "sessionRecording":false,"autocapture_opt_out":true,"autocaptureExceptions":false,\
      "heatmaps":false,"surveys":false,"capturePerformance":false,"captureDeadClicks":false,\
      "analytics":{"endpoint":"/i/v0/e/"},"defaultIdentifiedOnly":true,"toolbarParams":{},\
      "isAuthenticated":false,"siteApps":[]\
      """;

  static final Response DECIDE =
      Response.text(
          200,
          JSON,
          "{\"featureFlags\":{},\"featureFlagPayloads\":{},\"errorsWhileComputingFlags\":false,"
              + OFF
              + "}");

  private PostHogAnswers() {}

  /** Tells a client how to collect, as JSON or as the script that pages load. */
  static Response settings(String token, boolean script) {
    if (!script) {
      return Response.text(200, JSON, "{\"token\":\"" + token + "\"," + OFF + "}");
    }
    return Response.text(
        200,
        "application/javascript; charset=utf-8",
        "(function(){var all=window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};all['"
            + token
            + "']={config:{\"token\":\""
            + token
            + "\","
            + OFF
            + "},siteApps:[]};})();");
  }

  /** Tells the clients of the newer form what went wrong, in its own words. */
  static Response failed(int status, String detail) {
    String error =
        switch (status) {
          case 401 -> "unauthorized";
          case 413 -> "payload_too_large";
          case 415 -> "unsupported_media_type";
          case 503 -> "service_unavailable";
          default -> "invalid_request";
        };
    var body = new JsonWriter().open().name("error").text(error);
    body.name("error_description").text(detail);
    return new Response(
        status, Map.of("Content-Type", JSON, Cors.ORIGIN_FIELD, Cors.ANY), body.close().bytes());
  }

  /**
   * Tells of each event by its id what became of it.
   *
   * @param asked the ids that the client gave its events
   * @param kept those of the events that are durable
   */
  static Response results(Set<UUID> asked, Set<UUID> kept) {
    var writer = new JsonWriter().open().name("results").open();
    for (UUID id : asked) {
      writer.name(id.toString()).open().name("result");
      if (kept.contains(id)) {
        writer.text("ok");
      } else {
        writer
            .text("drop")
            .name("details")
            .text("The telemetry plan of the app does not let this event pass.");
      }
      writer.close();
    }
    return new Response(200, Map.of("Content-Type", JSON), writer.close().close().bytes());
  }
}
