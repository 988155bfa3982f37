package candor.server.alert;

import candor.json.Json;
import candor.server.registry.Registry;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what is told. Every document has a member {@code text}, which common chat services show.
 *
 * @param app the app
 * @param home where the pages are
 */
record Telling(Registry.App app, URI home) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM yyyy HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  Json alert(AlertRule rule, AlertState state, Instant now) {
    String word = state.firing() ? "firing" : "quiet again";
    String compared = rule.test().compares() ? ", a week before " + number(state.before()) : "";
    String text =
        "%s: %s is %s. Since %s: %s in 24 hours %s%s; asked for: %s."
            .formatted(
                name(),
                rule.name(),
                word,
                MOMENT.format(state.since()),
                rule.subject(),
                number(state.now()),
                compared,
                rule.condition());
    var all = head("alert", text);
    all.put("alert", new Json.Text(rule.name()));
    all.put("state", new Json.Text(state.firing() ? "firing" : "quiet"));
    all.put("since", new Json.Text(state.since().toString()));
    all.put("measure", new Json.Text(rule.measure().name().toLowerCase(Locale.ROOT)));
    all.put("event", rule.event().isEmpty() ? Json.NOTHING : new Json.Text(rule.event()));
    all.put("test", new Json.Text(rule.test().name().toLowerCase(Locale.ROOT)));
    all.put("amount", new Json.Whole(rule.amount()));
    all.put("value", new Json.Whole(state.now()));
    all.put("before", rule.test().compares() ? new Json.Whole(state.before()) : Json.NOTHING);
    all.put("sent_at", new Json.Text(now.toString()));
    return new Json.Dictionary(all);
  }

  /** Begins a document of a type. */
  Map<String, Json> head(String type, String text) {
    var all = new LinkedHashMap<String, Json>();
    all.put("type", new Json.Text(type));
    all.put("text", new Json.Text(text));
    all.put("app", new Json.Text(app.id()));
    String base = home.toString().replaceFirst("/$", "");
    all.put("link", new Json.Text(base + "/a/" + app.id()));
    return all;
  }

  String name() {
    return app.plan().app().name();
  }

  static String number(long number) {
    return String.format(Locale.ENGLISH, "%,d", number);
  }
}
