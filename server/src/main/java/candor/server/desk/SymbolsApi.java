package candor.server.desk;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.mapping.BadMapping;
import candor.server.mapping.Kind;
import candor.server.mapping.Mapping;
import candor.server.mapping.MappingShelf;
import candor.server.registry.Registry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes symbol files from builds, lists and removes them. Safe for use by many threads. */
final class SymbolsApi {

  /** The largest file in one request, as sent: a mapping of 100 MB packs into less. */
  static final int MOST_SENT = 16 << 20;

  private static final String BASE = "/api/v1/apps/{app}/symbols";

  private final Registry registry;
  private final MappingShelf shelf;
  private final Access access;

  SymbolsApi(Sources sources, Access access) {
    this.registry = sources.registry();
    this.shelf = sources.keeping().symbols();
    this.access = access;
  }

  /** Says whether an address is one of these, for tokens that open no other. */
  static boolean isAddress(String path) {
    return path.matches("/api/v1/apps/[^/]+/symbols(/[^/]+)?");
  }

  void addTo(Routes routes) {
    var large = new Routes.Large(MOST_SENT, access::problem);
    routes.add(route("POST", BASE, this::add, large));
    routes.add(route("GET", BASE, this::list, null));
    routes.add(route("DELETE", BASE + "/{id}", this::remove, null));
  }

  /** Answers about an app that exists, to somebody who may ask. */
  private interface Answering {
    Response answer(Request request, Registry.App app) throws IOException;
  }

  private Routes.Route route(
      String method, String pattern, Answering answering, Routes.@Nullable Large large) {
    return new Routes.Route(
        method,
        pattern,
        Routes.Lane.VIRTUAL,
        exchange -> answer(exchange, method.equals("GET"), answering),
        large);
  }

  private void answer(Exchange exchange, boolean reads, Answering answering) throws IOException {
    Request request = exchange.request();
    var refusal = access.problem(request);
    if (refusal.isPresent()) {
      exchange.answer(refusal.get());
      return;
    }
    // A browser sends its cookie by itself, and may be made to by another site.
    if (!reads && (access.isOpen() || request.header("authorization") == null)) {
      exchange.answer(
          Problem.of(403, "Not from here", "Send a token as Authorization: Bearer TOKEN.")
              .response());
      return;
    }
    Registry.App app = registry.app(named(request, "app"));
    exchange.answer(
        app == null
            ? Problem.of(404, "Unknown app", "This server has no app with that id.").response()
            : answering.answer(request, app));
  }

  private static String named(Request request, String name) {
    return Objects.requireNonNullElse(request.parameter(":" + name), "");
  }

  private static String parameter(Request request, String name) {
    return Objects.requireNonNullElse(request.parameter(name), "");
  }

  private Response add(Request request, Registry.App app) throws IOException {
    String word = parameter(request, "kind");
    Kind kind = Kind.of(word);
    if (kind == null && !word.isEmpty()) {
      return Problem.badParameter("kind", "must be r8 or sourcemap, or be left out").response();
    }
    var wanted =
        new MappingShelf.Wanted(parameter(request, "release"), kind, parameter(request, "name"));
    try {
      Mapping kept = shelf.add(app.id(), wanted, new ByteArrayInputStream(request.body()));
      return json(201, members(kept).number("regrouped", shelf.settle()).done());
    } catch (BadMapping e) {
      return Problem.of(422, "Nothing was kept", e.sentence()).response();
    }
  }

  private Response list(Request request, Registry.App app) {
    var all = shelf.all(app.id());
    return json(
        200,
        new Members()
            .text("app", app.id())
            .list("symbols", all, kept -> members(kept).done())
            .done());
  }

  private Response remove(Request request, Registry.App app) throws IOException {
    if (!shelf.remove(app.id(), named(request, "id"))) {
      return Problem.of(404, "Unknown file", "This app has no symbol file with that id.")
          .response();
    }
    return json(200, new Members().number("regrouped", shelf.settle()).done());
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
