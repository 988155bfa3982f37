package candor.server.intake;

import candor.compile.PlanFile;
import candor.plan.Plan;
import candor.plan.text.PlanWriter;
import candor.server.registry.Registry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Knows one app for each identity model, all with the lenient plan of these tests. */
final class Apps implements Registry {

  private final TreeMap<String, App> all = new TreeMap<>();

  Apps() {
    for (String model : List.of("none", "daily", "install")) {
      adopt(lenient(model + "-app", model));
    }
  }

  static Plan lenient(String id, String model) {
    return plan("plan.yaml", id, model);
  }

  /** Reads a plan that lies beside the tests. */
  static Plan plan(String file, String id, String model) {
    try (var in = Apps.class.getResourceAsStream("/intake/" + file)) {
      if (in == null) {
        throw new AssertionError("the test plan is missing");
      }
      String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var reading =
          PlanFile.read(
              yaml.replace("APP", id).replace("MODEL", model).getBytes(StandardCharsets.UTF_8));
      if (reading.plan() == null) {
        throw new AssertionError("the test plan has problems: " + reading.problems());
      }
      return reading.plan();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Gives an app the key that recorded clients were built with. */
  void recorded(Plan plan, String posthog) {
    App app = adopt(plan);
    var keys = app.keys();
    var known =
        new Keys(
            keys.nativeKey(),
            keys.aptabase(),
            posthog,
            keys.sentry(),
            keys.sentryProject(),
            keys.usage());
    all.put(app.id(), new App(app.id(), app.plan(), app.hash(), known));
  }

  /** Adds an app as another registry knows it. */
  void put(App app) {
    all.put(app.id(), app);
  }

  @Override
  public List<App> apps() {
    return List.copyOf(all.values());
  }

  @Override
  public @Nullable App app(String id) {
    return all.get(id);
  }

  App known(String id) {
    App app = all.get(id);
    if (app == null) {
      throw new AssertionError("no app " + id);
    }
    return app;
  }

  @Override
  public @Nullable App byKey(String key) {
    for (App app : all.values()) {
      var keys = app.keys();
      if (List.of(keys.nativeKey(), keys.aptabase(), keys.posthog(), keys.sentry(), keys.usage())
          .contains(key)) {
        return app;
      }
    }
    return null;
  }

  @Override
  public @Nullable Plan plan(String app, String hash) {
    App found = all.get(app);
    return found != null && (found.isWatched() || found.hash().equals(hash)) ? found.plan() : null;
  }

  @Override
  public App adopt(Plan plan) {
    String id = plan.app().id();
    int number = all.size() + 1;
    var keys =
        new Keys(
            "ck_" + id,
            "A-SH-000000000" + number,
            "phc_" + id,
            "0123456789abcdef0123456789abcde" + number,
            number,
            "usage-" + id);
    var app = new App(id, plan, PlanWriter.hash(plan), keys);
    all.put(id, app);
    return app;
  }
}
