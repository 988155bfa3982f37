package candor.server.desk;

import candor.server.desk.pages.JtesymbolsGenerated;
import candor.server.desk.pages.KeptPages;
import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.mapping.BadMapping;
import candor.server.mapping.Kind;
import candor.server.mapping.Mapping;
import candor.server.mapping.MappingShelf;
import candor.server.team.Need;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/** Makes the page of symbol files, and its changes. */
final class SymbolsPage {

  private static final String BASE = "/a/{app}/settings/symbols";

  private final Sources sources;
  private final SettingsForms.Turns turns;

  private SymbolsPage(Sources sources, SettingsForms.Turns turns) {
    this.sources = sources;
    this.turns = turns;
  }

  static void addTo(Guard guard, Sources sources, SettingsForms.Turns turns) {
    var page = new SymbolsPage(sources, turns);
    guard.file(Need.DECIDE, BASE, page::add, SymbolsApi.MOST_SENT);
    guard.form(Need.DECIDE, BASE + "/remove", page::remove);
  }

  static Response answer(PageList.Turn turn) {
    return answer(turn, 200, "");
  }

  private static Response answer(PageList.Turn turn, int status, String notice) {
    String app = turn.view().app().id();
    var page =
        new KeptPages.Symbols(
            turn.token(Need.DECIDE),
            SettingsPage.parts(turn, "symbols"),
            Link.to("a", app, "settings", "symbols"),
            notice,
            (SymbolsApi.MOST_SENT >> 20) + " MiB",
            turn.sources().keeping().symbols().all(app).stream().map(SymbolsPage::file).toList());
    return Html.page(
        turn.request(),
        status,
        out -> JtesymbolsGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  private static KeptPages.SymbolFile file(Mapping kept) {
    return new KeptPages.SymbolFile(
        kept.id(),
        kept.release(),
        kept.kind() == Kind.R8 ? "R8 mapping" : "Source map",
        kept.name(),
        Words.longDay(kept.added().atZone(ZoneOffset.UTC).toLocalDate()),
        Words.size(kept.received()) + ", " + Words.size(kept.kept()) + " kept");
  }

  private MappingShelf shelf() {
    return sources.keeping().symbols();
  }

  /** Returns the app of a request, or the empty text. */
  private String app(Request request) {
    var app = sources.registry().app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    return app == null ? "" : app.id();
  }

  private Deed add(Request request, PostedFile form) throws IOException {
    String app = app(request);
    if (app.isEmpty()) {
      return Deed.none(Html.redirect("/"));
    }
    String named = form.fields().getOrDefault("name", "").strip();
    String name = named.isEmpty() ? form.name().replaceFirst("\\.gz$", "") : named;
    var wanted = new MappingShelf.Wanted(form.fields().getOrDefault("release", ""), null, name);
    try {
      Mapping kept = shelf().add(app, wanted, new ByteArrayInputStream(form.file()));
      String notice = kept.name() + " is kept. " + told(shelf().settle());
      return Deed.done(SymbolsApi.ADDED, said(request, 200, notice));
    } catch (BadMapping e) {
      return Deed.none(said(request, 422, "Nothing was kept: " + e.sentence() + "."));
    }
  }

  private Deed remove(Request request, Map<String, String> fields) throws IOException {
    String app = app(request);
    if (app.isEmpty()) {
      return Deed.none(Html.redirect("/"));
    }
    boolean gone = shelf().remove(app, fields.getOrDefault("id", ""));
    return gone
        ? Deed.done(
            SymbolsApi.REMOVED, said(request, 200, "It is removed. " + told(shelf().settle())))
        : Deed.none(said(request, 200, "It was gone."));
  }

  private static String told(long reports) {
    return reports == 0
        ? "No report went into another group."
        : Words.number(reports)
            + (reports == 1 ? " report" : " reports")
            + " went into another group.";
  }

  private Response said(Request request, int status, String notice) {
    var turn = turns.of(request, PageList.SYMBOLS);
    return turn == null ? Html.redirect("/") : answer(turn, status, notice);
  }
}
