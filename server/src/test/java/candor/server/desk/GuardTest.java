package candor.server.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import candor.server.export.Exports;
import candor.server.http.Response;
import candor.server.http.Routes;
import candor.server.registry.Registry;
import candor.server.store.EmbeddedStore;
import candor.server.store.StoreOptions;
import candor.server.team.Reach;
import candor.server.team.Role;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goes to every route of the desk as everybody there is. */
@Tag("T08")
final class GuardTest {

  /**
   * Says what comes of every route for the operator, an owner, a maintainer, a reader, a maintainer
   * of another app, and nobody: "in", the status of the answer, or "out" to the sign-in.
   */
  private static final Map<String, String> COMES =
      Map.of(
          "all", "in in in in in in",
          "leaves", "out out out out out out",
          "signed", "in in in in in out",
          "figures", "in in in in 404 out",
          "rows", "in in in 403 404 out",
          "decide", "in in in 403 404 out",
          "administer", "in in 403 403 404 out",
          "server", "in in 403 403 403 out");

  private static final String TABLE =
      """
      all GET /assets/{hash}/{name}
      all GET /p/{app}
      all GET /p/{app}/{figure}
      all GET /plan/{hash}
      all GET /signin
      all POST /signin
      leaves POST /signout
      signed GET /
      signed GET /api/v1/**
      figures GET /a/{app}
      figures GET /a/{app}/crashes
      figures GET /a/{app}/crashes/{group}
      figures GET /a/{app}/data-quality
      figures GET /a/{app}/features
      figures GET /a/{app}/funnels
      figures GET /a/{app}/funnels/{name}
      figures GET /a/{app}/performance
      figures GET /a/{app}/plan
      figures GET /a/{app}/plan/{event}
      figures GET /a/{app}/privacy
      figures GET /a/{app}/privacy/telemetry.md
      figures GET /a/{app}/releases
      figures GET /a/{app}/retention
      figures GET /a/{app}/sessions
      figures GET /api/v1/apps/{app}/active
      figures GET /api/v1/apps/{app}/active.csv
      figures GET /api/v1/apps/{app}/adoption
      figures GET /api/v1/apps/{app}/adoption.csv
      figures GET /api/v1/apps/{app}/attest
      figures GET /api/v1/apps/{app}/attest.csv
      figures GET /api/v1/apps/{app}/counters
      figures GET /api/v1/apps/{app}/counters.csv
      figures GET /api/v1/apps/{app}/crashes
      figures GET /api/v1/apps/{app}/crashes.csv
      figures GET /api/v1/apps/{app}/crashes/{group}
      figures GET /api/v1/apps/{app}/crashes/{group}/releases
      figures GET /api/v1/apps/{app}/crashes/{group}/releases.csv
      figures GET /api/v1/apps/{app}/crashes/{group}/traits
      figures GET /api/v1/apps/{app}/crashes/{group}/traits.csv
      figures GET /api/v1/apps/{app}/deletions
      figures GET /api/v1/apps/{app}/deletions.csv
      figures GET /api/v1/apps/{app}/funnel
      figures GET /api/v1/apps/{app}/funnel.csv
      figures GET /api/v1/apps/{app}/percentiles
      figures GET /api/v1/apps/{app}/percentiles.csv
      figures GET /api/v1/apps/{app}/plan
      figures GET /api/v1/apps/{app}/plan.csv
      figures GET /api/v1/apps/{app}/refusals
      figures GET /api/v1/apps/{app}/refusals.csv
      figures GET /api/v1/apps/{app}/releases
      figures GET /api/v1/apps/{app}/releases.csv
      rows GET /api/v1/apps/{app}/remembered
      rows GET /api/v1/apps/{app}/remembered.csv
      figures GET /api/v1/apps/{app}/retention
      figures GET /api/v1/apps/{app}/retention.csv
      figures GET /api/v1/apps/{app}/sessions
      figures GET /api/v1/apps/{app}/sessions.csv
      figures GET /api/v1/apps/{app}/top
      figures GET /api/v1/apps/{app}/top.csv
      figures GET /api/v1/apps/{app}/trend
      figures GET /api/v1/apps/{app}/trend.csv
      rows GET /a/**
      rows GET /a/{app}/data
      rows GET /a/{app}/feedback
      rows GET /a/{app}/live
      rows GET /a/{app}/people
      rows GET /a/{app}/people/{install}
      rows GET /a/{app}/sql
      rows GET /api/v1/apps/{app}/export
      rows GET /api/v1/apps/{app}/feedback
      rows GET /api/v1/apps/{app}/feedback.csv
      rows GET /api/v1/apps/{app}/live
      rows GET /api/v1/apps/{app}/live.csv
      rows GET /api/v1/apps/{app}/live/stream
      rows GET /api/v1/apps/{app}/people
      rows GET /api/v1/apps/{app}/people.csv
      rows GET /api/v1/apps/{app}/people/{install}
      rows GET /api/v1/apps/{app}/sql
      rows GET /api/v1/apps/{app}/sql.csv
      decide DELETE /api/v1/apps/{app}/symbols/{id}
      decide GET /a/{app}/settings/alerts
      decide GET /a/{app}/settings/symbols
      decide GET /a/{app}/settings/views
      decide GET /api/v1/apps/{app}/symbols
      decide POST /a/{app}/crashes/{group}
      decide POST /a/{app}/feedback
      decide POST /a/{app}/settings/alerts
      decide POST /a/{app}/settings/alerts/mail
      decide POST /a/{app}/settings/alerts/remove
      decide POST /a/{app}/settings/alerts/try
      decide POST /a/{app}/settings/alerts/webhook
      decide POST /a/{app}/settings/symbols
      decide POST /a/{app}/settings/symbols/remove
      decide POST /a/{app}/settings/views
      decide POST /a/{app}/settings/views/remarks
      decide POST /a/{app}/settings/views/remarks/remove
      decide POST /a/{app}/settings/views/remove
      decide POST /api/v1/apps/{app}/crashes/{group}
      decide POST /api/v1/apps/{app}/symbols
      administer GET /a/{app}/settings
      administer GET /a/{app}/settings/members
      administer GET /a/{app}/settings/members/journal.csv
      administer GET /api/v1/apps/{app}/keys
      administer GET /api/v1/apps/{app}/keys.csv
      administer POST /a/{app}/data/erase
      administer POST /a/{app}/settings/members
      administer POST /a/{app}/settings/members/change
      administer POST /a/{app}/settings/members/link
      administer POST /a/{app}/settings/members/remove
      administer POST /a/{app}/settings/members/signout
      administer POST /a/{app}/settings/plan
      administer POST /a/{app}/settings/plan/accept
      administer POST /a/{app}/settings/plan/discard
      administer POST /a/{app}/settings/tokens
      administer POST /a/{app}/settings/tokens/revoke
      administer PUT /api/v1/apps/{app}/plan
      server GET /new
      server GET /new/{app}
      server GET /watch
      server GET /watch/{app}
      server POST /new
      server POST /new/{app}/accept
      server POST /new/{app}/discard
      server POST /watch
      """;

  private static final Set<String> FILES =
      Set.of("/new", "/a/{app}/settings/plan", "/a/{app}/settings/symbols");

  @TempDir Path data;

  private final Routes routes = new Routes();
  private final List<String> people = new ArrayList<>();

  private void open(Maintainer desk, EmbeddedStore store) throws Exception {
    for (Registry.App app : desk.registry.apps()) {
      store.adopt(app.plan());
    }
    var exports = Exports.in(data.resolve("scratch"), store);
    var from = desk.sources;
    var sources =
        new Sources(
            SamplePast.empty(SampleRegistry.usual(), SampleDesk.NOON),
            from.reports(),
            from.cohorts(),
            desk.registry,
            from.consistency(),
            desk.keeping,
            SampleRows.of(store.custody(), desk.registry::versions));
    new CustodyDesk(exports, sources, desk.access, SampleDesk.NOON).addTo(routes);
    PublicDeskTest.desk().addTo(routes);
    var options = DeskOptions.at(() -> URI.create("http://127.0.0.1:8787"));
    new Desk(options, sources, desk.access, SampleDesk.NOON).addTo(routes);
    var all = new Reach.All();
    var team = Objects.requireNonNull(desk.access.books()).team();
    people.add(SignInBook.OPERATOR);
    people.add(team.add("Ada", Role.OWNER, all).id());
    people.add(team.add("Bo", Role.MAINTAINER, new Reach.Named(Set.of("dimmy"))).id());
    people.add(team.add("Cy", Role.READER, all).id());
    people.add(team.add("Di", Role.MAINTAINER, new Reach.Named(Set.of("shimmy"))).id());
    people.add("nobody");
  }

  @Test
  @DisplayName("every route answers those who may and nobody else; a new route is missing here")
  void everyRouteAnswersThoseWhoMayAndNobodyElse() throws Exception {
    var desk = Maintainer.in(data);
    var found = new TreeMap<String, String>();
    try (var store = EmbeddedStore.open(data.resolve("store"), StoreOptions.DEFAULT)) {
      open(desk, store);
      for (var route : routes.all()) {
        found.put(route.method() + " " + route.pattern(), outcomes(desk, route));
      }
    }

    var wanted = new TreeMap<String, String>();
    TABLE
        .lines()
        .map(line -> line.split(" +"))
        .forEach(line ->
            wanted.put(line[1] + " " + line[2], Objects.requireNonNull(COMES.get(line[0]))));
    assertEquals(text(wanted), text(found));
  }

  private static String text(Map<String, String> table) {
    var text = new StringBuilder();
    table.forEach((route, comes) -> text.append(comes).append("  ").append(route).append('\n'));
    return text.toString();
  }

  private String outcomes(Maintainer desk, Routes.Route route) throws Exception {
    var outcomes = new ArrayList<String>();
    for (String one : people) {
      outcomes.add(outcome(answer(desk, route, one, "dimmy")));
    }
    if (outcomes.get(4).equals("404")) {
      String other = people.get(4);
      String hidden = told(answer(desk, route, other, "dimmy"));
      assertEquals(told(answer(desk, route, other, "nowhere")), hidden, route.pattern());
    }
    return String.join(" ", outcomes);
  }

  private static String told(Response response) {
    String body = SampleDesk.text(response).replaceAll("name=\"form\" value=\"[^\"]*\"", "");
    return response.status() + " " + response.headers() + " " + body;
  }

  private static String outcome(Response response) {
    String text = SampleDesk.text(response);
    boolean role = text.contains("This is not for your role") || text.contains("Beyond your role");
    boolean app = text.contains("There is no such page") || text.contains("Unknown app");
    boolean out =
        response.status() == 401
            || (response.status() == 303 && "/signin".equals(response.headers().get("Location")));
    return out ? "out" : role || app ? Integer.toString(response.status()) : "in";
  }

  private Response answer(Maintainer desk, Routes.Route route, String who, String app)
      throws Exception {
    String path =
        route
            .pattern()
            .replace("{app}", app)
            .replace("{group}", SampleReports.GROUP)
            .replace("{install}", SamplePeople.ID)
            .replace("/api/v1/**", "/api/v1/nothing")
            .replace("/a/**", "/a/" + app + "/people.csv")
            .replaceAll("\\{\\w+}", "none");
    // Some of these routes end the session, so each is gone to with a new one.
    String browser = desk.cookie(who);
    String session = browser.replaceFirst("^.*=", "");
    String form = desk.access.forms().of(session);
    boolean file = route.method().equals("POST") && FILES.contains(route.pattern());
    var bell = new Bell(routes).with("cookie", browser);
    if (file) {
      return Maintainer.post(bell, path, form, "none");
    }
    String body =
        route.method().equals("POST")
            ? "form=" + URLEncoder.encode(form, StandardCharsets.UTF_8)
            : "";
    var rung = bell.ring(route.method(), path, body);
    var streamed = rung.first().thenApply(data -> Response.empty(200));
    return (Response) CompletableFuture.anyOf(rung.answer(), streamed).get(20, TimeUnit.SECONDS);
  }
}
