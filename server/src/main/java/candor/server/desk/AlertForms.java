package candor.server.desk;

import candor.json.Json;
import candor.server.alert.AlertRule;
import candor.server.alert.Alerts;
import candor.server.alert.Alerts.Hook;
import candor.server.alert.Alerts.Way;
import candor.server.alert.Webhook;
import candor.server.desk.pages.Link;
import candor.server.http.Request;
import candor.server.http.Response;
import candor.server.query.Questioner.Measure;
import candor.server.registry.Registry;
import candor.server.team.Need;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Makes the changes of the page of alerts. Safe for use by many threads. */
final class AlertForms {

  private static final String BASE = "/a/{app}/settings/alerts";

  private static final int LONGEST_NAME = 60;

  /** What a secret begins with, so that tools that look for secrets find it. */
  private static final String PREFIX = "whsec_";

  private final Sources sources;
  private final SettingsForms.Turns turns;

  private AlertForms(Sources sources, SettingsForms.Turns turns) {
    this.sources = sources;
    this.turns = turns;
  }

  static void addTo(Guard guard, Sources sources, SettingsForms.Turns turns) {
    var forms = new AlertForms(sources, turns);
    guard.form(Need.DECIDE, BASE, forms::add);
    guard.form(Need.DECIDE, BASE + "/remove", forms::remove);
    guard.form(Need.DECIDE, BASE + "/webhook", forms::webhook);
    guard.form(Need.DECIDE, BASE + "/try", forms::tryIt);
    guard.form(Need.DECIDE, BASE + "/mail", forms::mail);
  }

  /**
   * Is what became of a change.
   *
   * @param status the status of the answer
   * @param notice what to say; empty when the page says it
   * @param fresh a secret to be shown, or empty
   */
  private record Outcome(int status, String notice, String fresh) {
    static final Outcome DONE = new Outcome(303, "");

    Outcome(int status, String notice) {
      this(status, notice, "");
    }
  }

  /** Is one change of an app. */
  private interface Change {
    Outcome make(Registry.App app, Alerts alerts) throws IOException;
  }

  private Deed change(Request request, String what, Change change) throws IOException {
    var app = sources.registry().app(Objects.requireNonNullElse(request.parameter(":app"), ""));
    if (app == null) {
      return Deed.none(Html.redirect("/"));
    }
    Outcome outcome = change.make(app, sources.keeping().alarm().alerts());
    var turn = outcome.notice().isEmpty() ? null : turns.of(request, PageList.ALERTS);
    Response response =
        turn == null
            ? Html.redirect(Link.to("a", app.id(), "settings", "alerts").href())
            : AlertsPage.answer(turn, outcome.status(), outcome.notice(), outcome.fresh());
    return outcome.status() < 400 ? Deed.done(what, response) : Deed.none(response);
  }

  private Deed add(Request request, Map<String, String> fields) throws IOException {
    return change(
        request,
        "added an alert",
        (app, alerts) -> {
          String name = fields.getOrDefault("name", "").strip();
          String event = fields.getOrDefault("event", "");
          String amount = fields.getOrDefault("amount", "").strip();
          if (name.isEmpty() || name.length() > LONGEST_NAME) {
            return new Outcome(400, "An alert needs a name of 1 to 60 characters.");
          }
          if (!event.isEmpty() && !app.plan().events().containsKey(event)) {
            return new Outcome(400, "The event must be one of the plan.");
          }
          if (!amount.matches("\\d{1,12}")) {
            return new Outcome(400, "The bound must be a whole number, not negative.");
          }
          Measure measure = one(Measure.values(), fields.getOrDefault("measure", ""));
          AlertRule.Test test = one(AlertRule.Test.values(), fields.getOrDefault("test", ""));
          alerts.add(
              app.id(), new AlertRule("", name, measure, event, test, Long.parseLong(amount)));
          return Outcome.DONE;
        });
  }

  /** The form offers all there are; what it does not offer is the first. */
  private static <E extends Enum<E>> E one(E[] all, String word) {
    for (E one : all) {
      if (one.name().toLowerCase(Locale.ROOT).equals(word)) {
        return one;
      }
    }
    return all[0];
  }

  private Deed remove(Request request, Map<String, String> fields) throws IOException {
    return change(
        request,
        "removed an alert",
        (app, alerts) -> {
          alerts.remove(app.id(), fields.getOrDefault("id", ""));
          return Outcome.DONE;
        });
  }

  private Deed webhook(Request request, Map<String, String> fields) throws IOException {
    return change(
        request,
        "changed where alerts are sent",
        (app, alerts) -> {
          Hook before = alerts.hook(app.id());
          String typed = fields.getOrDefault("url", "").strip();
          boolean stop = fields.containsKey("stop");
          String url = stop ? "" : typed.isEmpty() ? before.url() : typed;
          String mistake = url.isEmpty() ? null : Webhook.mistake(url);
          if (mistake != null) {
            return new Outcome(400, mistake);
          }
          boolean makes = !url.isEmpty() && (before.secret().isEmpty() || renews(fields));
          String secret = url.isEmpty() ? "" : makes ? PREFIX + Secret.fresh() : before.secret();
          boolean digest =
              (stop || renews(fields)) ? before.digest() : fields.containsKey("digest");
          alerts.hook(app.id(), new Hook(url, secret, before.mail(), digest));
          return makes
              ? new Outcome(200, "Copy the secret now; it is not shown again.", secret)
              : Outcome.DONE;
        });
  }

  private static boolean renews(Map<String, String> fields) {
    return fields.containsKey("renew");
  }

  private Deed mail(Request request, Map<String, String> fields) throws IOException {
    return change(
        request,
        "changed whether alerts are mailed",
        (app, alerts) -> {
          Hook before = alerts.hook(app.id());
          if (sources.keeping().alarm().mailTo().isEmpty()) {
            return new Outcome(400, "This server was started without a mail server.");
          }
          boolean mail = fields.containsKey("mail");
          boolean digest = fields.containsKey("digest");
          alerts.hook(app.id(), new Hook(before.url(), before.secret(), mail, digest));
          return Outcome.DONE;
        });
  }

  private Deed tryIt(Request request, Map<String, String> fields) throws IOException {
    return change(
        request,
        "sent a test of the alerts",
        (app, alerts) -> {
          Hook hook = alerts.hook(app.id());
          Way way = fields.containsKey("mail") ? Way.MAIL : Way.WEBHOOK;
          if (way == Way.MAIL ? !hook.mail() : hook.url().isEmpty()) {
            return new Outcome(400, "Nothing is sent that way yet.");
          }
          Json document =
              new Members()
                  .text("type", "test")
                  .text("text", app.plan().app().name() + ": this is a test.")
                  .text("app", app.id())
                  .done();
          String problem = sources.keeping().alarm().post().deliver(way, hook, document);
          return problem.isEmpty()
              ? new Outcome(200, "The test was taken.")
              : new Outcome(502, "The test was not delivered. " + problem);
        });
  }
}
