package candor.server.desk;

import candor.server.http.Handler;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.registry.Registry;
import candor.server.team.Member;
import candor.server.team.Need;
import candor.server.team.Role;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds what the desk answers, each with what it needs, and asks that before anything else is done:
 * the one place where it is decided. Safe for use by many threads.
 *
 * <p>Pages and questions are handed this and no {@link Routes}, so none can be added without saying
 * what it needs; what everybody may see is {@link PublicDesk}'s. An app that somebody does not see
 * is answered where one that is not there is.
 */
final class Guard {

  private static final Logger LOG = System.getLogger(Guard.class.getName());

  /** What the addresses of an app begin with; the app stands behind it. */
  private static final List<String> OF_APP = List.of("/a/", "/api/v1/apps/");

  private final Routes routes;
  private final Access access;
  private final Registry registry;
  private final Framing framing;

  Guard(Routes routes, Access access, Registry registry, Framing framing) {
    this.routes = routes;
    this.access = access;
    this.registry = registry;
    this.framing = framing;
  }

  /** Makes a page. */
  interface Paging {
    Response page(Request request);
  }

  /** Makes a change that a form asks for, and says where to go on. */
  interface Change {
    Deed make(Request request, Map<String, String> fields) throws Exception;
  }

  /** Makes a change that a form with a file asks for. */
  interface FileChange {
    Deed make(Request request, PostedFile form) throws Exception;
  }

  /** Makes a change that a script asks for. */
  interface ScriptChange {
    Deed make(Request request) throws Exception;
  }

  /** Adds what is for everybody: it shows nothing of any app, or decides by itself. */
  void anyone(String method, String pattern, Routes.Lane lane, Handler handler) {
    routes.add(new Routes.Route(method, pattern, lane, handler));
  }

  /** Adds a page for browsers that signed in. */
  void page(Need need, String pattern, Paging paging) {
    add(
        "GET",
        pattern,
        exchange -> {
          Request request = exchange.request();
          Response refusal = page(access.viewer(request), need, request);
          exchange.answer(refusal == null ? paging.page(request) : refusal);
        },
        null);
  }

  /** Adds a change by a form of our own pages. */
  void form(Need need, String pattern, Change change) {
    add(
        "POST",
        pattern,
        exchange -> {
          Request request = exchange.request();
          var fields = PostedForm.fields(request);
          Viewer viewer = access.viewer(request);
          Response refusal = form(viewer, need, request, fields.get("form"));
          exchange.answer(
              refusal == null ? noted(viewer, request, change.make(request, fields)) : refusal);
        },
        null);
  }

  /** Adds a change by a form with a file. */
  void file(Need need, String pattern, FileChange change) {
    file(need, pattern, change, null);
  }

  /** Adds such a change by a file that may be larger than other bodies. */
  void file(Need need, String pattern, FileChange change, @Nullable Integer mostBytes) {
    add(
        "POST",
        pattern,
        exchange -> {
          Request request = exchange.request();
          PostedFile form = PostedFile.read(request);
          String token = form == null ? null : form.fields().get("form");
          Viewer viewer = access.viewer(request);
          Response refusal = form(viewer, need, request, token);
          exchange.answer(
              refusal != null
                  ? refusal
                  : noted(viewer, request, change.make(request, Objects.requireNonNull(form))));
        },
        mostBytes == null
            ? null
            : new Routes.Large(
                mostBytes,
                request -> Optional.ofNullable(page(access.stillViewing(request), need, request))));
  }

  /** Adds a question of the statistics API, for browsers and scripts. */
  void question(Need need, String pattern, Handler handler) {
    add(
        "GET",
        pattern,
        exchange -> {
          switch (script(need, exchange.request())) {
            case Entry.Admitted _ -> handler.handle(exchange);
            case Entry.Refused(Response response) -> exchange.answer(response);
          }
        },
        null);
  }

  /** Adds a change by the statistics API. */
  void script(Need need, String method, String pattern, ScriptChange change) {
    script(need, method, pattern, change, null);
  }

  /** Adds such a change by a body that may be larger than others. */
  void script(
      Need need, String method, String pattern, ScriptChange change, @Nullable Integer mostBytes) {
    add(
        method,
        pattern,
        exchange -> {
          Request request = exchange.request();
          exchange.answer(
              switch (script(need, request)) {
                case Entry.Admitted(Viewer viewer) -> noted(viewer, request, change.make(request));
                case Entry.Refused(Response response) -> response;
              });
        },
        mostBytes == null
            ? null
            : new Routes.Large(
                mostBytes,
                request ->
                    script(need, request) instanceof Entry.Refused(Response response)
                        ? Optional.of(response)
                        : Optional.empty()));
  }

  private void add(String method, String pattern, Handler handler, Routes.@Nullable Large large) {
    routes.add(new Routes.Route(method, pattern, Routes.Lane.VIRTUAL, handler, large));
  }

  /** Says whether who sent a request may still have the answer, where one lasts long. */
  boolean lets(Need need, Request request) {
    Viewer viewer = access.stillViewing(request);
    return !hides(viewer, request) && viewer.may(need);
  }

  /** Returns a page that says why a page is not shown, or null where it is. */
  @Nullable Response page(Viewer viewer, Need need, Request request) {
    if (viewer instanceof Viewer.Nobody) {
      return access.isOpen() ? Entry.Refused.wrongHost().response() : Html.redirect("/signin");
    }
    if (hides(viewer, request)) {
      return framing.notFound(request);
    }
    return viewer.may(need) ? null : framing.forbidden(request, viewer, need, owners());
  }

  private @Nullable Response form(
      Viewer viewer, Need need, Request request, @Nullable String token) {
    if (access.isOpen() || viewer instanceof Viewer.Nobody) {
      // Without sign-in there is no session that a form could be tied to, so nothing is changed.
      return Html.redirect("/signin");
    }
    boolean ours =
        !PostedForm.isForeign(request) && access.forms().fits(token, access.session(request));
    return ours
        ? page(viewer, need, request)
        : Problem.of(403, "Not from this page", "Open the page again and repeat the change.")
            .response();
  }

  private Entry script(Need need, Request request) {
    Entry entry = access.entry(request);
    return switch (entry) {
      case Entry.Refused refused -> refused;
      case Entry.Admitted(Viewer viewer) when hides(viewer, request) ->
          new Entry.Refused(
              Problem.of(404, "Unknown app", "This server has no app with that id.").response());
      case Entry.Admitted(Viewer viewer) when !viewer.may(need) ->
          new Entry.Refused(
              Problem.of(403, "Beyond your role", Framing.mayNot(viewer, need)).response());
      case Entry.Admitted admitted -> admitted;
    };
  }

  /** Says whether a request is about an app that is not there, or not for who asks. */
  private boolean hides(Viewer viewer, Request request) {
    String path = request.path();
    for (String start : OF_APP) {
      if (path.startsWith(start)) {
        String behind = path.substring(start.length());
        String first = behind.split("/", 2)[0];
        String named = Objects.requireNonNullElse(request.parameter(":app"), first);
        // The overview as a table or a document is named like the app, with a form behind it.
        String app = behind.equals(named) ? named.replaceFirst("\\.(csv|json)$", "") : named;
        return registry.app(app) == null || !viewer.sees(app);
      }
    }
    return false;
  }

  private List<String> owners() {
    var books = access.books();
    return books == null
        ? List.of()
        : books.team().all().stream()
            .filter(member -> member.role() == Role.OWNER)
            .map(Member::name)
            .toList();
  }

  private Response noted(Viewer viewer, Request request, Deed deed) {
    var books = access.books();
    if (books != null && !deed.what().isEmpty()) {
      String named = Objects.requireNonNullElse(request.parameter(":app"), "");
      String app = Objects.requireNonNullElse(deed.app(), named);
      try {
        books.journal().note(viewer.name(), app, deed.what());
      } catch (IOException e) {
        // What was changed holds; whoever reads the log of the server learns that a line is
        // missing.
        LOG.log(Level.ERROR, "a change cannot be written into the journal", e);
      }
    }
    return deed.response();
  }
}
