package candor.server.store;

import candor.plan.Plan;
import candor.plan.PropertyType;
import candor.server.crash.Originals;
import candor.server.custody.Custody;
import candor.server.custody.Rows;
import candor.server.delivery.Delivery;
import candor.server.people.People;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Stores in one file of an engine that runs in this process. Safe for use by many threads: writing
 * is done one list at a time under a lock, reading on connections of its own.
 */
public final class EmbeddedStore implements Store {

  private final Engine engine;
  private final StoreOptions options;
  private final Originals originals;
  private final ReentrantLock writing = new ReentrantLock();
  private final long seed = new SecureRandom().nextLong();
  private final Reading reading;
  private final Lookup lookup;
  private final Reported reported;
  private final Courses courses;
  private final EmbeddedPeople people;
  private final EmbeddedCustody custody;
  private final Exporting exporting;
  private volatile Memory memory;

  private EmbeddedStore(Engine engine, StoreOptions options, Originals originals, long keptBytes)
      throws SQLException {
    this.engine = engine;
    this.options = options;
    this.originals = originals;
    engine.execute(Schema.COMMON);
    this.memory = Memory.recall(engine, options, seed);
    var partials = new Partials(keptBytes);
    this.reading = new Reading(engine, partials, app -> memory.space(app));
    this.lookup = new Lookup(engine, app -> memory.space(app));
    this.reported = new EmbeddedReported(engine, partials, app -> memory.space(app));
    this.courses = new EmbeddedCourses(engine, partials, app -> memory.space(app));
    this.people = new EmbeddedPeople(engine, app -> memory.space(app));
    this.custody = new EmbeddedCustody(engine, app -> memory.space(app), this::write);
    this.exporting = new Exporting(engine, app -> memory.space(app));
  }

  /**
   * Opens the store in a directory, creating it if need be. What a killed process had committed is
   * there; what it had not is not.
   *
   * @param dir a directory that no other process uses
   * @param options the limits
   * @return the store; the caller closes it and adopts the plans before applying
   * @throws IOException if the directory or the file in it cannot be used
   */
  public static EmbeddedStore open(Path dir, StoreOptions options) throws IOException {
    return open(dir, options, Originals.NONE);
  }

  /**
   * Opens the store in a directory, as {@link #open(Path, StoreOptions)} does.
   *
   * @param dir a directory that no other process uses
   * @param options the limits
   * @param originals tells the names by which crashes are grouped
   * @return the store
   * @throws IOException if the directory or the file in it cannot be used
   */
  public static EmbeddedStore open(Path dir, StoreOptions options, Originals originals)
      throws IOException {
    return open(dir, options, originals, Partials.usualBytes());
  }

  static EmbeddedStore open(Path dir, StoreOptions options, Originals originals, long keptBytes)
      throws IOException {
    try {
      return new EmbeddedStore(Engine.open(dir, options), options, originals, keptBytes);
    } catch (SQLException e) {
      throw new IOException("the store cannot be opened in " + dir, e);
    }
  }

  @Override
  public void adopt(Plan plan) throws IOException {
    write(() -> {
      Space known = memory.space(plan.app().id());
      Space space = known == null ? found(engine, memory, plan.app().id()) : known;
      List<Column> more = space.layout().missing(plan);
      engine.execute(Schema.columns(space.number(), more));
      space.layout(space.layout().with(more));
      space.adopt(plan);
      return () -> {};
    });
  }

  @Override
  public long position() {
    return memory.position();
  }

  @Override
  public Applied apply(Iterable<Delivery> deliveries) throws IOException {
    var applied = new Applied[] {new Applied(0, 0, 0)};
    write(() -> {
      var change = new Change(engine, memory, originals);
      try {
        for (Delivery delivery : deliveries) {
          change.take(delivery);
        }
        applied[0] = change.finish();
      } catch (SQLException | RuntimeException e) {
        change.abandon();
        throw e;
      }
      return change::publish;
    });
    return applied[0];
  }

  /** Makes the tables of an app inside the open transaction. */
  static Space found(Engine engine, Memory memory, String app) throws SQLException {
    Space space = memory.add(app);
    engine.execute(Schema.tables(space.number()));
    engine.update("INSERT INTO apps VALUES (?, ?)", (short) space.number(), app);
    return space;
  }

  /** Is work inside a transaction; what it returns runs after the commit. */
  interface Work {
    Runnable run() throws SQLException;
  }

  /** Runs work inside a transaction, one at a time. */
  interface Writing {
    void write(Work work) throws IOException;
  }

  private void write(Work work) throws IOException {
    writing.lock();
    try {
      engine.execute("BEGIN TRANSACTION");
      Runnable publish;
      try {
        publish = work.run();
        engine.execute("COMMIT");
      } catch (SQLException | RuntimeException e) {
        undo(e);
        throw e;
      }
      publish.run();
    } catch (SQLException e) {
      throw new IOException("the store could not write", e);
    } finally {
      writing.unlock();
    }
  }

  /** Takes back a failed transaction, in the engine and in memory. */
  private void undo(Exception cause) throws SQLException {
    try {
      engine.execute("ROLLBACK");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    var rules = new HashMap<String, Rules>();
    memory.spaces().forEach(space -> rules.put(space.app(), space.rules()));
    Memory recalled = Memory.recall(engine, options, seed);
    recalled.spaces().forEach(space -> space.keep(rules.getOrDefault(space.app(), Rules.NONE)));
    memory = recalled;
  }

  @Override
  public long storedEvents(String app) {
    Space space = memory.space(app);
    return space == null ? 0 : space.rows().get();
  }

  @Override
  public Map<String, Set<PropertyType.Kind>> columns(String app) {
    Space space = memory.space(app);
    return space == null ? Map.of() : space.layout().kinds();
  }

  @Override
  public List<Findings.Cell> count(Selection selection, Measure measure, Cuts cuts, Split split)
      throws IOException {
    return reading.count(selection, measure, cuts, split);
  }

  @Override
  public List<Findings.Ranked> rank(
      Selection selection, Measure measure, String property, int limit) throws IOException {
    return reading.rank(selection, measure, property, limit);
  }

  @Override
  public List<RoaringBitmap> present(Selection selection, Cuts cuts) throws IOException {
    return reading.present(selection, cuts);
  }

  @Override
  public List<RoaringBitmap> newcomers(String app, Build build, Cuts cuts) throws IOException {
    return reading.newcomers(app, build, cuts);
  }

  @Override
  public RoaringBitmap holders(String app, String property, String value) throws IOException {
    return people.holders(app, property, value);
  }

  @Override
  public List<Findings.MarkCell> marks(Selection selection, Cuts cuts, Split split)
      throws IOException {
    return reading.marks(selection, cuts, split);
  }

  @Override
  public List<Findings.Kept> refusals(String app, Instant from, Instant to) throws IOException {
    return lookup.refusals(app, from, to);
  }

  @Override
  public List<Findings.Seen> latest(Selection selection, int limit) throws IOException {
    return lookup.latest(selection, limit);
  }

  @Override
  public Findings.@Nullable Person person(String app, String install) throws IOException {
    return lookup.person(app, install);
  }

  @Override
  public Reported reported() {
    return reported;
  }

  @Override
  public List<Moved> regroup(String app, List<String> releases) throws IOException {
    var moved = new ArrayList<Moved>();
    write(() -> {
      Space space = memory.space(app);
      if (space != null) {
        moved.addAll(new Regrouping(engine, space, originals).run(releases));
      }
      return () -> {};
    });
    return moved;
  }

  @Override
  public Courses courses() {
    return courses;
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public Custody custody() {
    return custody;
  }

  @Override
  public void export(Custody.Table table, Selection selection, Rows rows) throws IOException {
    exporting.export(table, selection, rows);
  }

  @Override
  public List<String> verifySets() throws IOException {
    return new Agreement(engine).verify(memory.spaces());
  }

  @Override
  public void close() throws IOException {
    writing.lock();
    try {
      engine.close();
    } catch (SQLException e) {
      throw new IOException("the store could not be closed", e);
    } finally {
      writing.unlock();
    }
  }
}
