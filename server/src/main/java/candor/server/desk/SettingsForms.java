package candor.server.desk;

import candor.server.desk.SettingsPage.Said;
import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.settings.ApiToken.Right;
import candor.server.settings.ApiTokens;
import candor.server.settings.Proposals;
import candor.server.settings.Proposals.Reading;
import candor.server.team.Need;
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

  /** The journal says the same of a page and of a script. */
  static final String ACCEPTED = "accepted a newer plan";

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

  void addTo(Guard guard) {
    guard.file(Need.ADMINISTER, BASE + "/plan", this::handIn);
    guard.form(Need.ADMINISTER, BASE + "/plan/accept", this::accept);
    guard.form(Need.ADMINISTER, BASE + "/plan/discard", this::discard);
    guard.form(Need.ADMINISTER, BASE + "/tokens", this::makeToken);
    guard.form(Need.ADMINISTER, BASE + "/tokens/revoke", this::revokeToken);
  }

  private Proposals proposals() {
    return sources.keeping().cabinet().proposals();
  }

  private Registry.@Nullable App app(Request request) {
    return sources.registry().app(Objects.requireNonNullElse(request.parameter(":app"), ""));
  }

  private Deed handIn(Request request, PostedFile form) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Deed.none(Html.redirect("/"));
    }
    return switch (proposals().read(app, form.file())) {
      case Reading.Refused(var problems) ->
          Deed.none(
              said(request, new Said(422, "The file is no plan; nothing changed.", problems, "")));
      case Reading.OtherApp() ->
          Deed.none(said(request, Said.problem(422, "The file is the plan of another app.")));
      case Reading.Comparison(var proposal, var warnings) -> {
        if (proposal.hash().equals(app.hash())) {
          yield Deed.none(said(request, Said.problem(200, "This is the plan in force already.")));
        }
        proposals().put(proposal);
        Response response =
            warnings.isEmpty()
                ? back(app)
                : said(
                    request,
                    new Said(200, "The plan can be used; somebody should look.", warnings, ""));
        yield Deed.done("handed in a newer plan", response);
      }
    };
  }

  private Deed accept(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Deed.none(Html.redirect("/"));
    }
    return proposals().accept(app, fields.getOrDefault("digest", "")) == null
        ? Deed.none(
            said(
                request,
                Said.problem(
                    409, "What waits is no longer what was shown; look again. Nothing changed.")))
        : Deed.done(ACCEPTED, back(app));
  }

  private Deed discard(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Deed.none(Html.redirect("/"));
    }
    boolean waits = proposals().waiting(app) != null;
    proposals().discard(app.id());
    return waits ? Deed.done("discarded the plan that waited", back(app)) : Deed.none(back(app));
  }

  private Deed makeToken(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Deed.none(Html.redirect("/"));
    }
    String name = fields.getOrDefault("name", "").strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Deed.none(
          said(request, Said.problem(400, "A token needs a name of 1 to 60 characters.")));
    }
    String reach = fields.getOrDefault("reach", "app").equals("all") ? "" : app.id();
    var right = fields.getOrDefault("right", "").equals("symbols") ? Right.SYMBOLS : Right.FIGURES;
    String token = PREFIX + Secret.fresh();
    tokens().add(name, reach, right, Secret.hash(token));
    return Deed.done(
        "made a token for "
            + (right == Right.SYMBOLS ? "handing in symbol files" : "reading figures")
            + (reach.isEmpty() ? " of all apps" : " of this app"),
        said(
            request,
            new Said(200, "Copy the token now; it is not shown again.", List.of(), token)));
  }

  private Deed revokeToken(Request request, Map<String, String> fields) throws IOException {
    Registry.App app = app(request);
    if (app == null) {
      return Deed.none(Html.redirect("/"));
    }
    String id = fields.getOrDefault("id", "");
    boolean known = tokens().all().stream().anyMatch(token -> token.id().equals(id));
    tokens().revoke(id);
    return known ? Deed.done("revoked a token", back(app)) : Deed.none(back(app));
  }

  private ApiTokens tokens() {
    return Objects.requireNonNull(access.books(), "forms are only for those who signed in")
        .tokens();
  }

  private Response said(Request request, Said said) {
    var turn = turns.of(request, PageList.SETTINGS);
    return turn == null ? Html.redirect("/") : SettingsPage.answer(turn, said);
  }

  private static Response back(Registry.App app) {
    return Html.redirect(Link.to("a", app.id(), "settings").href());
  }
}
