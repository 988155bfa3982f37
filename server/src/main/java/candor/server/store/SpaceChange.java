package candor.server.store;

import candor.event.Message;
import candor.event.Sender;
import candor.json.Json;
import candor.plan.Promises.Identity.Model;
import candor.server.crash.Originals;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Gathers what one transaction adds to one app. For one thread, for one transaction. */
final class SpaceChange {

  private static final long DAY_MILLIS = 86_400_000;
  private static final int NOBODY = -1;

  private final Engine engine;
  private final Space space;
  private final Facts facts;
  private final Cells eventCells;
  private final Cells markCells;
  private final Appending events;
  private final Appending marks;
  private final Appending actors;
  private final ReportRows reports;
  private long rows;

  private final Sightings sightings = new Sightings();
  private String lastSession = "";
  private long lastSessionKey = Mixing.shortKey("");
  private @Nullable String lastInstall;
  private int lastActor = NOBODY;

  SpaceChange(Engine engine, Space space, Originals originals) {
    this.engine = engine;
    this.space = space;
    this.events = new Appending(engine, space.events());
    this.marks = new Appending(engine, space.marks());
    this.actors = new Appending(engine, "actors");
    this.reports = new ReportRows(engine, space, originals);
    this.facts = new Facts(space);
    this.eventCells = new Cells(space.layout(), space.layout().columns());
    this.markCells = new Cells(space.layout(), space.layout().contextColumns());
  }

  Space space() {
    return space;
  }

  /** Forgets pseudonyms of days that are over. */
  void begin(Instant received) throws SQLException {
    long today = Math.floorDiv(received.toEpochMilli(), DAY_MILLIS);
    if (space.rules().identity() == Model.DAILY && space.actors().turn(today)) {
      flush();
      lastInstall = null;
      engine.update(
          "DELETE FROM actors WHERE app = ? AND met < ?", (short) space.number(), today - 1);
    }
  }

  void event(String name, Instant at, Origin origin, Sender sender, Map<String, Json> props)
      throws SQLException {
    if (space.isSwept(at)) {
      return;
    }
    int actor = actor(sender, origin.received());
    DuckDBAppender row = events.row();
    row.append(name).append(at.toEpochMilli()).append(origin.received().toEpochMilli());
    if (sender.session() == null) {
      row.appendNull();
    } else {
      row.append(session(sender.session()));
    }
    actor(row, actor).append(sender.debug()).append(origin.plan()).append(space.nextArrival());
    eventCells.append(row, sender, props);
    row.endRow();
    rows++;
    sightings.saw(at.toEpochMilli(), actor, sender.debug());
    if (actor >= 0 && space.rules().identity() == Model.INSTALL) {
      facts.note(actor, name, at, sender, props);
    }
  }

  void marks(Message.Marks mark, Origin origin) throws SQLException {
    if (space.isSwept(mark.at())) {
      return;
    }
    Sender sender = mark.sender();
    DuckDBAppender row = marks.row();
    row.append(mark.at().toEpochMilli()).append(origin.received().toEpochMilli());
    actor(row, actor(sender, origin.received())).append(sender.debug());
    row.append(mark.day()).append(mark.week()).append(mark.month()).append(mark.cohort());
    markCells.append(row, sender, Map.of());
    row.endRow();
  }

  void crash(Message.Crash crash, Origin origin) throws SQLException {
    reports.crash(crash, origin, actor(crash.sender(), origin.received()));
  }

  void outcomes(Message.Outcomes told) throws SQLException {
    reports.outcomes(told);
  }

  void feedback(Message.Feedback typed, Origin origin) throws SQLException {
    reports.feedback(typed, origin, actor(typed.sender(), origin.received()));
  }

  /** Erases everything of the sender's install and returns how many rows that were. */
  long erase(Sender sender) throws SQLException {
    String install = sender.install();
    int actor = install == null ? -1 : space.actors().find(Mixing.key(install));
    if (actor < 0) {
      return 0;
    }
    flush();
    facts.forget(actor);
    space.actors().forget(number -> number == actor);
    lastInstall = null;
    sightings.erased(actor);
    long gone = engine.update("DELETE FROM " + space.events() + " WHERE actor = ?", actor);
    rows -= gone;
    gone += engine.update("DELETE FROM " + space.marks() + " WHERE actor = ?", actor);
    short app = (short) space.number();
    gone += engine.update("DELETE FROM crashes WHERE app = ? AND actor = ?", app, actor);
    gone += engine.update("DELETE FROM feedback WHERE app = ? AND actor = ?", app, actor);
    engine.update("DELETE FROM counters WHERE app = ? AND actor = ?", app, actor);
    engine.update("DELETE FROM person WHERE app = ? AND actor = ?", app, actor);
    engine.update("DELETE FROM firsts WHERE app = ? AND actor = ?", app, actor);
    engine.update("DELETE FROM actors WHERE app = ? AND number = ?", app, actor);
    return gone;
  }

  /** Hands everything gathered to the engine. */
  void finish(Appending counters, Appending person) throws SQLException {
    flush();
    facts.append(counters, person);
  }

  /** Shows the change to readers of the sets, after the transaction is committed. */
  void publish() {
    sightings.publish(space);
    space.rows().addAndGet(rows);
  }

  void flush() throws SQLException {
    events.flush();
    marks.flush();
    reports.flush();
    actors.flush();
  }

  /**
   * Says where a message comes from.
   *
   * @param received when the server took it
   * @param plan the number of the plan version by which it was judged
   */
  record Origin(Instant received, short plan) {}

  /** Returns who sent a message; the messages of one batch mostly share their sender. */
  private int actor(Sender sender, Instant received) throws SQLException {
    String install = sender.install();
    if (install == null) {
      return NOBODY;
    }
    if (!install.equals(lastInstall)) {
      lastActor = actor(Mixing.key(install), received);
      lastInstall = install;
    }
    return lastActor;
  }

  private int actor(UUID key, Instant received) throws SQLException {
    int known = space.actors().find(key);
    if (known >= 0) {
      return known;
    }
    int number = space.actors().meet(key);
    DuckDBAppender row = actors.row();
    row.append((short) space.number()).append(number);
    row.append(key.getMostSignificantBits()).append(key.getLeastSignificantBits());
    row.append((int) Math.floorDiv(received.toEpochMilli(), DAY_MILLIS)).endRow();
    return number;
  }

  private static DuckDBAppender actor(DuckDBAppender row, int actor) throws SQLException {
    return actor < 0 ? row.appendNull() : row.append(actor);
  }

  /** Returns the short key of a session; the messages of one batch mostly share theirs. */
  private long session(String session) {
    if (!session.equals(lastSession)) {
      lastSession = session;
      lastSessionKey = Mixing.shortKey(session);
    }
    return lastSessionKey;
  }
}
