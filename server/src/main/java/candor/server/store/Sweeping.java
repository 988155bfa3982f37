package candor.server.store;

import candor.plan.Promises.Retention;
import candor.server.custody.Custody.Days;
import candor.server.custody.Custody.Swept;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.ToIntFunction;
import org.roaringbitmap.RoaringBitmap;

/**
 * Deletes the rows of one app that are too old, inside the open transaction. For one thread; used
 * once.
 */
final class Sweeping {

  private static final long DAY_MILLIS = 86_400_000;

  private final Engine engine;
  private final Space space;
  private final Days days;
  private final Instant now;
  private final short app;
  private final long before;
  private final RoaringBitmap gone = new RoaringBitmap();
  private Swept swept;

  Sweeping(Engine engine, Space space, Days days, Instant now) {
    this.engine = engine;
    this.space = space;
    this.days = days;
    this.now = now;
    this.app = (short) space.number();
    this.before = border(Retention::events);
    this.swept = new Swept(now, Instant.ofEpochMilli(before), 0, 0, 0, 0, 0, 0);
  }

  Swept swept() {
    return swept;
  }

  /** Returns for how long rows stay; the shortest days of the versions that rows follow decide. */
  static int least(Days days, Iterable<String> followed, ToIntFunction<Retention> which) {
    int least = which.applyAsInt(days.newest());
    for (String hash : followed) {
      Retention promised = days.versions().get(hash);
      least = promised == null ? least : Math.min(least, which.applyAsInt(promised));
    }
    return least;
  }

  /** Returns the first moment that is kept. */
  private long border(ToIntFunction<Retention> which) {
    int least = least(days, space.plans().keySet(), which);
    return (Math.floorDiv(now.toEpochMilli(), DAY_MILLIS) - least + 1) * DAY_MILLIS;
  }

  void run() throws SQLException {
    keepCounts();
    keepFirsts();
    long events = engine.update("DELETE FROM " + space.events() + " WHERE \"at\" < ?", before);
    long marks = engine.update("DELETE FROM " + space.marks() + " WHERE \"at\" < ?", before);
    long crashes = delete("crashes", border(Retention::crashes));
    long feedback = delete("feedback", border(Retention::feedback));
    long emails =
        engine.update(
            "UPDATE feedback SET email = NULL WHERE app = ? AND email IS NOT NULL AND \"at\" < ?",
            app,
            border(Retention::emails));
    engine.update("DELETE FROM refusals WHERE app = ? AND quarter < ?", app, before);
    if (events + marks + crashes + feedback > 0) {
      forgetInstalls();
    }
    swept =
        new Swept(
            now,
            Instant.ofEpochMilli(before),
            events,
            marks,
            crashes,
            feedback,
            emails,
            gone.getLongCardinality());
    if (!swept.isEmpty()) {
      engine.update(
          "INSERT INTO sweeps VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          app,
          now.toEpochMilli(),
          before,
          events,
          marks,
          crashes,
          feedback,
          emails,
          swept.installs());
    }
  }

  /** Shows readers of the sets what is gone, after the transaction is committed. */
  void publish() {
    if (swept.isEmpty()) {
      return;
    }
    int day = (int) (before / DAY_MILLIS);
    for (Store.Build build : Store.Build.values()) {
      space.presence(build).forget(day);
      space.changes(build).lost();
    }
    space.actors().forget(gone::contains);
    space.rows().addAndGet(-swept.events());
    space.swept(swept.before());
  }

  private long delete(String table, long until) throws SQLException {
    return engine.update("DELETE FROM " + table + " WHERE app = ? AND \"at\" < ?", app, until);
  }

  private void keepCounts() throws SQLException {
    for (String event : new String[] {"event", "''"}) {
      engine.update(
          """
          INSERT INTO daily SELECT ?, "at" // 86400000 AS d, debug, %s AS e,
            count(*), count(DISTINCT actor), count(DISTINCT session)
          FROM %s WHERE "at" < ? GROUP BY d, debug, e ORDER BY d, debug, e\
          """
              .formatted(event, space.events()),
          app,
          before);
    }
  }

  /** Whoever stays must not look new on the first day that is left. */
  private void keepFirsts() throws SQLException {
    engine.update(
        """
        INSERT INTO firsts SELECT ?, actor, debug, min("at") // 86400000 FROM %s
        WHERE "at" < ? AND actor IS NOT NULL
          AND (actor, debug) NOT IN (SELECT (actor, debug) FROM firsts WHERE app = ?)
        GROUP BY actor, debug\
        """
            .formatted(space.events()),
        app,
        before,
        app);
    engine.update(
        """
        DELETE FROM firsts WHERE app = ? AND (actor, debug) NOT IN (
          SELECT (actor, debug) FROM %s WHERE "at" >= ? AND actor IS NOT NULL)\
        """
            .formatted(space.events()),
        app,
        before);
  }

  private void forgetInstalls() throws SQLException {
    String left =
        """
        (SELECT actor FROM %s WHERE actor IS NOT NULL UNION
         SELECT actor FROM %s WHERE actor IS NOT NULL UNION
         SELECT actor FROM crashes WHERE app = %d AND actor IS NOT NULL UNION
         SELECT actor FROM feedback WHERE app = %d AND actor IS NOT NULL)\
        """
            .formatted(space.events(), space.marks(), space.number(), space.number());
    engine.visit(
        "SELECT number FROM actors WHERE app = " + app + " AND number NOT IN " + left,
        row -> gone.add(row.getInt(1)));
    engine.update("DELETE FROM actors WHERE app = ? AND number NOT IN " + left, app);
    engine.update("DELETE FROM counters WHERE app = ? AND actor NOT IN " + left, app);
    engine.update("DELETE FROM person WHERE app = ? AND actor NOT IN " + left, app);
  }
}
