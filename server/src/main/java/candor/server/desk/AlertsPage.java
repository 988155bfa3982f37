package candor.server.desk;

import candor.server.alert.AlertRule;
import candor.server.alert.AlertState;
import candor.server.alert.Alerts;
import candor.server.desk.pages.JtealertsGenerated;
import candor.server.desk.pages.Link;
import candor.server.desk.pages.UpkeepPages;
import candor.server.http.Response;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;

/** Makes the page of alerts. */
final class AlertsPage {

  private AlertsPage() {}

  static Response answer(PageList.Turn turn) {
    return answer(turn, 200, "");
  }

  static Response answer(PageList.Turn turn, int status, String notice) {
    String app = turn.view().app().id();
    Alerts alerts = turn.sources().keeping().alarm().alerts();
    var hook = alerts.hook(app);
    var page =
        new UpkeepPages.Alerts(
            turn.frame().token(),
            SettingsPage.parts(app, "alerts"),
            Link.to("a", app, "settings", "alerts"),
            notice,
            place(hook.url()),
            hook.digest(),
            alerts.trouble(app),
            alerts.rules(app).stream()
                .map(rule -> alert(rule, alerts.state(app, rule.id())))
                .toList(),
            turn.view().app().plan().events().keySet().stream().sorted().toList());
    return Html.page(
        turn.request(),
        status,
        out -> JtealertsGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  /** Shows where alerts go without the path, which often is a secret. */
  private static String place(String url) {
    if (url.isEmpty()) {
      return "";
    }
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority() + "/…";
  }

  private static UpkeepPages.Alert alert(AlertRule rule, AlertState state) {
    boolean looked = !state.since().equals(Instant.EPOCH);
    String since =
        Words.longDay(state.since().atZone(ZoneOffset.UTC).toLocalDate())
            + ", "
            + Words.hour(state.since(), ZoneOffset.UTC);
    String before = rule.test().compares() ? ", a week before " + Words.number(state.before()) : "";
    return new UpkeepPages.Alert(
        rule.id(),
        rule.name(),
        rule.subject() + " " + rule.condition(),
        !looked ? "not looked at yet" : state.firing() ? "firing" : "quiet",
        looked ? since : "",
        looked ? Words.number(state.now()) + before : "",
        state.problem());
  }
}
