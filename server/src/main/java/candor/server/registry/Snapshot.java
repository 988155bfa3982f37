package candor.server.registry;

import candor.server.registry.Registry.App;
import candor.server.registry.Registry.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Is what the registry knows at one moment, arranged for lookups. Immutable.
 *
 * @param apps the apps in order of their ids
 * @param byId the same by id
 * @param byKey the same by every key
 * @param shelves every version of the plans by app
 */
record Snapshot(
    List<App> apps,
    Map<String, App> byId,
    Map<String, App> byKey,
    Map<String, PlanShelf.App> shelves) {

  Snapshot {
    apps = List.copyOf(apps);
    byId = Map.copyOf(byId);
    byKey = Map.copyOf(byKey);
    shelves = Map.copyOf(shelves);
  }

  static Snapshot of(Map<String, PlanShelf.App> shelves, Map<String, Keys> keys) {
    var byId = new HashMap<String, App>();
    var byKey = new HashMap<String, App>();
    shelves.forEach((id, shelf) -> {
      Keys own = keys.get(id);
      if (own != null) {
        var app = new App(id, shelf.newest().plan(), shelf.newest().hash(), own);
        byId.put(id, app);
        byKey.put(own.nativeKey(), app);
        byKey.put(own.aptabase(), app);
        byKey.put(own.posthog(), app);
        byKey.put(own.sentry(), app);
        byKey.put(own.usage(), app);
      }
    });
    var apps = byId.keySet().stream().sorted().map(byId::get).toList();
    return new Snapshot(apps, byId, byKey, shelves);
  }
}
