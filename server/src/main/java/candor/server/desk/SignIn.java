package candor.server.desk;

import candor.server.desk.pages.JtesigninGenerated;
import candor.server.desk.pages.Pages;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import java.util.Objects;

/**
 * Signs browsers in and out.
 *
 * <p>Opening a one-time link only shows a button: programs that look at links in messages must not
 * use it up.
 */
final class SignIn {

  private final Access access;
  private final Framing framing;

  SignIn(Access access, Framing framing) {
    this.access = access;
    this.framing = framing;
  }

  void addTo(Guard guard) {
    add(guard, "GET", "/signin", this::ask);
    add(guard, "POST", "/signin", this::enter);
    add(guard, "POST", "/signout", this::leave);
  }

  /** Answers one step of signing in or out. */
  private interface Step {
    Response answer(Request request);
  }

  private void add(Guard guard, String method, String path, Step step) {
    guard.anyone(method, path, Routes.Lane.VIRTUAL, exchange -> answer(exchange, step));
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
    var fields = PostedForm.fields(request);
    String link = fields.getOrDefault("link", "");
    if (PostedForm.isForeign(request)
        || !access.forms().fits(fields.get("form"), access.form(request))) {
      return form(request, 403, link, "The form was not from this page or too old. Try again.");
    }
    var opened =
        link.isEmpty()
            ? access.tryToken(request, fields.getOrDefault("token", "").strip())
            : access.tryLink(request, link);
    return switch (opened.outcome()) {
      case RIGHT -> Html.redirect("/").with("Set-Cookie", access.begin(opened.member()));
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
    if (PostedForm.isForeign(request)
        || !access.forms().fits(PostedForm.fields(request).get("form"), session)) {
      return form(request, 403, "", "The form was not from this page or too old. Try again.");
    }
    return Html.redirect("/signin").with("Set-Cookie", access.end(request));
  }
}
