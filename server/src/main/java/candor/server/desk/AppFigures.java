package candor.server.desk;

import candor.json.Json;
import candor.plan.Plan;
import candor.plan.Property;
import candor.server.registry.Registry;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Tells what the server knows of one app: its keys and its plan. */
final class AppFigures {

  private AppFigures() {}

  static Figures keys(Registry.App app, URI home) {
    var keys = app.keys();
    String dsn = keys.dsn(home);
    return new Figures(
        () ->
            new Members()
                .text("app", app.id())
                .text("native", keys.nativeKey())
                .text("aptabase", keys.aptabase())
                .text("posthog", keys.posthog())
                .text("sentry", dsn)
                .text("usage", keys.usage())
                .done(),
        () ->
            new Csv("dialect", "key")
                .row("native", keys.nativeKey())
                .row("aptabase", keys.aptabase())
                .row("posthog", keys.posthog())
                .row("sentry", dsn)
                .row("usage", keys.usage()));
  }

  static Figures plan(Registry.App app) {
    return new Figures(() -> planJson(app), () -> planTable(app.plan()));
  }

  private static Json planJson(Registry.App app) {
    var plan = app.plan();
    var events = new Members();
    plan.events().forEach((name, event) -> events.json(name, eventJson(event)));
    return new Members()
        .text("app", app.id())
        .text("name", plan.app().name())
        .text("hash", app.hash())
        .text("identity", plan.identity().model().name().toLowerCase(Locale.ROOT))
        .json("context", propertiesJson(plan.context()))
        .json("events", events.done())
        .done();
  }

  private static Json eventJson(Plan.Event event) {
    return new Members()
        .text("question", event.question())
        .text("when", event.when())
        .text("channel", event.channel())
        .json("properties", propertiesJson(event.properties()))
        .done();
  }

  private static Json propertiesJson(Map<String, Property> properties) {
    var all = new Members();
    properties.forEach((name, property) ->
        all.json(
            name,
            new Members()
                .text("type", type(property))
                .text("what", property.what())
                .truth("required", Members.Truth.of(property.required()))
                .done()));
    return all.done();
  }

  private static Csv planTable(Plan plan) {
    var csv = new Csv("event", "property", "type", "required", "what");
    plan.context().forEach((name, p) -> csv.row("", name, type(p), p.required(), p.what()));
    plan.events()
        .forEach((event, planned) -> {
          csv.row(event, "", "", null, planned.question());
          planned
              .properties()
              .forEach((name, p) -> csv.row(event, name, type(p), p.required(), p.what()));
        });
    return csv;
  }

  private static String type(Property property) {
    return property.type().getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
