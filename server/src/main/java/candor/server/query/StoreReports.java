package candor.server.query;

import candor.event.Thrown;
import candor.plan.Plan;
import candor.plan.Promises.Identity.Model;
import candor.server.crash.Originals;
import candor.server.crash.ReadableCalls;
import candor.server.query.Questioner.Interval;
import candor.server.store.Reported;
import candor.server.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers about reports from a store. Safe for use by many threads.
 *
 * <p>Failures of the store come out as {@link UncheckedIOException}.
 */
public final class StoreReports implements ReportQuestioner {

  private static final int ID_DIGITS = 16;

  /** Three years of days. */
  private static final int MOST_INTERVALS = 1_100;

  /** What tells no release comes last. */
  private static final Comparator<Seen> LATEST_FIRST =
      Comparator.comparing(Seen::release, Comparator.nullsFirst(candor.server.crash.Release.ORDER))
          .reversed();

  private final Store store;
  private final Function<String, @Nullable Plan> plans;
  private final Originals originals;

  /**
   * Makes a questioner.
   *
   * @param store where the reports are
   * @param plans the newest plan of an app by its id, or null when there is no such app
   * @param originals tells the names that people wrote
   */
  public StoreReports(Store store, Function<String, @Nullable Plan> plans, Originals originals) {
    this.store = store;
    this.plans = plans;
    this.originals = originals;
  }

  @Override
  public Crashes crashes(Scope scope, int limit) throws BadQuestion {
    boolean known = knowsInstalls(plan(scope));
    var found = reading(() -> store.reported().groups(range(scope), limit));
    var seen = seen(scope, found.stream().map(Reported.Group::id).toList(), known);
    var groups =
        found.stream()
            .map(group ->
                new Group(
                    HexFormat.of().toHexDigits(group.id()),
                    group.type(),
                    group.message(),
                    group.crashes(),
                    group.handled(),
                    known ? (Long) group.installs() : null,
                    group.first(),
                    group.last(),
                    seen.getOrDefault(group.id(), List.of())))
            .toList();
    return new Crashes(
        groups,
        groups.stream().mapToLong(Group::crashes).sum(),
        groups.stream().mapToLong(Group::handled).sum());
  }

  private static boolean knowsInstalls(Plan plan) {
    return plan.identity().model() != Model.NONE && plan.crash() != null && plan.crash().install();
  }

  private Map<Long, List<Seen>> seen(Scope scope, List<Long> groups, boolean known) {
    var seen = new HashMap<Long, List<Seen>>();
    for (Reported.Sighting s :
        reading(() -> store.reported().sightings(scope.app(), build(scope), groups))) {
      Long installs = known ? (Long) s.installs() : null;
      seen.computeIfAbsent(s.group(), group -> new ArrayList<>())
          .add(new Seen(s.release(), s.crashes(), s.handled(), installs, s.first(), s.last()));
    }
    seen.values().forEach(list -> list.sort(LATEST_FIRST));
    return seen;
  }

  @Override
  public List<Seen> seen(Scope scope, String group) throws BadQuestion {
    boolean known = knowsInstalls(plan(scope));
    long fingerprint = fingerprint(group);
    return seen(scope, List.of(fingerprint), known).getOrDefault(fingerprint, List.of());
  }

  @Override
  public Releases releases(Scope scope, int limit) throws BadQuestion {
    var bare =
        new Scope(scope.app(), scope.debug(), scope.from(), scope.to(), scope.zone(), List.of());
    return new StoreReleases(store).answer(Asked.check(bare, plans), limit);
  }

  @Override
  public List<First> firsts(String app) throws BadQuestion {
    Plan plan = plans.apply(app);
    if (plan == null) {
      throw new BadQuestion("app", "there is no such app");
    }
    String property = candor.server.crash.Release.property(plan.context().keySet());
    return property == null
        ? List.of()
        : reading(() -> new StoreReleases(store).firsts(app, property));
  }

  @Override
  public Courses courses(Scope scope, List<String> groups, Interval interval) throws BadQuestion {
    plan(scope);
    var cuts = Calendar.cuts(scope.from(), scope.to(), interval, scope.zone(), MOST_INTERVALS);
    var ids = new ArrayList<Long>();
    for (String group : groups) {
      ids.add(fingerprint(group));
    }
    var lines = new LinkedHashMap<Line, long[]>();
    for (Reported.Tally tally :
        reading(() -> store.reported().tallies(scope.app(), build(scope), ids, cuts))) {
      var line = new Line(HexFormat.of().toHexDigits(tally.group()), tally.release());
      lines.computeIfAbsent(line, l -> new long[cuts.size()])[tally.interval()] = tally.reports();
    }
    return new Courses(
        cuts.borders().subList(0, cuts.size()),
        lines.entrySet().stream()
            .map(line -> line.getKey().course(LongStream.of(line.getValue()).boxed().toList()))
            .toList());
  }

  /** Names one line of a course. */
  private record Line(String group, @Nullable String release) {
    Course course(List<Long> reports) {
      return new Course(group, release, reports);
    }
  }

  @Override
  public List<Report> reports(Scope scope, String group, int limit) throws BadQuestion {
    plan(scope);
    long fingerprint = fingerprint(group);
    return reading(() -> store.reported().reports(range(scope), fingerprint, limit)).stream()
        .map(crash ->
            new Report(crash.at(), crash.handled(), crash.context(), readable(scope.app(), crash)))
        .toList();
  }

  private List<Thrown> readable(String app, Reported.Crash crash) {
    String release = candor.server.crash.Release.in(crash.context());
    return ReadableCalls.of(originals.of(app, release, crash.chain()));
  }

  private static long fingerprint(String group) throws BadQuestion {
    if (!group.matches("[0-9a-f]{" + ID_DIGITS + "}")) {
      throw new BadQuestion("group", "must be the id of a group: 16 hexadecimal digits");
    }
    return HexFormat.fromHexDigitsToLong(group);
  }

  @Override
  public List<Note> feedback(Scope scope, int limit) throws BadQuestion {
    plan(scope);
    return reading(() -> store.reported().feedback(range(scope), limit)).stream()
        .map(note -> new Note(note.id(), note.at(), note.kind(), note.text(), note.email()))
        .toList();
  }

  private Plan plan(Scope scope) throws BadQuestion {
    var bare =
        new Scope(scope.app(), scope.debug(), scope.from(), scope.to(), scope.zone(), List.of());
    return Asked.check(bare, plans).plan();
  }

  private static Store.Build build(Scope scope) {
    return scope.debug() ? Store.Build.DEBUG : Store.Build.RELEASE;
  }

  private static Reported.Range range(Scope scope) {
    return new Reported.Range(scope.app(), build(scope), scope.from(), scope.to());
  }

  /** Is reading that may fail. */
  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T reading(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
