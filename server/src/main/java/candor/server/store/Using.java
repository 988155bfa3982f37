package candor.server.store;

import candor.server.store.Amounts.By;
import candor.server.store.Amounts.Valued;
import candor.server.store.Partials.Partial;
import candor.server.store.Partials.Subject;
import candor.server.store.Reported.Range;
import candor.server.store.Reported.Usage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** Works out from kept sets how much each release was used. Safe for use by many threads. */
final class Using {

  /** More releases or crashes than this at a time are counted by the engine. */
  private static final int MOST_ROWS = 50_000;

  private final Engine engine;
  private final Partials partials;
  private final Amounts amounts;

  Using(Engine engine, Partials partials) {
    this.engine = engine;
    this.partials = partials;
    this.amounts = new Amounts(engine, partials);
  }

  private record Question(String spansOf) {}

  /** Is when rows of a value first and last came, in milliseconds. */
  private record Span(long first, long last) {
    Span with(Span other) {
      return new Span(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  /** Is the spans of a slice; rows without a release have the key null. */
  private record Spans(Map<@Nullable String, Span> byRelease) implements Partial<Spans> {
    @Override
    public long bytes() {
      return byRelease.keySet().stream()
          .mapToLong(release -> 40 + (release == null ? 0 : Amounts.nameBytes(release)))
          .sum();
    }

    @Override
    public Spans and(List<Spans> others) {
      var all = new HashMap<@Nullable String, Span>(byRelease);
      for (Spans other : others) {
        other.byRelease().forEach((release, span) -> all.merge(release, span, Span::with));
      }
      return new Spans(all);
    }
  }

  /** Is who and what crashed. */
  private record Crashed(Map<String, RoaringBitmap> actors, Map<String, Set<Long>> sessions) {}

  /** Returns each release and all of them together, or null when that is for the engine. */
  @Nullable List<Usage> usage(Space space, Range range, String property) throws IOException {
    var selection =
        new Selection(range.app(), range.build(), "", range.from(), range.to(), List.of());
    Valued events = read(space, selection, new By(Store.Measure.EVENTS, property));
    Valued actors = read(space, selection, new By(Store.Measure.ACTORS, property));
    Valued sessions = read(space, selection, new By(Store.Measure.SESSIONS, property));
    Map<@Nullable String, Span> spans = spans(space, range.build(), property);
    if (events == null
        || actors == null
        || sessions == null
        || spans == null
        || spans.size() > EmbeddedReleases.MOST_RELEASES) {
      return null;
    }
    Crashed crashed = crashed(space, range);
    if (crashed == null) {
      return null;
    }
    return new Found(events, actors, sessions, spans, crashed).all();
  }

  private @Nullable Valued read(Space space, Selection selection, By by) throws IOException {
    List<Valued> read = amounts.read(space, selection, by, selection.whole());
    return read == null ? null : read.getFirst();
  }

  /** Holds what is known of all releases. */
  private record Found(
      Valued events,
      Valued actors,
      Valued sessions,
      Map<@Nullable String, Span> spans,
      Crashed crashed) {

    List<Usage> all() {
      var all = new ArrayList<Usage>();
      for (var span : spans.entrySet()) {
        String release = span.getKey();
        if (release != null) {
          all.add(
              usage(
                  release,
                  listed(events.named().get(release)),
                  listed(actors.named().get(release)),
                  listed(sessions.named().get(release)),
                  span.getValue()));
        }
      }
      if (!all.isEmpty()) {
        Span whole = spans.values().stream().reduce(Span::with).orElseThrow();
        all.add(usage(null, every(events), every(actors), every(sessions), whole));
      }
      return all;
    }

    private static List<Amount> listed(@Nullable Amount amount) {
      return amount == null ? List.of() : List.of(amount);
    }

    private static List<Amount> every(Valued valued) {
      var all = new ArrayList<>(valued.named().values());
      all.addAll(listed(valued.without()));
      return all;
    }

    private Usage usage(
        @Nullable String release,
        List<Amount> ofEvents,
        List<Amount> ofActors,
        List<Amount> ofSessions,
        Span span) {
      return new Usage(
          release,
          count(ofEvents),
          count(ofActors),
          count(ofSessions),
          crashedActors(release, ofActors),
          crashedSessions(release, ofSessions),
          Instant.ofEpochMilli(span.first()),
          Instant.ofEpochMilli(span.last()));
    }

    private static long count(List<Amount> amounts) {
      return amounts.isEmpty() ? 0 : Amount.sum(amounts).count();
    }

    private long crashedActors(@Nullable String release, List<Amount> of) {
      Collection<RoaringBitmap> those = of(crashed.actors(), release);
      var all = new RoaringBitmap();
      those.forEach(all::or);
      return !of.isEmpty() && Amount.sum(of) instanceof Amount.Actors actors
          ? RoaringBitmap.andCardinality(actors.set(), all)
          : 0;
    }

    private long crashedSessions(@Nullable String release, List<Amount> of) {
      var all = new HashSet<Long>();
      of(crashed.sessions(), release).forEach(all::addAll);
      return !of.isEmpty() && Amount.sum(of) instanceof Amount.Sessions sessions
          ? all.stream().filter(sessions::contains).count()
          : 0;
    }

    private static <T> Collection<T> of(Map<String, T> byRelease, @Nullable String release) {
      if (release == null) {
        return byRelease.values();
      }
      T one = byRelease.get(release);
      return one == null ? List.of() : List.of(one);
    }
  }

  private @Nullable Map<@Nullable String, Span> spans(
      Space space, Store.Build build, String property) throws IOException {
    int first = space.changes(build).first();
    if (first == Integer.MAX_VALUE) {
      return Map.of();
    }
    Instant from = Instant.ofEpochMilli(first * Slices.DAY_MILLIS);
    var ever = new Selection(space.app(), build, "", from, end(space, build), List.of());
    Cuts whole = ever.whole();
    Slices slices = Slices.of(ever, whole, space.changes(build));
    List<Spans> parts =
        partials.read(
            new Subject(space, build, new Question(property)),
            slices,
            new Spans(Map.of()),
            (borders, arrived) -> spans(space, ever.within(borders), property, borders, arrived));
    return parts == null ? null : parts.getFirst().byRelease();
  }

  private static Instant end(Space space, Store.Build build) {
    return Instant.ofEpochMilli((space.changes(build).last() + 1) * Slices.DAY_MILLIS);
  }

  private @Nullable List<Spans> spans(
      Space space, Selection selection, String property, Cuts borders, String arrived)
      throws IOException {
    Query query =
        new Query()
            .add("SELECT " + Buckets.sql(borders) + " AS bucket, v, min(\"at\"), max(\"at\") FROM ")
            .add(
                Division.rows(
                    space.events(),
                    property,
                    space.layout().named(property),
                    "\"at\"",
                    Conditions.events(selection, space.layout()).add(" AND " + arrived)))
            .add(" GROUP BY bucket, v LIMIT " + (MOST_ROWS + 1));
    var all = new ArrayList<Map<@Nullable String, Span>>();
    for (int i = 0; i < borders.size(); i++) {
      all.add(new HashMap<>());
    }
    engine.each(
        query.text(),
        query.values(),
        row ->
            all.get(row.getInt(1)).put(row.getString(2), new Span(row.getLong(3), row.getLong(4))));
    boolean fits = all.stream().mapToInt(Map::size).sum() <= MOST_ROWS;
    return fits ? all.stream().map(Spans::new).toList() : null;
  }

  private @Nullable Crashed crashed(Space space, Range range) throws IOException {
    var actors = new HashMap<String, RoaringBitmap>();
    var sessions = new HashMap<String, Set<Long>>();
    int[] rows = new int[1];
    engine.each(
        "SELECT DISTINCT coalesce(\"release\", ''), actor, session FROM crashes WHERE "
            + EmbeddedReleases.of(space, range.build())
            + " AND NOT handled AND "
            + EmbeddedReleases.within(range)
            + " LIMIT "
            + (MOST_ROWS + 1),
        List.of(),
        row -> {
          rows[0]++;
          String release = row.getString(1);
          int actor = row.getInt(2);
          if (!row.wasNull()) {
            actors.computeIfAbsent(release, r -> new RoaringBitmap()).add(actor);
          }
          long session = row.getLong(3);
          if (!row.wasNull()) {
            sessions.computeIfAbsent(release, r -> new HashSet<>()).add(session);
          }
        });
    return rows[0] > MOST_ROWS ? null : new Crashed(actors, sessions);
  }
}
