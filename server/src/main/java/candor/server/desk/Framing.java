package candor.server.desk;

import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Frame;
import candor.server.desk.pages.Screen.Option;
import candor.server.http.Request;
import candor.server.registry.Registry;
import java.util.ArrayList;
import java.util.List;

/** Makes what surrounds every page. */
final class Framing {

  private final Registry registry;
  private final Access access;
  private final Assets assets = new Assets();

  Framing(Registry registry, Access access) {
    this.registry = registry;
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
        List.of(),
        List.of(),
        List.of(),
        false,
        List.of(),
        token(request),
        assets.files());
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
        apps(app.id()),
        sections(view, page),
        List.of(
            new Option("Production", state.production().link(address), !state.debug(), ""),
            new Option("Debug", state.developers().link(address), state.debug(), "")),
        state.debug(),
        notices,
        token(request),
        assets.files());
  }

  private static List<Option> sections(View view, PageList.Page current) {
    var sections = new ArrayList<Option>();
    for (PageList.Page page : PageList.ALL) {
      if (page.isIn(view.app().plan())) {
        Link link = view.state().link(page.address(view.app().id()));
        boolean here = page.title().equals(current.title());
        sections.add(new Option(page.title(), link, here, "g " + page.key()));
      }
    }
    return sections;
  }

  private List<Option> apps(String current) {
    var options = new ArrayList<Option>();
    for (var app : registry.apps()) {
      String key = options.size() < 9 ? Integer.toString(options.size() + 1) : "";
      options.add(
          new Option(
              app.plan().app().name(), Link.to("a", app.id()), app.id().equals(current), key));
    }
    return options;
  }

  private String token(Request request) {
    String session = access.session(request);
    return access.isOpen() || session == null || !access.admits(request)
        ? ""
        : access.forms().of(session);
  }
}
