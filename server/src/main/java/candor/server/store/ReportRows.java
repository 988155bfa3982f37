package candor.server.store;

import candor.event.Message;
import candor.event.Reports;
import candor.event.Sender;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.crash.Fingerprint;
import candor.server.crash.Originals;
import candor.server.crash.Release;
import java.sql.SQLException;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** Gathers the reports that one transaction adds to one app. For one thread. */
final class ReportRows {

  /** Days of any zone begin and end with a quarter of an hour. */
  private static final long QUARTER = 900_000;

  private final short app;
  private final String id;
  private final Originals originals;
  private final Appending crashes;
  private final Appending feedback;
  private final Appending outcomes;

  ReportRows(Engine engine, Space space, Originals originals) {
    this.app = (short) space.number();
    this.id = space.app();
    this.originals = originals;
    this.crashes = new Appending(engine, "crashes");
    this.feedback = new Appending(engine, "feedback");
    this.outcomes = new Appending(engine, "outcomes");
  }

  void crash(Message.Crash crash, SpaceChange.Origin origin, int actor) throws SQLException {
    DuckDBAppender row = head(crashes, crash.id(), crash, origin, actor);
    String session = crash.sender().session();
    if (session == null) {
      row.appendNull();
    } else {
      row.append(Mixing.shortKey(session));
    }
    // The kind and the group are told by original names; the report itself stays as it came.
    var chain = originals.of(id, release(crash.sender()), crash.chain());
    row.append(Fingerprint.of(chain)).append(chain.get(0).type());
    row.append(crash.chain().get(0).message());
    row.append(crash.handled());
    row.append(JsonWriter.write(new Json.Dictionary(crash.sender().context())));
    row.append(JsonWriter.write(new Json.Dictionary(Reports.members(crash))));
    release(row, crash.sender()).endRow();
  }

  /**
   * Adds how sessions went; where several deliveries tell of one quarter of an hour, they add up.
   */
  void outcomes(Message.Outcomes told) throws SQLException {
    DuckDBAppender row = outcomes.row();
    row.append(app).append(Math.floorDiv(told.at().toEpochMilli(), QUARTER) * QUARTER);
    row.append(told.sender().debug());
    release(row, told.sender());
    row.append(told.started()).append(told.errored()).append(told.crashed());
    row.append(told.abnormal()).endRow();
  }

  private static DuckDBAppender release(DuckDBAppender row, Sender sender) throws SQLException {
    String text = release(sender);
    return text == null ? row.appendNull() : row.append(text);
  }

  private static @Nullable String release(Sender sender) {
    Json release = Release.in(sender.context());
    return release == null ? null : Facts.text(release);
  }

  void feedback(Message.Feedback typed, SpaceChange.Origin origin, int actor) throws SQLException {
    DuckDBAppender row = head(feedback, typed.id(), typed, origin, actor);
    row.append(typed.kind()).append(typed.text());
    if (typed.email() == null) {
      row.appendNull();
    } else {
      row.append(typed.email());
    }
    row.endRow();
  }

  private DuckDBAppender head(
      Appending table, UUID id, Message message, SpaceChange.Origin origin, int actor)
      throws SQLException {
    DuckDBAppender row = table.row();
    row.append(app).append(id.getMostSignificantBits()).append(id.getLeastSignificantBits());
    row.append(message.at().toEpochMilli()).append(origin.received().toEpochMilli());
    if (actor < 0) {
      row.appendNull();
    } else {
      row.append(actor);
    }
    return row.append(message.sender().debug()).append(origin.plan());
  }

  void flush() throws SQLException {
    crashes.flush();
    feedback.flush();
    outcomes.flush();
  }
}
