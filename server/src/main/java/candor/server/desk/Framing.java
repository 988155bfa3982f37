package candor.server.desk;

import candor.server.desk.Dashboard.Section;
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

  Frame frame(Request request, View view, Section section, List<String> notices) {
    var app = view.app();
    State state = view.state();
    String[] page = path(app.id(), section);
    String name = app.plan().app().name();
    return new Frame(
        name + ", " + title(section),
        app.id(),
        name,
        apps(app.id()),
        sections(view, section),
        List.of(
            new Option("Production", state.production().link(page), !state.debug(), ""),
            new Option("Debug", state.developers().link(page), state.debug(), "")),
        state.debug(),
        notices,
        token(request),
        assets.files());
  }

  private static List<Option> sections(View view, Section current) {
    var sections = new ArrayList<Option>();
    sections.add(section(view, Section.OVERVIEW, current, "g o"));
    sections.add(section(view, Section.LIVE, current, "g l"));
    if (view.app().plan().crash() != null) {
      sections.add(section(view, Section.CRASHES, current, "g c"));
    }
    if (view.app().plan().feedback() != null) {
      sections.add(section(view, Section.FEEDBACK, current, "g f"));
    }
    sections.add(section(view, Section.QUALITY, current, "g q"));
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

  private static Option section(View view, Section section, Section current, String key) {
    Link link = view.state().link(path(view.app().id(), section));
    return new Option(title(section), link, section == current, key);
  }

  private static String title(Section section) {
    return switch (section) {
      case OVERVIEW -> "Overview";
      case LIVE -> "Live";
      case CRASHES -> "Crashes";
      case FEEDBACK -> "Feedback";
      case QUALITY -> "Data quality";
    };
  }

  private static String[] path(String app, Section section) {
    return switch (section) {
      case OVERVIEW -> new String[] {"a", app};
      case LIVE -> new String[] {"a", app, "live"};
      case CRASHES -> new String[] {"a", app, "crashes"};
      case FEEDBACK -> new String[] {"a", app, "feedback"};
      case QUALITY -> new String[] {"a", app, "data-quality"};
    };
  }

  private String token(Request request) {
    String session = access.session(request);
    return access.isOpen() || session == null || !access.admits(request)
        ? ""
        : access.forms().of(session);
  }
}
