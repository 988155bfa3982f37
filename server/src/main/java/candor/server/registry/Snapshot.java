package candor.server.registry;

import candor.server.registry.Registry.App;
import candor.server.registry.Registry.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Is what the registry knows at one moment, arranged for lookups. Immutable.
 *
 * @param apps the apps in order of their ids
 * @param watched the apps without a plan in order of their ids
 * @param byId the same by id
 * @param byKey the same by every key
 * @param shelves every version of the plans by app
 */
record Snapshot(
    List<App> apps,
    List<App> watched,
    Map<String, App> byId,
    Map<String, App> byKey,
    Map<String, PlanShelf.App> shelves) {

  Snapshot {
    apps = List.copyOf(apps);
    watched = List.copyOf(watched);
    byId = Map.copyOf(byId);
    byKey = Map.copyOf(byKey);
    shelves = Map.copyOf(shelves);
  }

  static Snapshot of(
      Map<String, PlanShelf.App> shelves, Map<String, Keys> keys, Set<String> withoutPlan) {
    var byId = new HashMap<String, App>();
    var byKey = new HashMap<String, App>();
    var watched = new ArrayList<App>();
    shelves.forEach((id, shelf) -> {
      Keys own = keys.get(id);
      if (own != null) {
        var app = new App(id, shelf.newest().plan(), shelf.newest().hash(), own);
        byId.put(id, app);
        opens(app, byKey);
      }
    });
    for (String id : new TreeSet<>(withoutPlan)) {
      Keys own = keys.get(id);
      if (own != null && !byId.containsKey(id)) {
        var app = new App(id, WatchedPlan.of(id), App.WATCHED, own);
        watched.add(app);
        opens(app, byKey);
      }
    }
    var apps = byId.keySet().stream().sorted().map(byId::get).toList();
    return new Snapshot(apps, watched, byId, byKey, shelves);
  }

  private static void opens(App app, Map<String, App> byKey) {
    Keys keys = app.keys();
    for (String key :
        List.of(keys.nativeKey(), keys.aptabase(), keys.posthog(), keys.sentry(), keys.usage())) {
      byKey.put(key, app);
    }
  }

  /** Returns an app that must be there, with a plan or without. */
  App known(String id) {
    App planned = byId.get(id);
    if (planned != null) {
      return planned;
    }
    return watched.stream()
        .filter(app -> app.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("an app is there once it was written"));
  }
}
