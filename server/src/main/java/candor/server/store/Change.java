package candor.server.store;

import candor.event.Message;
import candor.plan.Refusal;
import candor.server.crash.Originals;
import candor.server.delivery.Delivery;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Is one transaction: takes deliveries, hands their content to the engine, and shows it to readers
 * once it is committed. For one thread; used once.
 */
final class Change {

  private static final long QUARTER_MILLIS = 900_000;

  private final Engine engine;
  private final Memory memory;
  private final Originals originals;
  private final Map<String, SpaceChange> spaces = new LinkedHashMap<>();
  private final Map<RefusedAt, Long> refused = new HashMap<>();
  private Appending ids;
  private long stored;
  private long repeated;
  private long erased;
  private long end;
  private boolean turned;

  Change(Engine engine, Memory memory, Originals originals) {
    this.engine = engine;
    this.memory = memory;
    this.originals = originals;
    this.end = memory.position();
    this.ids = ids();
  }

  private Appending ids() {
    return new Appending(engine, Memory.idTable(memory.generation()));
  }

  private record RefusedAt(int app, long quarter, Refusal refusal) {}

  /** Takes one delivery, unless it was applied before. */
  void take(Delivery delivery) throws SQLException {
    if (delivery.end() <= end) {
      return;
    }
    SpaceChange change = change(delivery.app());
    Instant received = delivery.received();
    change.begin(received);
    if (!delivery.messages().isEmpty()) {
      var origin = new SpaceChange.Origin(received, plan(change.space(), delivery.plan()));
      for (Message message : delivery.messages()) {
        take(change, origin, message);
      }
    }
    long quarter = received.toEpochMilli() / QUARTER_MILLIS * QUARTER_MILLIS;
    delivery
        .refused()
        .forEach((refusal, count) ->
            refused.merge(
                new RefusedAt(change.space().number(), quarter, refusal), count, Long::sum));
    end = delivery.end();
  }

  private void take(SpaceChange change, SpaceChange.Origin origin, Message message)
      throws SQLException {
    switch (message) {
      case Message.Track t -> {
        if (isNew(t.id(), change)) {
          change.event(t.name(), t.at(), origin, t.sender(), t.props());
        }
      }
      case Message.Summary s -> {
        if (isNew(s.id(), change)) {
          String name = change.space().rules().summary();
          change.event(name, s.at(), origin, s.sender(), s.props());
        }
      }
      case Message.Marks m -> {
        if (isNew(m.id(), change)) {
          change.marks(m, origin);
        }
      }
      case Message.Crash c -> {
        if (isNew(c.id(), change)) {
          change.crash(c, origin);
        }
      }
      case Message.Outcomes o -> {
        if (isNew(o.id(), change)) {
          change.outcomes(o);
        }
      }
      case Message.Feedback f -> {
        if (isNew(f.id(), change)) {
          change.feedback(f, origin);
        }
      }
      case Message.Erase e -> erased += change.erase(e.sender());
    }
  }

  private boolean isNew(UUID id, SpaceChange change) throws SQLException {
    long high = IdWindow.high(id, change.space().number());
    long low = id.getLeastSignificantBits();
    if (!memory.ids().add(high, low)) {
      repeated++;
      return false;
    }
    ids.row().append(high).append(low).endRow();
    if (memory.ids().full()) {
      turnIds();
    }
    stored++;
    return true;
  }

  private void turnIds() throws SQLException {
    ids.flush();
    memory.turnIds();
    ids = ids();
    turned = true;
    engine.execute("DELETE FROM " + Memory.idTable(memory.generation()));
  }

  /** Writes what was gathered and the position; the transaction is still open afterwards. */
  Applied finish() throws SQLException {
    var counters = new Appending(engine, "counters");
    var person = new Appending(engine, "person");
    for (SpaceChange change : spaces.values()) {
      change.finish(counters, person);
    }
    counters.flush();
    person.flush();
    ids.flush();
    appendRefusals();
    if (turned) {
      engine.execute(Schema.COMPACT);
    }
    engine.update("UPDATE state SET \"position\" = ?, generation = ?", end, memory.generation());
    return new Applied(stored, repeated, erased);
  }

  /** Shows the change to readers, after the transaction is committed. */
  void publish() {
    spaces.values().forEach(SpaceChange::publish);
    memory.position(end);
  }

  /** Lets go of what is open after a failure. */
  void abandon() throws SQLException {
    for (SpaceChange change : spaces.values()) {
      change.flush();
    }
    ids.flush();
  }

  private void appendRefusals() throws SQLException {
    if (refused.isEmpty()) {
      return;
    }
    var appending = new Appending(engine, "refusals");
    for (var entry : refused.entrySet()) {
      Refusal refusal = entry.getKey().refusal();
      var rows = appending.row();
      rows.append((short) entry.getKey().app()).append(entry.getKey().quarter());
      rows.append(refusal.event()).append(refusal.field()).append(refusal.reason().code());
      rows.append((long) entry.getValue()).endRow();
    }
    appending.flush();
  }

  private SpaceChange change(String app) throws SQLException {
    SpaceChange known = spaces.get(app);
    if (known == null) {
      Space space = memory.space(app);
      Space own = space == null ? EmbeddedStore.found(engine, memory, app) : space;
      known = new SpaceChange(engine, own, originals);
      spaces.put(app, known);
    }
    return known;
  }

  private short plan(Space space, String hash) throws SQLException {
    Short known = space.plans().get(hash);
    if (known != null) {
      return known;
    }
    short number = (short) space.plans().size();
    engine.update("INSERT INTO plans VALUES (?, ?, ?)", (short) space.number(), number, hash);
    space.plans().put(hash, number);
    return number;
  }
}
