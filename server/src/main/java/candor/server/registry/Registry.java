package candor.server.registry;

import candor.plan.Plan;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows apps, plans and keys. Safe for use by many threads. */
public interface Registry {

  /**
   * Is one app as the server knows it.
   *
   * @param id the app's id
   * @param plan its newest plan
   * @param hash the hash of that plan, as {@code sha256:…}
   * @param keys its keys in every dialect
   */
  record App(String id, Plan plan, String hash, Keys keys) {

    /** Stands for the hash of an app that has keys and no plan yet. */
    static final String WATCHED = "watched";

    /**
     * Says whether this app has no plan of its own: its traffic is looked at and nothing is stored.
     *
     * @return whether it is only watched
     */
    public boolean isWatched() {
      return hash.equals(WATCHED);
    }
  }

  /**
   * Holds the keys of one app, one per dialect. They ship inside apps and prove nothing about the
   * sender.
   *
   * @param nativeKey for the header {@code Candor-Key}
   * @param aptabase as {@code A-SH-0123456789}
   * @param posthog as {@code phc_…}
   * @param sentry the public key of a DSN, 32 hex digits
   * @param sentryProject the project number of a DSN
   * @param usage for the usage door, where the dialect can carry one
   */
  record Keys(
      String nativeKey,
      String aptabase,
      String posthog,
      String sentry,
      long sentryProject,
      String usage) {

    /**
     * Returns what Sentry's clients are told.
     *
     * @param home where they reach the server
     * @return the DSN
     */
    public String dsn(URI home) {
      return "%s://%s@%s/%d"
          .formatted(home.getScheme(), sentry, home.getRawAuthority(), sentryProject);
    }
  }

  /**
   * Returns all apps in order of their ids.
   *
   * @return the apps
   */
  List<App> apps();

  /**
   * Returns the apps that have keys and no plan, in order of their ids. They are none of {@link
   * #apps}; {@link #byKey} and {@link #plan} know them with a plan that only doors can use.
   *
   * @return the apps
   */
  default List<App> watched() {
    return List.of();
  }

  /**
   * Gives keys to an app that has no plan, so that its traffic can be watched. Durable when it
   * returns; the keys stay the same when the app gets a plan.
   *
   * @param id the app's id
   * @return the app; with its plan if it has one by now
   * @throws IOException if it cannot be written
   * @throws IllegalArgumentException if no app can have that id, or too many are watched
   */
  default App watch(String id) throws IOException {
    throw new IllegalArgumentException("this registry watches no apps");
  }

  /**
   * Returns one app.
   *
   * @param id its id
   * @return the app, or null when there is none
   */
  @Nullable App app(String id);

  /**
   * Finds the app that a key of any dialect opens.
   *
   * @param key the key as sent
   * @return the app, or null when the key opens none
   */
  @Nullable App byKey(String key);

  /**
   * Returns a plan that some version of the app follows.
   *
   * @param app the app's id
   * @param hash the plan's hash
   * @return the plan, or null when that app never had it
   */
  @Nullable Plan plan(String app, String hash);

  /**
   * Is one version of an app's plan.
   *
   * @param hash its hash
   * @param plan the plan
   * @param since when this server took it on
   */
  record Adopted(String hash, Plan plan, Instant since) {}

  /**
   * Returns every version of an app's plan.
   *
   * @param app the app's id
   * @return the versions, the newest first; empty when there is no such app
   * @throws IOException if the time of one cannot be read
   */
  default List<Adopted> history(String app) throws IOException {
    App known = app(app);
    return known == null
        ? List.of()
        : List.of(new Adopted(known.hash(), known.plan(), Instant.EPOCH));
  }

  /**
   * Makes a plan the newest of its app, creating the app and its keys if need be. Durable when it
   * returns.
   *
   * @param plan the plan
   * @return the app as it now is
   * @throws IOException if it cannot be written
   */
  App adopt(Plan plan) throws IOException;
}
