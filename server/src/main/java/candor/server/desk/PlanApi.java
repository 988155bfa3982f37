package candor.server.desk;

import candor.json.Json;
import candor.json.JsonWriter;
import candor.plan.text.Problem.Severity;
import candor.server.desk.Members.Truth;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.registry.Registry;
import candor.server.settings.Proposal;
import candor.server.settings.Proposals;
import candor.server.settings.Proposals.Reading;
import candor.server.team.Need;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Takes newer plans from scripts: a first request tells what a plan means, a second one with the
 * digest of that accepts it. Safe for use by many threads.
 */
final class PlanApi {

  private final Registry registry;
  private final Proposals proposals;
  private final Access access;
  private final Clock clock;

  PlanApi(Sources sources, Access access, Clock clock) {
    this.registry = sources.registry();
    this.proposals = sources.keeping().cabinet().proposals();
    this.access = access;
    this.clock = clock;
  }

  void addTo(Guard guard) {
    guard.script(Need.ADMINISTER, "PUT", "/api/v1/apps/{app}/plan", this::put);
  }

  private Deed put(Request request) throws IOException {
    if (access.isOpen() || PostedForm.isForeign(request)) {
      return Deed.none(
          Problem.of(403, "Not from here", "Plans are taken from those who signed in.").response());
    }
    var app = registry.app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    if (app == null) {
      return Deed.none(
          Problem.of(404, "Unknown app", "This server has no app with that id.").response());
    }
    return switch (proposals.read(app, request.body())) {
      case Reading.Refused(var problems) -> Deed.none(refused(problems));
      case Reading.OtherApp() ->
          Deed.none(
              Problem.of(
                      422, "The plan of another app", "The id in the file must be that of the app.")
                  .response());
      case Reading.Comparison(var proposal, var warnings) -> readable(request, proposal, warnings);
    };
  }

  private Deed readable(Request request, Proposal proposal, List<candor.plan.text.Problem> warnings)
      throws IOException {
    String digest = request.parameter("accept");
    if (digest != null && proposals.accept(proposal, digest) == null) {
      return Deed.none(
          Problem.of(
                  409,
                  "Not what was shown",
                  "The file or the plan in force is another one than was compared; ask again"
                      + " without accept, look, and send the digest of that answer.")
              .response());
    }
    Json diff = new PlanDiff(proposal, clock.instant()).json(Truth.of(digest != null));
    var members = new Members();
    ((Json.Dictionary) diff).members().forEach(members::json);
    members.list("warnings", warnings, PlanApi::problem);
    Response response = json(200, "application/json", members.done());
    return digest == null ? Deed.none(response) : Deed.done(SettingsForms.ACCEPTED, response);
  }

  private static Response refused(List<candor.plan.text.Problem> problems) {
    return json(
        422,
        "application/problem+json",
        new Members()
            .text("type", "about:blank")
            .text("title", "The file is no plan")
            .number("status", 422L)
            .text("detail", "Mend what is listed; nothing changed.")
            .list("problems", problems, PlanApi::problem)
            .done());
  }

  private static Json problem(candor.plan.text.Problem problem) {
    return new Members()
        .text("id", problem.id())
        .text("severity", severity(problem.severity()))
        .number("line", (long) problem.line())
        .number("column", (long) problem.column())
        .text("path", problem.path())
        .text("message", problem.message())
        .text("remedy", problem.remedy())
        .done();
  }

  private static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private static Response json(int status, String type, Json body) {
    return Response.text(status, type, JsonWriter.write(body))
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff");
  }
}
