package candor.server.desk;

import candor.compile.Outputs;
import candor.compile.output.OutputOptions;
import candor.plan.Plan;
import candor.plan.text.PlanWriter;
import candor.plan.text.Problem;
import candor.server.desk.pages.JtenewappGenerated;
import candor.server.desk.pages.JtenewplanGenerated;
import candor.server.desk.pages.KeptPages;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.Screen.Option;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.settings.FirstPlans;
import candor.server.settings.FirstPlans.Reading;
import candor.server.team.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the pages on which the first plan of an app is handed in, looked at and accepted. Safe for
 * use by many threads.
 */
final class NewAppPages {

  private static final String BASE = "/new";

  private final FirstPlans plans;
  private final Framing framing;

  NewAppPages(FirstPlans plans, Framing framing) {
    this.plans = plans;
    this.framing = framing;
  }

  void addTo(Guard guard) {
    guard.page(Need.ADMINISTER, BASE, this::all);
    guard.page(Need.ADMINISTER, BASE + "/{app}", this::one);
    guard.file(Need.ADMINISTER, BASE, this::handIn);
    guard.form(Need.ADMINISTER, BASE + "/{app}/accept", this::accept);
    guard.form(Need.ADMINISTER, BASE + "/{app}/discard", this::discard);
  }

  private static String app(Request request) {
    return Objects.requireNonNullElse(request.parameter(":app"), "");
  }

  private Response all(Request request) {
    return all(request, 200, "", List.of());
  }

  private Response all(Request request, int status, String notice, List<Problem> problems) {
    try {
      var frame = framing.plain(request, "New app");
      var waiting =
          plans.waiting().stream()
              .map(id -> new Option(id, Link.to("new", id), false, ""))
              .toList();
      var page =
          new KeptPages.NewApp(
              frame.token(), notice, problems.stream().map(SettingsPage::wrong).toList(), waiting);
      return Html.page(
          request, status, out -> JtenewappGenerated.render(out, Html.AS_IT_IS, frame, page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Deed handIn(Request request, PostedFile form) throws IOException {
    return switch (plans.read(form.file())) {
      case Reading.Refused(var problems) ->
          Deed.none(all(request, 422, "The file is no plan; nothing changed.", problems));
      case Reading.Known(var app) ->
          Deed.none(Html.redirect(Link.to("a", app, "settings").href() + "#plan"));
      case Reading.Fresh(var plan, var warnings) -> {
        if (!plans.put(plan)) {
          String most = "Too many plans wait; accept or discard one first.";
          yield Deed.none(all(request, 409, most, List.of()));
        }
        Response response =
            warnings.isEmpty()
                ? Html.redirect(Link.to("new", plan.app().id()).href())
                : one(request, 200, "The plan can be used; somebody should look.", warnings, plan);
        yield Deed.done("handed in the first plan of an app", response).of(plan.app().id());
      }
    };
  }

  private Response one(Request request) {
    try {
      Plan plan = plans.waiting(app(request));
      return plan == null
          ? all(request, 404, "No plan of such an app waits.", List.of())
          : one(request, 200, "", List.of(), plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Response one(
      Request request, int status, String notice, List<Problem> warnings, Plan plan) {
    var frame = framing.plain(request, "New app: " + plan.app().name());
    String document = Outputs.named("doc").write(plan, OutputOptions.DEFAULT).getFirst().content();
    var page =
        new KeptPages.FirstPlan(
            frame.token(),
            plan.app().name(),
            Link.to("new", plan.app().id()),
            PlanWriter.hash(plan),
            notice,
            warnings.stream().map(SettingsPage::wrong).toList(),
            Markdown.blocks(document));
    return Html.page(
        request, status, out -> JtenewplanGenerated.render(out, Html.AS_IT_IS, frame, page));
  }

  private Deed accept(Request request, Map<String, String> fields) throws IOException {
    String id = app(request);
    if (plans.accept(id, fields.getOrDefault("hash", "")) != null) {
      // The page of an app without events shows its keys and the lines to paste.
      return Deed.done("added the app by its first plan", Html.redirect(Link.to("a", id).href()));
    }
    Plan plan = plans.waiting(id);
    return Deed.none(
        plan == null
            ? all(request, 404, "No plan of such an app waits.", List.of())
            : one(
                request,
                409,
                "What waits is no longer what was shown; look again. Nothing changed.",
                List.of(),
                plan));
  }

  private Deed discard(Request request, Map<String, String> fields) throws IOException {
    boolean waits = plans.waiting(app(request)) != null;
    plans.discard(app(request));
    Response back = Html.redirect(BASE);
    return waits ? Deed.done("discarded the first plan of an app", back) : Deed.none(back);
  }
}
