package candor.server.store;

import candor.event.Message;
import candor.event.Reports;
import candor.json.Json;
import candor.json.JsonWriter;
import candor.server.crash.Fingerprint;
import java.sql.SQLException;
import java.util.UUID;
import org.duckdb.DuckDBAppender;

/** Gathers the reports that one transaction adds to one app. For one thread. */
final class ReportRows {

  private final short app;
  private final Appending crashes;
  private final Appending feedback;

  ReportRows(Engine engine, Space space) {
    this.app = (short) space.number();
    this.crashes = new Appending(engine, "crashes");
    this.feedback = new Appending(engine, "feedback");
  }

  void crash(Message.Crash crash, SpaceChange.Origin origin, int actor) throws SQLException {
    DuckDBAppender row = head(crashes, crash.id(), crash, origin, actor);
    String session = crash.sender().session();
    if (session == null) {
      row.appendNull();
    } else {
      row.append(Mixing.shortKey(session));
    }
    var thrown = crash.chain().get(0);
    row.append(Fingerprint.of(crash.chain())).append(thrown.type()).append(thrown.message());
    row.append(crash.handled());
    row.append(JsonWriter.write(new Json.Dictionary(crash.sender().context())));
    row.append(JsonWriter.write(new Json.Dictionary(Reports.members(crash)))).endRow();
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
  }
}
