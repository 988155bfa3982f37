package candor.sdk;

import candor.event.Message;
import candor.plan.Plan;
import candor.plan.Promises.Client;
import candor.sdk.consent.Places;
import candor.sdk.outbox.Dialect;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Is what holds for one client: what its options say, else what its plan says. Immutable.
 *
 * @param ways where each channel sends, and how; a channel without a key has none
 * @param main the channel that speaks for the app
 * @param places where it keeps what
 */
record Settings(Map<String, Way> ways, String main, Places places) {

  /** Copies the ways. */
  Settings {
    ways = Map.copyOf(ways);
  }

  /**
   * Is where a channel sends, and how it says it.
   *
   * @param dialect makes the requests
   * @param server where they go, and with which key
   */
  record Way(Dialect dialect, Dialect.Server server) {
    /** Checks the address. */
    Way {
      dialect.check(server);
    }
  }

  /**
   * Is what options say of one channel.
   *
   * @param transport the dialect
   * @param server where to, and with which key
   */
  record Own(Client.Transport transport, Dialect.Server server) {

    /** A DSN carries its key in the address, where nobody else looks for it. */
    static Own of(Client.Transport transport, URI endpoint, String key) {
      String user = endpoint.getRawUserInfo();
      if (user == null) {
        return new Own(transport, new Dialect.Server(endpoint, key.strip()));
      }
      var address = URI.create(endpoint.toString().replaceFirst("//[^/@]*@", "//"));
      String within = user.replaceFirst(":.*", "");
      return new Own(transport, new Dialect.Server(address, key.isBlank() ? within : key.strip()));
    }
  }

  /**
   * Settles everything.
   *
   * @throws IllegalArgumentException when something is missing or cannot be; says what to do
   */
  static Settings of(Plan plan, Options options) {
    var ways = new LinkedHashMap<String, Way>();
    Way usual = null;
    for (String channel : plan.channels().keySet()) {
      var own = options.ways.get(channel);
      if (own != null && !own.server().key().isEmpty()) {
        ways.put(channel, new Way(dialect(plan, own.transport()), own.server()));
      } else if (own == null && !options.key.isEmpty()) {
        usual = usual == null ? usual(plan, options) : usual;
        ways.put(channel, usual);
      }
    }
    for (String named : options.ways.keySet()) {
      if (!plan.channels().containsKey(named)) {
        throw new IllegalArgumentException(
            "channel must be one of " + plan.channels().keySet() + ", was " + named);
      }
    }
    return new Settings(ways, plan.mainChannel(), places(plan, options));
  }

  /** Returns the way of a channel; one without a key never sends, whatever way it is given. */
  Way way(String channel) {
    Way own = ways.getOrDefault(channel, ways.get(main));
    return own == null ? ways.values().iterator().next() : own;
  }

  Dialect mainDialect() {
    return way(main).dialect();
  }

  /** Reads a body in the first dialect that understands it; null when none does. */
  @Nullable List<Message> read(String body) {
    for (Way way : ways.values()) {
      var read = way.dialect().read(body);
      if (read != null) {
        return read;
      }
    }
    return null;
  }

  private static Way usual(Plan plan, Options options) {
    URI named = options.endpoint;
    String planned = plan.client().endpoint();
    if (named == null && planned == null) {
      throw new IllegalArgumentException(
          "no address to send to: give the plan a client.endpoint, or say Options.endpoint(…)");
    }
    var server =
        new Dialect.Server(
            named == null ? URI.create(Objects.requireNonNull(planned)) : named, options.key);
    @Nullable Dialect spoken = options.dialect;
    return new Way(spoken == null ? dialect(plan, plan.client().transport()) : spoken, server);
  }

  private static Dialect dialect(Plan plan, Client.Transport transport) {
    return switch (transport) {
      case NATIVE -> Dialect.ofCandor();
      case USAGE -> {
        var wireName = plan.identity().wireName();
        yield Dialect.ofUsage(wireName == null ? "install" : wireName);
      }
      case APTABASE -> Dialect.ofAptabase(plan.context().keySet());
      case POSTHOG -> Dialect.ofPostHog(plan);
      case SENTRY -> Dialect.ofSentry(plan.app().id());
    };
  }

  private static Places places(Plan plan, Options options) {
    var named = options.places;
    if (named != null) {
      return named;
    }
    var machine = options.machine;
    var usual = Places.of(machine, plan.app().id());
    var config = plan.client().config().get(machine.platform());
    return config == null ? usual : new Places(machine.resolve(config), usual.state());
  }
}
