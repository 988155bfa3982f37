package candor.sdk;

import candor.json.Json;
import candor.plan.Plan;
import candor.sdk.consent.Machine;
import candor.sdk.consent.Places;
import candor.sdk.outbox.HttpTransport;
import candor.sdk.outbox.Transport;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Says how a client is opened. Immutable: each method returns changed options.
 *
 * <p>Without a key the client does nothing at all, which is what builds from source should do.
 */
public final class Options {

  /** A batch goes out when it is this old: people who look at the dashboard wait no longer. */
  private static final Duration FLUSH_AFTER = Duration.ofSeconds(20);

  private final Map<String, Object> set;

  private Options(Map<String, Object> set) {
    this.set = set;
  }

  /**
   * Returns options of a build without a key.
   *
   * @return options under which nothing is recorded
   */
  public static Options withoutKey() {
    return new Options(Map.of());
  }

  /**
   * Returns options of a build with a key.
   *
   * @param server the address of the server, https or on this machine
   * @param key the public key of the app
   * @return the options
   * @throws IllegalArgumentException when the address is neither https nor on this machine
   */
  public static Options to(URI server, String key) {
    var batches = server.resolve(server.getPath().endsWith("/") ? "v1/events" : "/v1/events");
    return withoutKey().transport(key.isBlank() ? null : new HttpTransport(batches, key));
  }

  private Options with(String name, @Nullable Object value) {
    var changed = new LinkedHashMap<>(set);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new Options(Map.copyOf(changed));
  }

  private <T> T get(String name, Class<T> type, T otherwise) {
    Object value = set.get(name);
    return value == null ? otherwise : type.cast(value);
  }

  /**
   * Replaces the way to the server, for tests and other dialects.
   *
   * @param transport carries batches, or null for a build without a key
   * @return changed options
   */
  public Options transport(@Nullable Transport transport) {
    return with("transport", transport);
  }

  /**
   * Marks the build as a developer's: its data never enters a release figure.
   *
   * @return changed options
   */
  public Options debug() {
    return with("debug", true);
  }

  /**
   * Hands over context that the client cannot find out itself, such as the version of the app.
   *
   * @param context values by the names of the plan
   * @return changed options
   */
  public Options context(Map<String, Json> context) {
    return with("context", Map.copyOf(context));
  }

  /**
   * Keeps files elsewhere than where the system has them.
   *
   * @param places the places
   * @return changed options
   */
  public Options places(Places places) {
    return with("places", places);
  }

  /**
   * Looks at another machine than this one, for tests.
   *
   * @param machine variables, system and home directory
   * @return changed options
   */
  public Options machine(Machine machine) {
    return with("machine", machine);
  }

  /**
   * Takes time from elsewhere, for tests.
   *
   * @param time the clock
   * @param zone the time zone in which days begin
   * @return changed options
   */
  public Options clock(InstantSource time, ZoneId zone) {
    return with("time", time).with("zone", zone);
  }

  /**
   * Takes chance from elsewhere, for tests.
   *
   * @param random makes ids and waiting times; for one thread
   * @return changed options
   */
  public Options random(RandomGenerator random) {
    return with("random", random);
  }

  /**
   * Changes how long an event waits for others.
   *
   * @param flushAfter the time
   * @return changed options
   */
  public Options flushAfter(Duration flushAfter) {
    return with("flush", flushAfter);
  }

  @Nullable Transport transport() {
    return (Transport) set.get("transport");
  }

  boolean isDebug() {
    return set.containsKey("debug");
  }

  @SuppressWarnings("unchecked") // Only the method above puts it in.
  Map<String, Json> context() {
    return (Map<String, Json>) set.getOrDefault("context", Map.of());
  }

  Machine machine() {
    return get("machine", Machine.class, Machine.here());
  }

  /** Returns the places that were named, else those of the plan, else those of the system. */
  Places places(Plan plan) {
    var usual = Places.of(machine(), plan.app().id());
    var config = plan.client().config().get(machine().platform());
    var planned = config == null ? usual : new Places(machine().resolve(config), usual.state());
    return get("places", Places.class, planned);
  }

  InstantSource time() {
    return get("time", InstantSource.class, InstantSource.system());
  }

  ZoneId zone() {
    return get("zone", ZoneId.class, ZoneId.systemDefault());
  }

  RandomGenerator random() {
    return get("random", RandomGenerator.class, new java.security.SecureRandom());
  }

  Duration flushAfter() {
    return get("flush", Duration.class, FLUSH_AFTER);
  }
}
