package candor.server.desk;

import candor.server.desk.pages.JtehomeGenerated;
import candor.server.desk.pages.JtemessageGenerated;
import candor.server.desk.pages.Link;
import candor.server.http.Exchange;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.registry.Registry;
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

  void addTo(Routes routes) {
    framing.assets().addTo(routes);
    new SignIn(access, framing).addTo(routes);
    add(routes, "/", this::home);
    var watching = new WatchPages(options, sources, framing);
    var inbox = new Inbox(sources.keeping().feedback(), clock);
    routes.add(PostedForm.route(access, "/a/{app}/feedback", inbox::change));
    add(routes, "/watch", watching::all);
    add(routes, "/watch/{app}", watching::one);
    routes.add(PostedForm.route(access, "/watch", watching::begin));
    var newApps = new NewAppPages(sources.keeping().cabinet().firstPlans(), framing);
    add(routes, "/new", newApps::all);
    add(routes, "/new/{app}", newApps::one);
    newApps.addTo(routes, access);
    new SettingsForms(access, sources, this::turn).addTo(routes);
    ViewsPage.addTo(routes, access, sources, this::turn);
    AlertForms.addTo(routes, access, sources, this::turn);
    SymbolsPage.addTo(routes, access, sources, this::turn);
    Erasure.addTo(routes, access, sources, this::turn);
    for (PageList.Page page : PageList.ALL) {
      String path = page.path().isEmpty() ? "" : "/" + page.path();
      add(routes, "/a/{app}" + path, request -> look(request, page));
    }
    add(routes, "/a/**", this::notFound);
  }

  /** Answers one page to those who may see it. */
  private interface Paging {
    Response page(Request request);
  }

  private void add(Routes routes, String pattern, Paging paging) {
    routes.add(
        new Routes.Route(
            "GET", pattern, Routes.Lane.VIRTUAL, exchange -> guarded(exchange, paging)));
  }

  private void guarded(Exchange exchange, Paging paging) {
    Request request = exchange.request();
    if (access.admits(request)) {
      exchange.answer(paging.page(request));
    } else if (access.isOpen()) {
      exchange.answer(access.problem(request).orElseThrow());
    } else {
      exchange.answer(Html.redirect("/signin"));
    }
  }

  private Response home(Request request) {
    var apps = sources.registry().apps();
    if (apps.size() == 1 && sources.registry().watched().isEmpty()) {
      return Html.redirect(Link.to("a", apps.getFirst().id()).href());
    }
    var cards = new HomePage(apps, asking(), clock).cards();
    var frame = framing.plain(request, "Apps");
    return Html.page(
        request, 200, out -> JtehomeGenerated.render(out, Html.AS_IT_IS, frame, cards));
  }

  private Asking asking() {
    return new Asking(sources, books, patience);
  }

  private Response look(Request request, PageList.Page page) {
    // What varies ends an address, so the form behind it came here as part of it.
    Response table = page.path().endsWith("}") ? table(request) : null;
    if (table != null) {
      return table;
    }
    PageList.Turn turn = turn(request, page);
    return turn == null ? notFound(request) : page.answering().answer(turn);
  }

  private PageList.@Nullable Turn turn(Request request, PageList.Page page) {
    var app = sources.registry().app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    if (app == null) {
      return null;
    }
    var notices = new ArrayList<String>();
    View view = view(request, app, notices);
    var frame = framing.frame(request, view, page, notices);
    return new PageList.Turn(request, view, frame, options.home().get(), sources, access);
  }

  private View view(Request request, Registry.App app, List<String> notices) {
    var names = Dimensions.of(app.plan());
    LocalDate utc = LocalDate.now(clock);
    State state = State.read(request, names, utc, notices);
    LocalDate today = LocalDate.now(clock.withZone(state.zone()));
    var view = new View(app, state, period(state, today, today), clock.instant(), asking());
    if (!state.period().equals("all")) {
      return view;
    }
    LocalDate first = Objects.requireNonNullElse(view.begins(), today.minusDays(30));
    return new View(app, state, period(state, today, first), view.now(), view.asking());
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
      PageList.Turn turn = Thread.currentThread().isInterrupted() ? null : turn(request, page);
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
  private @Nullable Response table(Request request) {
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

  private Response notFound(Request request) {
    Response table = table(request);
    if (table != null) {
      return table;
    }
    String path = request.path();
    if (path.endsWith("/") && path.length() > 1) {
      return Html.redirect(Html.sameQuery(request, path.substring(1).split("/+")).href());
    }
    var frame = framing.plain(request, "Not found");
    return Html.page(
        request,
        404,
        out ->
            JtemessageGenerated.render(
                out,
                Html.AS_IT_IS,
                frame,
                "There is no such page",
                "The address may be misspelt, or the app is no longer here."));
  }
}
