package candor.sdk;

import candor.json.Json;
import candor.plan.Promises.Client;
import candor.sdk.consent.Machine;
import candor.sdk.consent.Places;
import candor.sdk.outbox.Dialect;
import candor.sdk.outbox.Transport;
import candor.sdk.typed.Values;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Says how a client is opened. Immutable: each method returns changed options.
 *
 * <p>Where it sends, in which dialect and how long a request may take come from the plan's section
 * {@code client}; what is said here goes first. Without a key the client does nothing at all, which
 * is what builds from source should do.
 */
public final class Options implements Cloneable {

  /** Shorter, and a look at another window would end a session. */
  private static final Duration SHORTEST_GAP = Duration.ofMinutes(1);

  /** No key: nothing is recorded. */
  String key = "";

  /** Null: what the plan says. */
  @Nullable URI endpoint;

  @Nullable Dialect dialect;

  /** Goes before all that is said for the whole, by channel. */
  Map<String, Settings.Own> ways = Map.of();

  Transport transport = Transport.overHttp();

  /** False: only the app itself sends, and this looks at what it keeps. */
  boolean sends = true;

  /** A release, which keeps what waits on disk, so that it survives a crash. */
  boolean debug;

  boolean inMemory;

  /** Beside what the client finds out itself; what is said by name goes before. */
  Consumer<Values> typedContext = values -> {};

  Map<String, Json> context = Map.of();

  /** Null: the places of the plan, or else those of the system. */
  @Nullable Places places;

  Machine machine = Machine.here();
  InstantSource time = InstantSource.system();
  ZoneId zone = ZoneId.systemDefault();
  LongSupplier nanos = System::nanoTime;
  RandomGenerator random = new SecureRandom();

  /** A batch goes out when it is this old: people who look at the dashboard wait no longer. */
  Duration flushAfter = Duration.ofSeconds(20);

  /** Null: a session lasts as long as the process. */
  @Nullable Duration sessionGap;

  private Options() {}

  private Options with(Consumer<Options> change) {
    try {
      var changed = (Options) clone();
      change.accept(changed);
      return changed;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("these options can be cloned", e);
    }
  }

  /** {@return options of a build without a key, under which nothing is recorded} */
  public static Options withoutKey() {
    return new Options();
  }

  /**
   * Returns options of a build with a key; the address stands in the plan.
   *
   * @param key the public key of the app; a blank one is none
   * @return the options
   */
  public static Options withKey(String key) {
    return new Options().with(o -> o.key = key.strip());
  }

  /**
   * Returns options that send to a Candor server, in its own dialect whatever the plan says.
   *
   * @param server the address of the server, https or on this machine
   * @param key the public key of the app; a blank one is none
   * @return the options
   * @throws IllegalArgumentException when the address is neither https nor on this machine
   */
  public static Options to(URI server, String key) {
    return withKey(key).endpoint(server).dialect(Dialect.ofCandor());
  }

  /**
   * Reads key and address from {@code CANDOR_KEY} and {@code CANDOR_ENDPOINT}, for apps that want
   * that; the client by itself never does.
   *
   * @param variables the environment, as {@link System#getenv()} returns it
   * @return options without a key when there is none
   * @throws IllegalArgumentException when the address is no address, or neither https nor on this
   *     machine
   */
  public static Options fromEnvironment(Map<String, String> variables) {
    return FromEnvironment.read(variables);
  }

  /**
   * Returns options of a tool that stands beside an app: it sees and decides for the person, sends
   * nothing, and leaves what waits to the app.
   *
   * @return the options
   */
  public static Options beside() {
    return withKey("none")
        .endpoint(URI.create("https://nowhere.invalid"))
        .with(o -> o.sends = false);
  }

  /**
   * Sends elsewhere than the plan says.
   *
   * @param address https, or http on this machine
   * @return changed options
   * @throws IllegalArgumentException when the address is neither
   */
  public Options endpoint(URI address) {
    var checked = new Dialect.Server(address, "").endpoint();
    return with(o -> o.endpoint = checked);
  }

  /**
   * Speaks another dialect than the plan says.
   *
   * @param spoken makes requests of messages
   * @return changed options
   */
  public Options dialect(Dialect spoken) {
    return with(o -> o.dialect = spoken);
  }

  /**
   * Sends one channel elsewhere, in a dialect and with a key of its own; without a key that channel
   * does nothing.
   *
   * @param channel the id of a channel of the plan
   * @param spoken the dialect; for Sentry the address may be a whole DSN and the key blank
   * @param address https, or http on this machine
   * @param ownKey the public key
   * @return changed options
   * @throws IllegalArgumentException when the address is neither
   */
  public Options transport(String channel, Client.Transport spoken, URI address, String ownKey) {
    var more = new HashMap<>(ways);
    more.put(channel, Settings.Own.of(spoken, address, ownKey));
    return with(o -> o.ways = Map.copyOf(more));
  }

  /**
   * Replaces what carries requests, for tests.
   *
   * @param carrier carries requests
   * @return changed options
   */
  public Options transport(Transport carrier) {
    return with(o -> o.transport = carrier);
  }

  /** {@return options of a developer's build, whose data never enters a release figure} */
  public Options debug() {
    return with(o -> o.debug = true);
  }

  /**
   * Hands over context that the client cannot find out itself, such as the version of the app.
   *
   * @param values values by the names of the plan
   * @return changed options
   */
  public Options context(Map<String, Json> values) {
    var copy = Map.copyOf(values);
    return with(o -> o.context = copy);
  }

  /**
   * Hands over context as generated code holds it.
   *
   * @param writer hands the values over, by their places among the sorted names of the context
   * @return changed options
   */
  public Options context(Consumer<Values> writer) {
    return with(o -> o.typedContext = writer);
  }

  /**
   * Keeps files elsewhere than where the plan or the system has them.
   *
   * @param kept the places
   * @return changed options
   */
  public Options places(Places kept) {
    return with(o -> o.places = kept);
  }

  /**
   * Looks at another machine than this one, for tests.
   *
   * @param looked variables, system and home directory
   * @return changed options
   */
  public Options machine(Machine looked) {
    return with(o -> o.machine = looked);
  }

  /**
   * Takes time from elsewhere, for tests.
   *
   * @param clock the clock
   * @param where the time zone in which days begin
   * @return changed options
   */
  public Options clock(InstantSource clock, ZoneId where) {
    return with(o -> {
      o.time = clock;
      o.zone = where;
    });
  }

  /**
   * Takes the time that passes from elsewhere, for tests.
   *
   * @param passing nanoseconds that never run backwards, as {@link System#nanoTime()}
   * @return changed options
   */
  public Options passing(LongSupplier passing) {
    return with(o -> o.nanos = passing);
  }

  /**
   * Takes chance from elsewhere, for tests.
   *
   * @param chance makes ids and waiting times; for one thread
   * @return changed options
   */
  public Options random(RandomGenerator chance) {
    return with(o -> o.random = chance);
  }

  /**
   * Changes how long an event waits for others.
   *
   * @param wait the time
   * @return changed options
   */
  public Options flushAfter(Duration wait) {
    return with(o -> o.flushAfter = wait);
  }

  /** {@return options that keep what waits in memory alone, as some plans promise} */
  public Options keptInMemory() {
    return with(o -> o.inMemory = true);
  }

  /**
   * Begins another session when nothing was recorded for so long.
   *
   * @param gap at least a minute
   * @return changed options
   * @throws IllegalArgumentException when the gap is shorter
   */
  public Options sessionGap(Duration gap) {
    if (gap.compareTo(SHORTEST_GAP) < 0) {
      throw new IllegalArgumentException("a gap must be at least a minute, was " + gap);
    }
    return with(o -> o.sessionGap = gap);
  }

  boolean hasKey() {
    return !key.isEmpty() || ways.values().stream().anyMatch(own -> !own.server().key().isEmpty());
  }
}
