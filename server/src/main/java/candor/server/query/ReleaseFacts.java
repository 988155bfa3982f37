package candor.server.query;

import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.query.ReportQuestioner.Rate;
import candor.server.query.ReportQuestioner.Release;
import candor.server.store.Reported;
import candor.server.store.Reported.Ended;
import candor.server.store.Reported.Trouble;
import candor.server.store.Reported.Usage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Is what a store knows of releases, put together by their names. For one question. */
final class ReleaseFacts {

  /** Stands for all releases together; no version is written so. */
  static final String ALL = "";

  private final Plan plan;
  private final String property;
  private final Map<String, Usage> usages = new HashMap<>();
  private final Map<String, Trouble> troubles = new HashMap<>();
  private final Map<String, Ended> endings = new HashMap<>();
  private final boolean installs;

  ReleaseFacts(Plan plan, String property, Reported reported, Reported.Range range)
      throws IOException {
    this.plan = plan;
    this.property = property;
    this.installs = plan.identity().model() == Model.INSTALL;
    for (Usage usage : reported.usage(range, property)) {
      usages.put(name(usage.release()), usage);
    }
    for (Trouble trouble : reported.troubles(range)) {
      put(troubles, trouble.release(), trouble, ReleaseFacts::sum);
    }
    for (Ended ended : reported.outcomes(range)) {
      put(endings, ended.release(), ended, ReleaseFacts::sum);
    }
  }

  private static String name(@Nullable String release) {
    return release == null ? ALL : release;
  }

  /** Puts what is of a release there, and adds it to what is of all. */
  private static <T> void put(
      Map<String, T> map, @Nullable String release, T value, BinaryOperator<T> sum) {
    if (release != null) {
      map.put(release, value);
    }
    map.merge(ALL, value, sum);
  }

  private static Trouble sum(Trouble one, Trouble other) {
    return new Trouble(
        null,
        one.crashes() + other.crashes(),
        one.handled() + other.handled(),
        one.withInstall() + other.withInstall(),
        one.withSession() + other.withSession(),
        earlier(one.first(), other.first()),
        later(one.last(), other.last()));
  }

  private static Ended sum(Ended one, Ended other) {
    return new Ended(
        null,
        one.started() + other.started(),
        one.errored() + other.errored(),
        one.crashed() + other.crashed(),
        one.abnormal() + other.abnormal());
  }

  boolean isNothing() {
    return usages.isEmpty() && troubles.isEmpty();
  }

  /** Returns the releases with most events in the period, the latest release first. */
  List<String> mostUsed(int limit) {
    var names = new TreeSet<>(usages.keySet());
    names.addAll(troubles.keySet());
    names.remove(ALL);
    return names.stream()
        .sorted(
            Comparator.comparingLong(this::weight)
                .reversed()
                .thenComparing(candor.server.crash.Release.ORDER.reversed()))
        .limit(limit)
        .sorted(candor.server.crash.Release.ORDER.reversed())
        .toList();
  }

  private long weight(String name) {
    Usage usage = usages.get(name);
    Trouble trouble = troubles.get(name);
    return (usage == null ? 0 : usage.events()) + (trouble == null ? 0 : trouble.crashes());
  }

  Release release(String name, List<Long> perDay) {
    Usage usage = usages.get(name);
    Trouble trouble = troubles.get(name);
    Instant first =
        usage == null
            ? trouble == null ? Instant.EPOCH : trouble.first()
            : trouble == null ? usage.first() : earlier(usage.first(), trouble.first());
    Instant last =
        usage == null
            ? trouble == null ? Instant.EPOCH : trouble.last()
            : trouble == null ? usage.last() : later(usage.last(), trouble.last());
    return new Release(
        name,
        first,
        last,
        usage == null ? 0 : usage.events(),
        installs ? (Long) (usage == null ? 0 : usage.installs()) : null,
        usage == null ? (Long) 0L : (Long) usage.sessions(),
        trouble == null ? 0 : trouble.crashes(),
        trouble == null ? 0 : trouble.handled(),
        freeSessions(name),
        freeInstalls(name),
        perDay);
  }

  /** Tells whether clients tell how sessions went; else it is worked out from events. */
  boolean told() {
    Ended all = endings.get(ALL);
    return plan.crash() != null && plan.crash().sessions() && all != null && all.started() > 0;
  }

  private @Nullable Rate freeSessions(String name) {
    if (told()) {
      Ended ended = endings.get(name);
      return ended == null ? null : rate(ended.started(), ended.crashed());
    }
    Usage usage = usages.get(name);
    return usage == null || !tellsReleases() || !allTell(ReleaseFacts::tellSession)
        ? null
        : rate(usage.sessions(), usage.crashedSessions());
  }

  private @Nullable Rate freeInstalls(String name) {
    Usage usage = usages.get(name);
    return usage == null
            || !tellsInstalls()
            || !tellsReleases()
            || !allTell(ReleaseFacts::tellInstall)
        ? null
        : rate(usage.installs(), usage.crashedInstalls());
  }

  /** A share of nothing is none, and neither is one that cannot be. */
  private static @Nullable Rate rate(long of, long crashed) {
    return of == 0 || crashed > of ? null : new Rate(of, crashed);
  }

  private boolean tellsReleases() {
    return plan.crash() != null && plan.crash().context().contains(property);
  }

  private boolean tellsInstalls() {
    return installs && plan.crash() != null && plan.crash().install();
  }

  private static long tellSession(Trouble trouble) {
    return trouble.withSession();
  }

  private static long tellInstall(Trouble trouble) {
    return trouble.withInstall();
  }

  /** A report that tells not whose it is would leave the rate too good. */
  private boolean allTell(ToLongFunction<Trouble> telling) {
    Trouble all = troubles.get(ALL);
    return all == null || telling.applyAsLong(all) == all.crashes();
  }

  /** Says in sentences which rates cannot be had. */
  List<String> limits() {
    var limits = new ArrayList<String>();
    if (plan.crash() == null) {
      limits.add("Nothing is said of crashes: the plan has no crash reports.");
      return limits;
    }
    if (!tellsReleases()) {
      limits.add(
          "No share without crashes is shown: crash reports of this plan do not tell "
              + property
              + ".");
      return limits;
    }
    if (!told() && !allTell(ReleaseFacts::tellSession)) {
      limits.add(
          "The share of sessions without a crash is not shown: some reports tell no session.");
    }
    if (!tellsInstalls()) {
      limits.add(
          "The share of installs without a crash is not shown: crash reports of this plan carry"
              + " no install.");
    } else if (!allTell(ReleaseFacts::tellInstall)) {
      limits.add(
          "The share of installs without a crash is not shown: some reports tell no install.");
    }
    return limits;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }
}
