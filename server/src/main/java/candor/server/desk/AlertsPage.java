package candor.server.desk;

import candor.server.alert.Alarm;
import candor.server.alert.AlertRule;
import candor.server.alert.AlertState;
import candor.server.alert.Alerts;
import candor.server.alert.Alerts.Way;
import candor.server.desk.pages.JtealertsGenerated;
import candor.server.desk.pages.KeptPages;
import candor.server.desk.pages.Link;
import candor.server.http.Response;
import candor.server.team.Need;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the page of alerts. */
final class AlertsPage {

  private AlertsPage() {}

  static Response answer(PageList.Turn turn) {
    return answer(turn, 200, "", "");
  }

  static Response answer(PageList.Turn turn, int status, String notice, String fresh) {
    String app = turn.view().app().id();
    Alarm alarm = turn.sources().keeping().alarm();
    Alerts alerts = alarm.alerts();
    var hook = alerts.hook(app);
    var page =
        new KeptPages.Alerts(
            turn.token(Need.DECIDE),
            SettingsPage.parts(turn, "alerts"),
            Link.to("a", app, "settings", "alerts"),
            notice,
            fresh,
            place(hook.url()),
            !hook.secret().isEmpty(),
            alarm.mailTo(),
            hook.mail(),
            hook.digest(),
            trouble(alerts, app),
            alerts.rules(app).stream()
                .map(rule -> alert(rule, alerts.state(app, rule.id())))
                .toList(),
            turn.view().app().plan().events().keySet().stream().sorted().toList());
    return Html.page(
        turn.request(),
        status,
        out -> JtealertsGenerated.render(out, Html.AS_IT_IS, turn.frame(), page));
  }

  private static String trouble(Alerts alerts, String app) {
    return Stream.of(Way.values())
        .map(way -> alerts.trouble(app, way))
        .filter(problem -> !problem.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Shows where alerts go without the path, which often is a secret. */
  private static String place(String url) {
    if (url.isEmpty()) {
      return "";
    }
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getRawAuthority() + "/…";
  }

  private static KeptPages.Alert alert(AlertRule rule, AlertState state) {
    boolean looked = !state.since().equals(Instant.EPOCH);
    String since =
        Words.longDay(state.since().atZone(ZoneOffset.UTC).toLocalDate())
            + ", "
            + Words.hour(state.since(), ZoneOffset.UTC);
    String before = rule.test().compares() ? ", a week before " + Words.number(state.before()) : "";
    return new KeptPages.Alert(
        rule.id(),
        rule.name(),
        rule.subject() + " " + rule.condition(),
        !looked ? "not looked at yet" : state.firing() ? "firing" : "quiet",
        looked ? since : "",
        looked ? Words.number(state.now()) + before : "",
        state.problem());
  }
}
