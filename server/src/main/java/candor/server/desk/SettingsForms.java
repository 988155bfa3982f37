package candor.server.desk;

import candor.server.desk.SettingsPage.Said;
import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.registry.Registry;
import candor.server.settings.ApiToken.Right;
import candor.server.settings.ApiTokens;
import candor.server.settings.Proposals;
import candor.server.settings.Proposals.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the changes of the page of keys, plan and tokens. Safe for use by many threads. */
final class SettingsForms {

  private static final String BASE = "/a/{app}/settings";

  /** What a token begins with, so that tools that look for secrets find it. */
  private static final String PREFIX = "candor_";

  private static final int LONGEST_NAME = 60;

  private final Access access;
  private final Sources sources;
  private final Turns turns;

  /** Looks at a page of an app; null when there is no such app. */
  interface Turns {
    PageList.@Nullable Turn of(Request request, PageList.Page page);
  }

  SettingsForms(Access access, Sources sources, Turns turns) {
    this.access = access;
    this.sources = sources;
    this.turns = turns;
  }

  void addTo(Routes routes) {
    routes.add(PostedForm.fileRoute(access, BASE + "/plan", this::handIn));
    routes.add(PostedForm.route(access, BASE + "/plan/accept", this::accept));
    routes.add(PostedForm.route(access, BASE + "/plan/discard", this::discard));
    routes.add(PostedForm.route(access, BASE + "/tokens", this::makeToken));
    routes.add(PostedForm.route(access, BASE + "/tokens/revoke", this::revokeToken));
  }

  private Proposals proposals() {
    return sources.keeping().cabinet().proposals();
  }

  private Registry.@Nullable App app(Request request) {
    return sources.registry().app(Objects.requireNonNullElse(request.parameter(":app"), ""));
  }

  private Response handIn(Request request, PostedFile form) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Html.redirect("/");
    }
    return switch (proposals().read(app, form.file())) {
      case Reading.Refused(var problems) ->
          said(request, new Said(422, "The file is no plan; nothing changed.", problems, ""));
      case Reading.OtherApp() ->
          said(request, Said.problem(422, "The file is the plan of another app."));
      case Reading.Comparison(var proposal, var warnings) -> {
        if (proposal.hash().equals(app.hash())) {
          yield said(request, Said.problem(200, "This is the plan in force already."));
        }
        proposals().put(proposal);
        yield warnings.isEmpty()
            ? back(app)
            : said(
                request,
                new Said(200, "The plan can be used; somebody should look.", warnings, ""));
      }
    };
  }

  private Response accept(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Html.redirect("/");
    }
    return proposals().accept(app, fields.getOrDefault("digest", "")) == null
        ? said(
            request,
            Said.problem(
                409, "What waits is no longer what was shown; look again. Nothing changed."))
        : back(app);
  }

  private Response discard(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Html.redirect("/");
    }
    proposals().discard(app.id());
    return back(app);
  }

  private Response makeToken(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Html.redirect("/");
    }
    String name = fields.getOrDefault("name", "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return said(request, Said.problem(400, "A token needs a name of 1 to 60 characters."));
    }
    String reach = fields.getOrDefault("reach", "app").equals("all") ? "" : app.id();
    var right = fields.getOrDefault("right", "").equals("symbols") ? Right.SYMBOLS : Right.FIGURES;
    String token = PREFIX + Secret.fresh();
    tokens().add(name, reach, right, Secret.hash(token));
    return said(
        request, new Said(200, "Copy the token now; it is not shown again.", List.of(), token));
  }

  private Response revokeToken(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Html.redirect("/");
    }
    tokens().revoke(fields.getOrDefault("id", ""));
    return back(app);
  }

  private ApiTokens tokens() {
    return Objects.requireNonNull(access.tokens(), "forms are only for those who signed in");
  }

  private Response said(Request request, Said said) {
    var turn = turns.of(request, PageList.SETTINGS);
    return turn == null ? Html.redirect("/") : SettingsPage.answer(turn, said);
  }

  private static Response back(Registry.App app) {
    return Html.redirect(Link.to("a", app.id(), "settings").href());
  }
}
