package candor.server;

import candor.plan.Refusal;
import candor.server.http.HttpServer;
import candor.server.intake.Tally;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Writes what was counted in the text format of Prometheus. All names are planned ones or ours, so
 * nothing that a sender chose gets in.
 *
 * @param apps the counts of the doors
 * @param strangers requests whose key opens nothing
 * @param tide how far the store is
 * @param durableEnd the end of the log
 * @param http what the listener counted
 */
record Metrics(
    List<Tally.Figures> apps,
    long strangers,
    Tide.Level tide,
    long durableEnd,
    HttpServer.Stats http) {

  /** Copies the list. */
  Metrics {
    apps = List.copyOf(apps);
  }

  String text() {
    var text = new StringBuilder(4096);
    doors(text);
    keptOut(text);
    store(text);
    one(text, "counter", "http_requests_total", "Requests whose body arrived.", http.requests());
    one(text, "counter", "http_refused_total", "Malformed, too large, too slow.", http.refused());
    one(text, "counter", "http_errors_total", "Requests whose handler failed.", http.errors());
    one(text, "counter", "http_timeouts_total", "What ran out of time.", http.timeouts());
    one(text, "gauge", "http_connections", "Open connections.", http.connections());
    return text.toString();
  }

  private void doors(StringBuilder text) {
    each(text, "received", "Messages and bodies that came.", Tally.Figures::received);
    each(text, "admitted", "Messages that are durable, repeats too.", Tally.Figures::admitted);
    each(text, "refused", "Messages that were kept out.", Tally.Figures::refused);
    each(text, "unreadable", "Bodies that could not be read.", Tally.Figures::unreadable);
    head(text, "counter", "fields_dropped_total", "Fields taken out of admitted messages.");
    apps.forEach(app -> perApp(text, "fields_dropped_total", app.app(), app.dropped()));
    head(text, "counter", "fields_uninvited_total", "What clients attach and no plan holds.");
    apps.forEach(app -> perApp(text, "fields_uninvited_total", app.app(), app.uninvited()));
    head(text, "counter", "requests_overloaded_total", "Requests asked to come again.");
    apps.forEach(app -> perApp(text, "requests_overloaded_total", app.app(), app.overloaded()));
    one(text, "counter", "requests_stranger_total", "Requests without a known key.", strangers);
  }

  private void keptOut(StringBuilder text) {
    head(text, "counter", "kept_out_total", "Messages and fields kept out, by what they are.");
    for (Tally.Figures app : apps) {
      app.keptOut()
          .forEach((Refusal refusal, Long count) ->
              text.append(
                      "candor_kept_out_total{app=\"%s\",event=\"%s\","
                          .formatted(app.app(), refusal.event()))
                  .append(
                      "field=\"%s\",reason=\"%s\"} "
                          .formatted(refusal.field(), refusal.reason().code()))
                  .append(count)
                  .append('\n'));
    }
  }

  private void store(StringBuilder text) {
    long admitted = apps.stream().mapToLong(Tally.Figures::admitted).sum();
    // Both sides count on their own; between two counts a message may be in neither yet.
    long waiting = Math.max(0, admitted - tide.fresh());
    one(text, "counter", "events_stored_total", "Messages stored since the start.", tide.stored());
    one(text, "counter", "events_repeated_total", "Messages known before.", tide.repeated());
    one(text, "gauge", "events_waiting", "Messages durable but not stored yet.", waiting);
    one(text, "counter", "store_failures_total", "Lists the store did not take.", tide.failures());
    one(text, "counter", "log_damaged_total", "Records that were unreadable.", tide.damages());
    one(text, "gauge", "log_end_bytes", "Position of the log's end.", durableEnd);
    one(text, "gauge", "store_position_bytes", "Position the store is at.", tide.position());
  }

  private void each(
      StringBuilder text, String what, String help, ToLongFunction<Tally.Figures> figure) {
    String name = "events_" + what + "_total";
    head(text, "counter", name, help);
    apps.forEach(app -> perApp(text, name, app.app(), figure.applyAsLong(app)));
  }

  private static void perApp(StringBuilder text, String name, String app, long value) {
    text.append("candor_").append(name).append("{app=\"").append(app).append("\"} ");
    text.append(value).append('\n');
  }

  private static void one(StringBuilder text, String type, String name, String help, long value) {
    head(text, type, name, help);
    text.append("candor_").append(name).append(' ').append(value).append('\n');
  }

  private static void head(StringBuilder text, String type, String name, String help) {
    text.append("# HELP candor_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE candor_").append(name).append(' ').append(type).append('\n');
  }
}
