package candor.server.desk;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.mapping.BadMapping;
import candor.server.mapping.Kind;
import candor.server.mapping.Mapping;
import candor.server.mapping.MappingShelf;
import candor.server.team.Need;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;

/** Takes symbol files from builds, lists and removes them. Safe for use by many threads. */
final class SymbolsApi {

  /** The largest file in one request, as sent: a mapping of 100 MB packs into less. */
  static final int MOST_SENT = 16 << 20;

  private static final String BASE = "/api/v1/apps/{app}/symbols";

  private final MappingShelf shelf;
  private final Access access;

  SymbolsApi(Sources sources, Access access) {
    this.shelf = sources.keeping().symbols();
    this.access = access;
  }

  /** Says whether an address is one of these, for tokens that open no other. */
  static boolean isAddress(String path) {
    return path.matches("/api/v1/apps/[^/]+/symbols(/[^/]+)?");
  }

  /** The journal says the same of a page and of a script. */
  static final String ADDED = "added a symbol file";

  static final String REMOVED = "removed a symbol file";

  void addTo(Guard guard) {
    guard.script(Need.DECIDE, "POST", BASE, request -> change(request, this::add), MOST_SENT);
    guard.question(Need.DECIDE, BASE, exchange -> exchange.answer(list(exchange.request())));
    guard.script(Need.DECIDE, "DELETE", BASE + "/{id}", request -> change(request, this::remove));
  }

  /** Changes something of an app that exists. */
  private interface Change {
    Deed make(Request request, String app) throws IOException;
  }

  private Deed change(Request request, Change change) throws IOException {
    // A browser sends its cookie by itself, and may be made to by another site.
    if (access.isOpen() || request.header("authorization") == null) {
      return Deed.none(
          Problem.of(403, "Not from here", "Send a token as Authorization: Bearer TOKEN.")
              .response());
    }
    return change.make(request, named(request, "app"));
  }

  private static String named(Request request, String name) {
    return Objects.requireNonNullElse(request.parameter(":" + name), "");
  }

  private static String parameter(Request request, String name) {
    return Objects.requireNonNullElse(request.parameter(name), "");
  }

  private Deed add(Request request, String app) throws IOException {
    String word = parameter(request, "kind");
    Kind kind = Kind.of(word);
    if (kind == null && !word.isEmpty()) {
      return Deed.none(
          Problem.badParameter("kind", "must be r8 or sourcemap, or be left out").response());
    }
    var wanted =
        new MappingShelf.Wanted(parameter(request, "release"), kind, parameter(request, "name"));
    try {
      Mapping kept = shelf.add(app, wanted, new ByteArrayInputStream(request.body()));
      return Deed.done(ADDED, json(201, members(kept).number("regrouped", shelf.settle()).done()));
    } catch (BadMapping e) {
      return Deed.none(Problem.of(422, "Nothing was kept", e.sentence()).response());
    }
  }

  private Response list(Request request) {
    String app = named(request, "app");
    var all = shelf.all(app);
    return json(
        200,
        new Members().text("app", app).list("symbols", all, kept -> members(kept).done()).done());
  }

  private Deed remove(Request request, String app) throws IOException {
    if (!shelf.remove(app, named(request, "id"))) {
      return Deed.none(
          Problem.of(404, "Unknown file", "This app has no symbol file with that id.").response());
    }
    return Deed.done(REMOVED, json(200, new Members().number("regrouped", shelf.settle()).done()));
  }

  private static Members members(Mapping kept) {
    return new Members()
        .text("id", kept.id())
        .text("release", kept.release())
        .text("kind", kept.kind().word())
        .text("name", kept.name())
        .at("added", kept.added())
        .number("bytes", kept.received())
        .number("kept", kept.kept());
  }

  private static Response json(int status, Json body) {
    return Response.text(status, "application/json", JsonWriter.write(body))
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }
}
