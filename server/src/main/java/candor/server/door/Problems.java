package candor.server.door;

import candor.json.JsonWriter;
import candor.server.http.Response;
import java.util.List;
import java.util.Map;

/** Says what is wrong with a request as problem documents (RFC 9457). */
final class Problems {

  /** Long enough for a burst to pass, short enough that no client gives up. */
  static final String RETRY_SECONDS = "1";

  static final String COME_AGAIN = "Nothing of this request was kept; send it again later.";

  /** What tells a client, beside the status, what to do next. */
  private static final List<String> ADVICE = List.of("Retry-After", "Accept-Encoding");

  private Problems() {}

  static TurnedAway unreadable(String detail) {
    return new TurnedAway(problem(400, "The body cannot be read", detail), detail);
  }

  static TurnedAway tooLarge(String detail) {
    return new TurnedAway(problem(413, "The request is too large", detail), detail);
  }

  static Response overloaded() {
    return problem(503, "Too busy", COME_AGAIN).with("Retry-After", RETRY_SECONDS);
  }

  /** Gives an answer in a dialect's own words the advice of a problem document. */
  static Response advised(Response problem, Response said) {
    Response answer = said;
    for (String field : ADVICE) {
      String advice = problem.headers().get(field);
      answer = advice == null ? answer : answer.with(field, advice);
    }
    return answer;
  }

  static Response problem(int status, String title, String detail) {
    byte[] body =
        new JsonWriter()
            .open()
            .name("type")
            .text("about:blank")
            .name("title")
            .text(title)
            .name("status")
            .number(status)
            .name("detail")
            .text(detail)
            .close()
            .bytes();
    return new Response(
        status,
        Map.of("Content-Type", "application/problem+json", Cors.ORIGIN_FIELD, Cors.ANY),
        body);
  }
}
