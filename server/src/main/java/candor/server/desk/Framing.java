package candor.server.desk;

import candor.server.desk.pages.JtemessageGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen;
import candor.server.desk.pages.Screen.Frame;
import candor.server.desk.pages.Screen.Option;
import candor.server.desk.pages.Screen.Saved;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.settings.SavedViews;
import candor.server.team.Member;
import candor.server.team.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes what surrounds every page. */
final class Framing {

  /** Characters of a name that fit beside the button on a phone. */
  private static final int MOST_SHOWN = 24;

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
    Viewer viewer = access.viewer(request);
    return new Frame(
        title,
        "",
        "",
        apps(viewer),
        List.of(),
        List.of(),
        false,
        List.of(),
        token(request, viewer),
        who(viewer),
        assets.files(),
        null,
        List.of());
  }

  /** Names who looks, in the room that there is beside the button. */
  private static String who(Viewer viewer) {
    String name = viewer.name();
    return name.codePointCount(0, name.length()) <= MOST_SHOWN
        ? name
        : name.substring(0, name.offsetByCodePoints(0, MOST_SHOWN - 1)).strip() + "…";
  }

  Response notFound(Request request) {
    return message(
        request,
        404,
        "There is no such page",
        "The address may be misspelt, or the app is no longer here.",
        List.of());
  }

  /** Says what a role may not, and who can change it. */
  Response forbidden(Request request, Viewer viewer, Need need, List<String> owners) {
    String who =
        owners.isEmpty()
            ? "Whoever runs this server can give you another role."
            : "An owner can give you another role: " + String.join(", ", owners) + ".";
    String title = "This is not for your role";
    var app = registry.app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    var back =
        app == null || !viewer.sees(app.id())
            ? List.<Option>of()
            : List.of(
                new Option(
                    "Back to " + app.plan().app().name(), Link.to("a", app.id()), false, ""));
    return message(request, 403, title, mayNot(viewer, need) + " " + who, back);
  }

  static String mayNot(Viewer viewer, Need need) {
    return viewer instanceof Viewer.OfTeam(Member member)
        ? member.role().subject() + " may not " + need.words() + "."
        : "You may not " + need.words() + ".";
  }

  private Response message(
      Request request, int status, String title, String text, List<Option> back) {
    var frame = plain(request, title);
    return Html.page(
        request,
        status,
        out -> JtemessageGenerated.render(out, Html.AS_IT_IS, frame, title, text, back));
  }

  /** Surrounds what is said to somebody who may see no app. */
  static Frame outside(String title, Screen.Files files) {
    return new Frame(
        title, "", "", List.of(), List.of(), List.of(), false, List.of(), "", "", files, null,
        List.of());
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
        token(request, view.viewer()),
        who(view.viewer()),
        assets.files(),
        saved(request, view, page),
        feet(view));
  }

  private static List<Option> feet(View view) {
    String app = view.app().id();
    var feet = new ArrayList<Option>();
    Link published = SettingsPage.published(view.app());
    if (published != null) {
      feet.add(new Option("Public page", published, false, ""));
    }
    if (view.viewer().may(Need.ROWS)) {
      feet.add(new Option("SQL", Link.to("a", app, "sql"), false, ""));
      feet.add(new Option("Data", Link.to("a", app, "data"), false, ""));
    }
    return feet;
  }

  private static List<Option> sections(View view, PageList.Page current) {
    var sections = new ArrayList<Option>();
    for (PageList.Page page : PageList.ALL) {
      PageList.Page first = page.isIn(view.app().plan()) ? page.first(view.viewer()) : null;
      if (first != null) {
        Link link = view.state().choosingNothing().link(first.address(view.app().id()));
        boolean here = page.title().equals(current.title());
        sections.add(new Option(page.title(), link, here, "g " + page.key()));
      }
    }
    return sections;
  }

  /** Returns the apps that there are for somebody. */
  List<Registry.App> seen(Viewer viewer) {
    return registry.apps().stream().filter(app -> viewer.sees(app.id())).toList();
  }

  private List<Option> apps(Viewer viewer) {
    var options = new ArrayList<Option>();
    for (var app : seen(viewer)) {
      String name = app.plan().app().name();
      options.add(new Option(name, Link.to("a", app.id()), false, key(options)));
    }
    return options;
  }

  /** Leads to the same page of the other apps, with the period but without filters. */
  private List<Option> apps(View view, PageList.Page page) {
    State state = view.state().choosingNothing().filters(List.of()).metric("");
    var options = new ArrayList<Option>();
    for (var app : seen(view.viewer())) {
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

  private @Nullable Saved saved(Request request, View view, PageList.Page page) {
    if (views == null) {
      return null;
    }
    String app = view.app().id();
    var options =
        views.of(app).stream()
            .filter(saved -> SavedLinks.opens(saved, view.viewer()))
            .map(saved -> new Option(saved.name(), SavedLinks.link(app, saved), false, ""))
            .toList();
    boolean can =
        view.viewer().may(Need.DECIDE)
            && !token(request, view.viewer()).isEmpty()
            && !page.path().startsWith("settings");
    Link save =
        Link.to("a", app, "settings", "views")
            .with("page", SavedLinks.page(request, app))
            .with("choices", SavedLinks.query(request));
    return options.isEmpty() && !can ? null : new Saved(options, can ? save : null);
  }

  private String token(Request request, Viewer viewer) {
    String session = access.session(request);
    return access.isOpen() || session == null || viewer instanceof Viewer.Nobody
        ? ""
        : access.forms().of(session);
  }
}
