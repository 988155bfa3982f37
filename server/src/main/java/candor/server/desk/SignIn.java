package candor.server.desk;

import candor.server.desk.pages.JtesigninGenerated;
import candor.server.desk.pages.Pages;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Signs browsers in and out.
 *
 * <p>Opening a one-time link only shows a button: programs that look at links in messages must not
 * use it up.
 */
final class SignIn {

  /** A token, a secret and a mark of their form are a few hundred bytes. */
  private static final int MOST_FORM_BYTES = 4_096;

  private final Access access;
  private final Framing framing;

  SignIn(Access access, Framing framing) {
    this.access = access;
    this.framing = framing;
  }

  void addTo(Routes routes) {
    routes.add(route("GET", "/signin", this::ask));
    routes.add(route("POST", "/signin", this::enter));
    routes.add(route("POST", "/signout", this::leave));
  }

  /** Answers one step of signing in or out. */
  private interface Step {
    Response answer(Request request);
  }

  private Routes.Route route(String method, String path, Step step) {
    return new Routes.Route(method, path, Routes.Lane.VIRTUAL, exchange -> answer(exchange, step));
  }

  private void answer(Exchange exchange, Step step) {
    Request request = exchange.request();
    exchange.answer(access.isOpen() ? Html.redirect("/") : step.answer(request));
  }

  private Response ask(Request request) {
    if (access.admits(request)) {
      return Html.redirect("/");
    }
    return form(request, 200, Objects.requireNonNullElse(request.parameter("token"), ""), "");
  }

  private Response form(Request request, int status, String link, String problem) {
    String known = access.form(request);
    String cookie = known == null || known.isEmpty() ? Secret.fresh() : known;
    var page = new Pages.SignIn(access.forms().of(cookie), link, problem);
    var frame = framing.plain(request, "Sign in");
    return Html.page(
            request, status, out -> JtesigninGenerated.render(out, Html.AS_IT_IS, frame, page))
        .with("Set-Cookie", access.formCookie(cookie));
  }

  private Response enter(Request request) {
    var fields = fields(request);
    String link = fields.getOrDefault("link", "");
    if (isForeign(request) || !access.forms().fits(fields.get("form"), access.form(request))) {
      return form(request, 403, link, "The form was not from this page or too old. Try again.");
    }
    var outcome =
        link.isEmpty()
            ? access.tryToken(request, fields.getOrDefault("token", "").strip())
            : access.tryLink(request, link);
    return switch (outcome) {
      case RIGHT -> Html.redirect("/").with("Set-Cookie", access.begin());
      case WRONG ->
          form(
              request,
              403,
              "",
              link.isEmpty()
                  ? "This token opens nothing here."
                  : "This link was used already or is older than a day.");
      case TOO_OFTEN ->
          form(
              request,
              429,
              link,
              "Too many wrong tries. Wait " + access.waitSeconds(request) + " seconds.");
    };
  }

  private Response leave(Request request) {
    String session = access.session(request);
    if (isForeign(request) || !access.forms().fits(fields(request).get("form"), session)) {
      return form(request, 403, "", "The form was not from this page or too old. Try again.");
    }
    return Html.redirect("/signin").with("Set-Cookie", access.end(request));
  }

  /** Says whether the browser itself tells that another site sent the form. */
  private static boolean isForeign(Request request) {
    String site = request.header("sec-fetch-site");
    return site != null && !site.equals("same-origin") && !site.equals("none");
  }

  private static Map<String, String> fields(Request request) {
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
