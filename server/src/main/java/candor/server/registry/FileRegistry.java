package candor.server.registry;

import candor.plan.Plan;
import candor.server.registry.PlanShelf.Version;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps apps, plans and keys as files of the data directory. Safe for use by many threads; lookups
 * take no lock.
 *
 * <p>Reading it changes nothing on disk, so a second process may look while a server runs.
 */
public final class FileRegistry implements Registry {

  private final PlanShelf shelf;
  private final KeysFile keysFile;
  private final WatchedFile watchedFile;
  private final KeyMaker keyMaker;
  private final Path directory;
  private final List<Consumer<App>> listeners = new CopyOnWriteArrayList<>();

  /** Held by the one who adopts, over the writing too: adoptions are rare and must not overtake. */
  private final Object adoption = new Object();

  private volatile Snapshot snapshot;

  private FileRegistry(Path directory, RandomGenerator random) throws IOException {
    this.directory = directory;
    this.shelf = new PlanShelf(directory.resolve("plans"));
    this.keysFile = new KeysFile(directory.resolve("keys.json"));
    this.watchedFile = new WatchedFile(directory.resolve("watched.json"));
    this.keyMaker = new KeyMaker(random);
    this.snapshot = Snapshot.of(shelf.read(), keysFile.read(), watchedFile.read());
  }

  /**
   * Opens the registry of a data directory, which need not exist yet.
   *
   * @param dataDirectory the directory
   * @return the registry
   * @throws IOException if a file cannot be read or is damaged; the message names it
   */
  public static FileRegistry open(Path dataDirectory) throws IOException {
    return new FileRegistry(dataDirectory, new SecureRandom());
  }

  /**
   * Tells of every adopted plan from now on, on the thread that adopts.
   *
   * @param listener hears the app as it then is
   */
  public void onAdopt(Consumer<App> listener) {
    listeners.add(listener);
  }

  @Override
  public List<App> apps() {
    return snapshot.apps();
  }

  @Override
  public List<App> watched() {
    return snapshot.watched();
  }

  @Override
  public @Nullable App app(String id) {
    return snapshot.byId().get(id);
  }

  @Override
  public @Nullable App byKey(String key) {
    return snapshot.byKey().get(key);
  }

  @Override
  public @Nullable Plan plan(String app, String hash) {
    for (App watched : snapshot.watched()) {
      if (watched.id().equals(app)) {
        // Whatever plan the client follows, nobody adopted it here; it is watched like any other.
        return watched.plan();
      }
    }
    var versions = snapshot.shelves().get(app);
    var version = versions == null ? null : versions.versions().get(hash);
    return version == null ? null : version.plan();
  }

  /**
   * Returns the canonical form of any plan that this server ever adopted.
   *
   * @param hash the plan's hash, with or without {@code sha256:}
   * @return the bytes that were hashed, or null when no app ever had it
   */
  public byte @Nullable [] canonical(String hash) {
    String full = PlanDocument.prefixed(hash);
    for (var app : snapshot.shelves().values()) {
      Version version = app.versions().get(full);
      if (version != null) {
        return version.canonical().clone();
      }
    }
    return null;
  }

  /**
   * Returns every version of one app's plan.
   *
   * @param app the app's id
   * @return the plans by hash; empty when there is no such app
   */
  public Map<String, Plan> versions(String app) {
    var all = new TreeMap<String, Plan>();
    var versions = snapshot.shelves().get(app);
    if (versions != null) {
      versions.versions().forEach((hash, version) -> all.put(hash, version.plan()));
    }
    return all;
  }

  @Override
  public List<Registry.Adopted> history(String app) throws IOException {
    var history = new ArrayList<Registry.Adopted>();
    var versions = snapshot.shelves().get(app);
    if (versions != null) {
      for (Version version : versions.versions().values()) {
        history.add(
            new Registry.Adopted(version.hash(), version.plan(), shelf.since(app, version)));
      }
      String newest = versions.newest().hash();
      history.sort(
          Comparator.comparing((Registry.Adopted v) -> v.hash().equals(newest))
              .thenComparing(Registry.Adopted::since)
              .thenComparing(Registry.Adopted::hash)
              .reversed());
    }
    return history;
  }

  @Override
  public App adopt(Plan plan) throws IOException {
    App app;
    synchronized (adoption) {
      var version = PlanDocument.version(plan);
      App current = app(plan.app().id());
      if (current != null && current.hash().equals(version.hash())) {
        return current;
      }
      app = write(plan.app().id(), version);
    }
    listeners.forEach(listener -> listener.accept(app));
    return app;
  }

  @Override
  public App watch(String id) throws IOException {
    App planned = app(id);
    if (planned != null) {
      return planned;
    }
    WatchedPlan.check(id);
    synchronized (adoption) {
      var watched = watchedFile.read();
      if (watched.add(id)) {
        watchedFile.write(watched);
      }
      snapshot = Snapshot.of(snapshot.shelves(), keysWith(id), watched);
    }
    return snapshot.known(id);
  }

  /** Returns all keys after having made those of one app, if it had none. */
  private Map<String, Keys> keysWith(String id) throws IOException {
    DurableFile.createDirectories(directory);
    var keys = keysFile.read();
    if (!keys.containsKey(id)) {
      long highest = keys.values().stream().mapToLong(Keys::sentryProject).max().orElse(0);
      keys.put(id, keyMaker.make(highest + 1));
      keysFile.write(keys);
    }
    return keys;
  }

  private App write(String id, Version version) throws IOException {
    var keys = keysWith(id);
    shelf.write(id, version);
    var shelves = new HashMap<>(snapshot.shelves());
    var before = shelves.get(id);
    shelves.put(
        id,
        before == null
            ? new PlanShelf.App(version, Map.of(version.hash(), version))
            : before.with(version));
    snapshot = Snapshot.of(shelves, keys, watchedFile.read());
    return snapshot.known(id);
  }
}
