package candor.server.alert;

import candor.json.Json;
import candor.server.alert.Alerts.Hook;
import candor.server.alert.Alerts.Way;
import candor.server.query.BadQuestion;
import candor.server.query.Questioner;
import candor.server.query.Questioner.Interval;
import candor.server.query.Questioner.TrendOf;
import candor.server.query.Scope;
import candor.server.registry.Registry;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Goes round once an hour, looks at every rule, and tells what turned. For use by one thread.
 *
 * <p>What turned is written down before it is told, and that it was told afterwards: a server that
 * is killed between the two tells it twice, and never not at all.
 */
public final class Watchman {

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final Registry registry;
  private final Questioner questioner;
  private final Alerts alerts;
  private final Post post;
  private final Supplier<URI> home;
  private final Clock clock;
  private final Map<String, Instant> looked = new HashMap<>();

  /** Delivers a document; what it returns says why it could not, or is empty. */
  @FunctionalInterface
  public interface Post {

    /**
     * Delivers.
     *
     * @param way by which way
     * @param hook where an app's alerts go
     * @param document the document
     * @return why it was not delivered, or empty
     */
    String deliver(Way way, Hook hook, Json document);
  }

  /**
   * Is where figures come from.
   *
   * @param registry knows the apps
   * @param questioner answers
   */
  public record Sight(Registry registry, Questioner questioner) {}

  /**
   * Hires a watchman.
   *
   * @param sight where figures come from
   * @param alerts the rules and how they stand
   * @param post delivers
   * @param home where pages are
   * @param clock tells the time
   */
  public Watchman(Sight sight, Alerts alerts, Post post, Supplier<URI> home, Clock clock) {
    this.registry = sight.registry();
    this.questioner = sight.questioner();
    this.alerts = alerts;
    this.post = post;
    this.home = home;
    this.clock = clock;
  }

  /**
   * Does what is due: looks at the rules when an hour is full, tells what is still untold, sends
   * the digest on Mondays. To be called every few minutes.
   *
   * @throws IOException if how things stand cannot be written
   */
  public void round() throws IOException {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    for (Registry.App app : registry.apps()) {
      if (!hour.equals(looked.get(app.id()))) {
        look(app.id(), hour);
        looked.put(app.id(), hour);
      }
      for (Way way : Way.values()) {
        if (alerts.hook(app.id()).goes(way)) {
          tell(app, way);
          digest(app, way);
        }
      }
    }
  }

  private void look(String app, Instant hour) throws IOException {
    for (AlertRule rule : alerts.rules(app)) {
      AlertState state = alerts.state(app, rule.id());
      alerts.keep(app, rule.id(), look(app, rule, state, hour));
    }
  }

  private AlertState look(String app, AlertRule rule, AlertState state, Instant hour) {
    try {
      long now = measure(app, rule, hour);
      long before = rule.test().compares() ? measure(app, rule, hour.minus(WEEK)) : 0;
      return state.looked(rule.fires(now, before), now, before, hour);
    } catch (BadQuestion e) {
      return state.failed(Objects.requireNonNullElse(e.getMessage(), "cannot be asked"));
    }
  }

  private long measure(String app, AlertRule rule, Instant end) throws BadQuestion {
    var scope = new Scope(app, false, end.minus(DAY), end, ZoneOffset.UTC, List.of());
    var of = new TrendOf(rule.event(), rule.measure(), Interval.HOUR, "");
    var series = questioner.trend(scope, of).series();
    if (series.isEmpty()) {
      return 0;
    }
    Long total = series.getFirst().total();
    if (total == null) {
      throw new BadQuestion("measure", "cannot be said for 24 hours by this plan's identity");
    }
    return total;
  }

  private void tell(Registry.App app, Way way) throws IOException {
    for (AlertRule rule : alerts.rules(app.id())) {
      AlertState state = alerts.state(app.id(), rule.id());
      if (state.isNews(way)) {
        var said = new Telling(app, home.get()).alert(rule, state, clock.instant());
        if (deliver(app.id(), way, said)) {
          alerts.keep(app.id(), rule.id(), state.delivered(way));
        }
      }
    }
  }

  private void digest(Registry.App app, Way way) throws IOException {
    var week = Week.before(clock.instant());
    boolean due =
        alerts.hook(app.id()).digest() && !week.name().equals(alerts.digested(app.id(), way));
    if (due && week.isDue(clock.instant())) {
      var digest = new Digest(app, questioner, alerts);
      if (deliver(app.id(), way, digest.of(week, new Telling(app, home.get())))) {
        alerts.digested(app.id(), way, week.name());
      }
    }
  }

  private boolean deliver(String app, Way way, Json document) throws IOException {
    String problem = post.deliver(way, alerts.hook(app), document);
    alerts.trouble(app, way, problem);
    return problem.isEmpty();
  }
}
