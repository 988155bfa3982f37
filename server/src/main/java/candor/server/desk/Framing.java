package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.desk.pages.Screen.Frame;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.Screen.Saved;
import candor.server.http.Request;
import candor.server.registry.Registry;
import candor.server.settings.SavedViews;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes what surrounds every page. */
final class Framing {

  private final Registry registry;
  private final @Nullable SavedViews views;
  private final Access access;
  private final Assets assets = new Assets();

  Framing(Sources sources, Access access) {
    this(sources.registry(), sources.keeping().cabinet().views(), access);
  }

  /** Surrounds pages that are no choice of period and filters, so that none is saved. */
  Framing(Registry registry, Access access) {
    this(registry, null, access);
  }

  private Framing(Registry registry, @Nullable SavedViews views, Access access) {
    this.registry = registry;
    this.views = views;
    this.access = access;
  }

  Assets assets() {
    return assets;
  }

  Frame plain(Request request, String title) {
    return new Frame(
        title,
        "",
        "",
        access.admits(request) ? apps() : List.of(),
        List.of(),
        List.of(),
        false,
        List.of(),
        token(request),
        assets.files(),
        null,
        null);
  }

  /** Surrounds what is said to somebody who may see no app. */
  static Frame outside(String title, Screen.Files files) {
    return new Frame(
        title, "", "", List.of(), List.of(), List.of(), false, List.of(), "", files, null, null);
  }

  Frame frame(Request request, View view, PageList.Page page, List<String> notices) {
    var app = view.app();
    State state = view.state();
    String[] address = page.address(app.id());
    String name = app.plan().app().name();
    return new Frame(
        name + ", " + page.title(),
        app.id(),
        name,
        apps(view, page),
        sections(view, page),
        List.of(
            new Option("Production", state.production().link(address), !state.debug(), ""),
            new Option("Debug", state.developers().link(address), state.debug(), "")),
        state.debug(),
        notices,
        token(request),
        assets.files(),
        saved(request, app.id(), page),
        SettingsPage.published(app));
  }

  private static List<Option> sections(View view, PageList.Page current) {
    var sections = new ArrayList<Option>();
    for (PageList.Page page : PageList.ALL) {
      if (page.isIn(view.app().plan())) {
        Link link = view.state().choosingNothing().link(page.address(view.app().id()));
        boolean here = page.title().equals(current.title());
        sections.add(new Option(page.title(), link, here, "g " + page.key()));
      }
    }
    return sections;
  }

  private List<Option> apps() {
    var options = new ArrayList<Option>();
    for (var app : registry.apps()) {
      String name = app.plan().app().name();
      options.add(new Option(name, Link.to("a", app.id()), false, key(options)));
    }
    return options;
  }

  /** Leads to the same page of the other apps, with the period but without filters. */
  private List<Option> apps(View view, PageList.Page page) {
    State state = view.state().choosingNothing().filters(List.of()).metric("");
    var options = new ArrayList<Option>();
    for (var app : registry.apps()) {
      boolean has = page.shown().test(app.plan()) && !page.path().contains("{");
      String[] address = has ? page.address(app.id()) : new String[] {"a", app.id()};
      boolean here = app.id().equals(view.app().id());
      options.add(new Option(app.plan().app().name(), state.link(address), here, key(options)));
    }
    return options;
  }

  /** The digits of the keyboard lead to the first nine. */
  private static String key(List<Option> before) {
    return before.size() < 9 ? Integer.toString(before.size() + 1) : "";
  }

  private @Nullable Saved saved(Request request, String app, PageList.Page page) {
    if (views == null) {
      return null;
    }
    var options =
        views.of(app).stream()
            .map(view -> new Option(view.name(), SavedLinks.link(app, view), false, ""))
            .toList();
    boolean can = !token(request).isEmpty() && !page.path().startsWith("settings");
    Link save =
        Link.to("a", app, "settings", "views")
            .with("page", SavedLinks.page(request, app))
            .with("choices", SavedLinks.query(request));
    return options.isEmpty() && !can ? null : new Saved(options, can ? save : null);
  }

  private String token(Request request) {
    String session = access.session(request);
    return access.isOpen() || session == null || !access.admits(request)
        ? ""
        : access.forms().of(session);
  }
}
