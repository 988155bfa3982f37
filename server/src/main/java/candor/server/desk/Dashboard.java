package candor.server.desk;

import candor.server.desk.pages.JtehomeGenerated;
import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.team.Need;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers with the pages of the dashboard. Safe for use by many threads. */
final class Dashboard {

  private static final System.Logger LOG = System.getLogger(Dashboard.class.getName());

  /** The address of a page as a table or a document: the app, the page, the form. */
  private static final Pattern TABLE =
      Pattern.compile("/a/([^/]+?)(?:/(.+?))?\\.(csv|json)", Pattern.DOTALL);

  private final DeskOptions options;
  private final Sources sources;
  private final Access access;
  private final Clock clock;
  private final Patience patience;
  private final Asking.Books books;
  private final Framing framing;

  Dashboard(DeskOptions options, Sources sources, Access access, Clock clock, Patience patience) {
    this.options = options;
    this.sources = sources;
    this.access = access;
    this.clock = clock;
    this.patience = patience;
    this.books = Asking.Books.of(sources, patience, clock);
    this.framing = new Framing(sources, access);
  }

  Framing framing() {
    return framing;
  }

  void addTo(Guard guard) {
    framing.assets().addTo(guard);
    new SignIn(access, framing).addTo(guard);
    guard.page(Need.FIGURES, "/", this::home);
    var inbox = new Inbox(sources.keeping().feedback(), clock);
    guard.form(Need.DECIDE, "/a/{app}/feedback", inbox::change);
    new WatchPages(options, sources, framing).addTo(guard);
    new NewAppPages(sources.keeping().cabinet().firstPlans(), framing).addTo(guard);
    new SettingsForms(access, sources, this::turn).addTo(guard);
    ViewsPage.addTo(guard, sources, this::turn);
    AlertForms.addTo(guard, sources, this::turn);
    SymbolsPage.addTo(guard, sources, this::turn);
    MemberForms.addTo(guard, access, sources.registry(), this::turn);
    Erasure.addTo(guard, sources, this::turn);
    for (PageList.Page page : PageList.ALL) {
      String path = page.path().isEmpty() ? "" : "/" + page.path();
      guard.page(page.need(), "/a/{app}" + path, request -> look(guard, request, page));
    }
    guard.page(Need.FIGURES, "/a/**", request -> elsewhere(guard, request));
  }

  private Response home(Request request) {
    Viewer viewer = access.viewer(request);
    boolean begins = viewer.may(Need.ADMINISTER);
    var apps = framing.seen(viewer);
    if (apps.size() == 1 && !(begins && !sources.registry().watched().isEmpty())) {
      return Html.redirect(Link.to("a", apps.getFirst().id()).href());
    }
    var cards = new HomePage(apps, asking(), clock).cards();
    var frame = framing.plain(request, "Apps");
    return Html.page(
        request, 200, out -> JtehomeGenerated.render(out, Html.AS_IT_IS, frame, cards, begins));
  }

  private Asking asking() {
    return new Asking(sources, books, patience);
  }

  private Response look(Guard guard, Request request, PageList.Page page) {
    // What varies ends an address, so the form behind it came here as part of it.
    Response table = page.path().endsWith("}") ? table(guard, request) : null;
    if (table != null) {
      return table;
    }
    PageList.Turn turn = turn(request, page);
    return turn == null ? elsewhere(guard, request) : page.answering().answer(turn);
  }

  private PageList.@Nullable Turn turn(Request request, PageList.Page page) {
    return turn(request, page, access.viewer(request));
  }

  private PageList.@Nullable Turn turn(Request request, PageList.Page page, Viewer viewer) {
    var app = sources.registry().app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    if (app == null || !viewer.sees(app.id())) {
      return null;
    }
    var notices = new ArrayList<String>();
    View view = view(request, app, notices, viewer);
    var frame = framing.frame(request, view, page, notices);
    return new PageList.Turn(request, view, frame, options.home().get(), sources, access);
  }

  private View view(Request request, Registry.App app, List<String> notices, Viewer viewer) {
    var names = Dimensions.of(app.plan());
    LocalDate utc = LocalDate.now(clock);
    State state = State.read(request, names, utc, notices);
    LocalDate today = LocalDate.now(clock.withZone(state.zone()));
    var view = new View(app, state, period(state, today, today), clock.instant(), asking(), viewer);
    if (!state.period().equals("all")) {
      return view;
    }
    LocalDate first = Objects.requireNonNullElse(view.begins(), today.minusDays(30));
    return new View(app, state, period(state, today, first), view.now(), view.asking(), viewer);
  }

  private static Period period(State state, LocalDate today, LocalDate first) {
    Period period = Period.read(state.period(), today, first);
    return period == null
        ? Objects.requireNonNull(Period.read(Period.USUAL, today, first))
        : period;
  }

  /** Makes the pages that the navigation of an app names, as they are first looked at. */
  void rehearse(String app) {
    var here = InetAddress.getLoopbackAddress();
    var query = Map.of(":app", List.of(app));
    var request = new Request("GET", "/a/" + app, query, Map.of(), new byte[0], here);
    for (PageList.Page page : PageList.ALL) {
      boolean stops = Thread.currentThread().isInterrupted();
      PageList.Turn turn = stops ? null : turn(request, page, new Viewer.Operator());
      if (turn != null && page.isIn(turn.view().app().plan())) {
        rehearse(page, turn);
      }
    }
  }

  private static void rehearse(PageList.Page page, PageList.Turn turn) {
    try {
      page.answering().answer(turn);
    } catch (RuntimeException e) {
      // One page must not keep the others from being known; a person who opens it is told.
      LOG.log(Level.WARNING, "the page " + page.title() + " could not be made in advance", e);
    }
  }

  /**
   * Leads to the figures of a page for programs: its own address with {@code .csv} or {@code .json}
   * behind the path. The page is made for it, so both always ask the same.
   */
  private @Nullable Response table(Guard guard, Request request) {
    var asked = TABLE.matcher(request.path());
    if (!asked.matches()) {
      return null;
    }
    String path = Objects.requireNonNullElse(asked.group(2), "");
    for (PageList.Page page : PageList.ALL) {
      Map<String, String> varying = page.reads(path);
      PageList.Turn turn =
          varying == null ? null : turn(plain(request, asked.group(1), varying), page);
      if (turn != null) {
        Response refusal = guard.page(turn.view().viewer(), page.need(), request);
        if (refusal != null) {
          return refusal;
        }
        page.answering().answer(turn);
        Link table = turn.view().asking().table();
        return table == null
            ? null
            : Html.redirect((asked.group(3).equals("csv") ? table : Toolbars.json(table)).href());
      }
    }
    return null;
  }

  private static Request plain(Request request, String app, Map<String, String> varying) {
    var query = new LinkedHashMap<>(request.query());
    query.put(":app", List.of(app));
    varying.forEach((name, value) -> query.put(name, List.of(value)));
    return new Request(
        "GET", request.path(), query, request.headers(), new byte[0], request.peer());
  }

  private Response elsewhere(Guard guard, Request request) {
    Response table = table(guard, request);
    if (table != null) {
      return table;
    }
    String path = request.path();
    return path.endsWith("/") && path.length() > 1
        ? Html.redirect(Html.sameQuery(request, path.substring(1).split("/+")).href())
        : framing.notFound(request);
  }
}
