package candor.server.desk;

import candor.server.http.Exchange;
import candor.server.http.Handler;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads forms that a page of ours sent, and lets no other site send them. Stateless. */
final class PostedForm {

  /** A token, a secret and a mark of their form are a few hundred bytes. */
  private static final int MOST_FORM_BYTES = 4_096;

  private PostedForm() {}

  /** Makes a change that a form asks for, and says where to go on. */
  interface Change {
    Response make(Request request, Map<String, String> fields) throws Exception;
  }

  /** Makes a route of a change, for those who are signed in and sent it from our own page. */
  static Routes.Route route(Access access, String pattern, Change change) {
    Handler handler = exchange -> answer(access, exchange, change);
    return new Routes.Route("POST", pattern, Routes.Lane.VIRTUAL, handler);
  }

  private static void answer(Access access, Exchange exchange, Change change) throws Exception {
    Request request = exchange.request();
    var fields = fields(request);
    Response refusal = refusal(access, request, fields.get("form"));
    exchange.answer(refusal == null ? change.make(request, fields) : refusal);
  }

  /** Makes a change that a form with a file asks for. */
  interface FileChange {
    Response make(Request request, PostedFile form) throws Exception;
  }

  /** Makes a route of a change by a file, for those who are signed in and sent our own form. */
  static Routes.Route fileRoute(Access access, String pattern, FileChange change) {
    return fileRoute(access, pattern, change, null);
  }

  /** Makes such a route, for files that may be larger than other bodies. */
  static Routes.Route fileRoute(
      Access access, String pattern, FileChange change, Routes.@Nullable Large large) {
    Handler handler =
        exchange -> {
          Request request = exchange.request();
          PostedFile form = PostedFile.read(request);
          String token = form == null ? null : form.fields().get("form");
          Response refusal = refusal(access, request, token);
          exchange.answer(
              refusal != null || form == null ? notFromHere(refusal) : change.make(request, form));
        };
    return new Routes.Route("POST", pattern, Routes.Lane.VIRTUAL, handler, large);
  }

  private static @Nullable Response refusal(
      Access access, Request request, @Nullable String token) {
    if (access.isOpen() || !access.admits(request)) {
      // Without sign-in there is no session that a form could be tied to, so nothing is changed.
      return Html.redirect("/signin");
    }
    boolean ours = !isForeign(request) && access.forms().fits(token, access.session(request));
    return ours ? null : notFromHere(null);
  }

  private static Response notFromHere(@Nullable Response refusal) {
    return refusal == null
        ? Problem.of(403, "Not from this page", "Open the page again and repeat the change.")
            .response()
        : refusal;
  }

  /** Says whether the browser itself tells that another site sent the form. */
  static boolean isForeign(Request request) {
    String site = request.header("sec-fetch-site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  static Map<String, String> fields(Request request) {
    var fields = new HashMap<String, String>();
    if (request.body().length > MOST_FORM_BYTES) {
      return fields;
    }
    for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
