package candor.server.store;

import candor.server.store.Changes.Moment;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Knows how far each install came along a path. Safe for use by many threads.
 *
 * <p>A way cannot be put together from the ways of its days, so what is kept is about a whole
 * period; of that, later rows change only the installs that they are from, and these are walked
 * again.
 */
final class Walking {

  /** A path has at most as many steps. */
  static final int TIME_SHIFT = 8;

  /** A row is one number: 11 bits of the install, 44 of the milliseconds, 8 of the steps. */
  static final int ACTOR_SHIFT = 52;

  /** So many installs are listed together. */
  static final int GROUP_BITS = 11;

  static final int GROUP = 1 << GROUP_BITS;

  /** What is read at a time, because each row is an object for a moment. */
  private static final int MOST_ROWS = 1_000_000;

  /** Installs that are listed together have less than this, or somebody makes up events. */
  private static final int MOST_TOGETHER = 4_000_000;

  /** Behind more rows than this, all are read anew. */
  private static final long MOST_LATER = 500_000;

  /** The engine finds the rows of installs that a statement names eight times as fast. */
  private static final int MOST_NAMED = 1_000;

  private final Engine engine;
  private final Partials partials;

  /** Whoever asks the same at the same time waits for the first rather than working beside him. */
  private final ConcurrentHashMap<Partials.Key, ReentrantLock> turns = new ConcurrentHashMap<>();

  Walking(Engine engine, Partials partials) {
    this.engine = engine;
    this.partials = partials;
  }

  /** Returns how far installs came, together and by value. */
  Findings.Paths walk(Space space, Selection selection, Selection.Path path) throws IOException {
    var trail = new Trail(space, selection, path);
    Partials.Key key = trail.key();
    ReentrantLock turn = turns.computeIfAbsent(key, k -> new ReentrantLock());
    Ways ways;
    try {
      turn.lockInterruptibly();
      try {
        ways = ways(trail, key);
      } finally {
        if (!turn.hasQueuedThreads()) {
          turns.remove(key, turn);
        }
        turn.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped();
    }
    return new Findings.Paths(ways.together(), ways.parts(path.parts()));
  }

  private Ways ways(Trail trail, Partials.Key key) throws IOException {
    Changes changes = trail.space().changes(trail.selection().build());
    Moment now = changes.now();
    Partials.Entry entry = partials.find(key);
    Ways ways;
    if (entry == null
        || !(entry.part() instanceof Ways known)
        || entry.moment().losses() != now.losses()) {
      ways = everybody(trail, now);
    } else if (changes.last(key.from(), key.to()) <= entry.moment().arrived()) {
      ways = known;
    } else if (now.arrived() - entry.moment().arrived() > MOST_LATER) {
      ways = everybody(trail, now);
    } else {
      ways = known.with(later(trail, entry.moment(), now, known.others()));
    }
    if (ways.bytes() <= partials.answerBytes()) {
      partials.keep(key, new Partials.Entry(ways, now));
    }
    return ways;
  }

  private Ways everybody(Trail trail, Moment now) throws IOException {
    var growing = trail.growing();
    inPieces(trail, trail.rows(now), growing);
    return growing.all();
  }

  /** Returns the ways of installs that rows came from since. */
  private Ways later(Trail trail, Moment before, Moment now, Ways.Growing growing)
      throws IOException {
    Query since =
        new Query()
            .add("SELECT DISTINCT actor FROM " + trail.space().events())
            .add(" WHERE arrival > " + before.arrived() + " AND ")
            .add(trail.rows(now));
    Query few = new Query().add(since).add(" LIMIT " + (MOST_NAMED + 1));
    List<Integer> named = engine.ask(few.text(), few.values(), row -> row.getInt(1));
    Query rows = trail.rows(now).add(" AND actor IN (");
    if (named.size() > MOST_NAMED) {
      inPieces(trail, rows.add(since).add(")"), growing);
    } else if (!named.isEmpty()) {
      String numbers = named.stream().map(n -> "" + n).collect(Collectors.joining(","));
      inPieces(trail, rows.add(numbers + ")"), growing);
    }
    return growing.all();
  }

  /** Reads rows of some installs after the other. */
  private void inPieces(Trail trail, Query rows, Ways.Growing growing) throws IOException {
    Query counts =
        new Query()
            .add("SELECT actor >> " + GROUP_BITS + " AS part, count(*) FROM ")
            .add(trail.space().events() + " WHERE ")
            .add(rows)
            .add(" GROUP BY part ORDER BY part");
    var pieces = new Pieces();
    engine.each(counts.text(), counts.values(), row -> pieces.add(row.getInt(1), row.getLong(2)));
    for (int[] piece : pieces.all()) {
      if (Thread.currentThread().isInterrupted()) {
        throw stopped();
      }
      long end = (piece[1] + 1L) << GROUP_BITS;
      String those = " AND actor >= %d AND actor < %d".formatted(piece[0] << GROUP_BITS, end);
      read(trail, new Query().add(rows).add(those), growing);
    }
  }

  private static InterruptedIOException stopped() {
    return new InterruptedIOException("nobody waits for the path any longer");
  }

  /** Puts groups together that are read at a time, each as first and last. */
  private static final class Pieces {
    private final List<int[]> all = new ArrayList<>();
    private long rows;
    private boolean tooMany;

    void add(int group, long count) {
      tooMany |= count > MOST_TOGETHER;
      rows += count;
      if (all.isEmpty() || rows > MOST_ROWS) {
        all.add(new int[] {group, group});
        rows = count;
      } else {
        all.getLast()[1] = group;
      }
    }

    List<int[]> all() throws IOException {
      if (tooMany) {
        throw new IOException("a few installs have more events than can be followed");
      }
      return all;
    }
  }

  private void read(Trail trail, Query rows, Ways.Growing growing) throws IOException {
    Query query = trail.lists(rows);
    var group = new Group(trail, growing);
    engine.each(query.text(), query.values(), group::add);
    group.end();
  }

  /** Gathers the rows of some installs and walks them. */
  private static final class Group {
    private final Walk walk;
    private final Ways.Growing growing;

    /** The values of installs at a moment of a first step. */
    private final Map<Long, String> values = new HashMap<>();

    private int number = -1;
    private long[] rows = {};
    private int size;

    Group(Trail trail, Ways.Growing growing) {
      this.walk = trail.walk();
      this.growing = growing;
    }

    void add(ResultSet row) throws SQLException {
      if (row.getInt(1) != number) {
        end();
        number = row.getInt(1);
      }
      String value = row.getString(2);
      Object[] list = (Object[]) row.getArray(3).getArray();
      if (size + list.length > rows.length) {
        rows = Arrays.copyOf(rows, (size + list.length) * 2);
      }
      for (Object each : list) {
        long step = (Long) each;
        rows[size++] = step;
        if (value != null) {
          values.merge(step >> TIME_SHIFT, value, Group::lesser);
        }
      }
    }

    private static String lesser(String one, String other) {
      return Amounts.byCodePoint(one, other) <= 0 ? one : other;
    }

    /** Walks what was gathered. */
    void end() {
      Arrays.sort(rows, 0, size);
      int start = 0;
      while (start < size) {
        long actor = rows[start] >>> ACTOR_SHIFT;
        int end = start;
        while (end < size && rows[end] >>> ACTOR_SHIFT == actor) {
          end++;
        }
        if (walk.follow(rows, start, end)) {
          String value = values.get(walk.beginning() >> TIME_SHIFT);
          growing.add(number * GROUP + (int) actor, value, walk);
        }
        start = end;
      }
      size = 0;
      values.clear();
    }
  }
}
