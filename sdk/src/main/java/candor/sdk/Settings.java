package candor.sdk;

import candor.plan.Plan;
import candor.sdk.consent.Places;
import candor.sdk.outbox.Dialect;
import java.net.URI;

/**
 * Is what holds for one client: what its options say, else what its plan says. Immutable.
 *
 * @param server where it sends
 * @param dialect how it says it
 * @param places where it keeps what
 */
record Settings(Dialect.Server server, Dialect dialect, Places places) {

  /**
   * Settles everything.
   *
   * @throws IllegalArgumentException when something is missing or cannot be; says what to do
   */
  static Settings of(Plan plan, Options options) {
    return new Settings(server(plan, options), dialect(plan, options), places(plan, options));
  }

  private static Dialect.Server server(Plan plan, Options options) {
    URI named = options.endpoint;
    String planned = plan.client().endpoint();
    if (named == null && planned == null) {
      throw new IllegalArgumentException(
          "no address to send to: give the plan a client.endpoint, or say Options.endpoint(…)");
    }
    return new Dialect.Server(named == null ? URI.create("" + planned) : named, options.key);
  }

  private static Dialect dialect(Plan plan, Options options) {
    Dialect named = options.dialect;
    if (named != null) {
      return named;
    }
    return switch (plan.client().transport()) {
      case NATIVE -> Dialect.ofCandor();
      case USAGE -> {
        var wireName = plan.identity().wireName();
        yield Dialect.ofUsage(wireName == null ? "install" : wireName);
      }
      case APTABASE -> Dialect.ofAptabase(plan.context().keySet());
      case POSTHOG, SENTRY ->
          throw new IllegalArgumentException(
              "client.transport of the plan is "
                  + plan.client().transport()
                  + ", which this client does not speak by itself: say Options.dialect(…)");
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
