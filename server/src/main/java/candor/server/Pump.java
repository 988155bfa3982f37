package candor.server;

import candor.plan.Plan;
import candor.server.delivery.DamagedDelivery;
import candor.server.delivery.Origin;
import candor.server.log.DamagedLogException;
import candor.server.log.EventLog;
import candor.server.registry.Registry;
import candor.server.store.Applied;
import candor.server.store.Store;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries acknowledged deliveries from the log into the store, on one thread of its own. The other
 * methods are safe for use by many threads.
 *
 * <p>When the store fails, the same deliveries are tried again, at longer and longer intervals;
 * they stay in the log meanwhile, so nothing acknowledged is lost.
 */
final class Pump implements AutoCloseable {

  /** About 40,000 events: the store's cost per list is spread thin, and a list takes a second. */
  private static final int BATCH_BYTES = 2 << 20;

  /** Gathers company for a lonely event; a quarter of the two seconds in which it has to show. */
  private static final Duration LINGER = Duration.ofMillis(500);

  /** How long the thread sleeps at most before it looks whether it is to stop. */
  private static final Duration BREATH = Duration.ofMillis(200);

  /** A full disk or a busy file is often cured by itself within a second. */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  /**
   * Often enough to go on soon after the operator made room, seldom enough to keep the log small.
   */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** A server has to stop within ten seconds; what is not carried by then is at the next start. */
  private static final Duration LAST_LIST = Duration.ofSeconds(4);

  private static final Logger LOGGER = System.getLogger("candor.server.pump");

  private final EventLog log;
  private final Store store;
  private final Registry registry;
  private final Tide tide;
  private final long begin;
  private final Set<String> adopted = new HashSet<>();
  private final Thread thread;
  private volatile boolean stopping;

  private Pump(EventLog log, Store store, Registry registry) {
    this.log = log;
    this.store = store;
    this.registry = registry;
    this.tide = new Tide(store.position());
    this.begin = log.durableEnd();
    this.thread = Thread.ofPlatform().name("pump").unstarted(this::run);
  }

  /** Starts carrying from where the store stopped. */
  static Pump start(EventLog log, Store store, Registry registry) {
    var pump = new Pump(log, store, registry);
    pump.thread.start();
    return pump;
  }

  /** Returns how far it has come. */
  Tide tide() {
    return tide;
  }

  /** Carries what is durable by now, as far as the store takes it at once, then stops. */
  @Override
  public void close() {
    stopping = true;
    tide.hurry();
    try {
      if (!thread.join(LAST_LIST)) {
        LOGGER.log(Level.WARNING, "the store is still busy; what it lacks stays in the log");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    Background.begin();
    long next = tide.position();
    Duration pause = FIRST_PAUSE;
    while (!stopping || log.durableEnd() > next) {
      try {
        if (log.await(next, BREATH)) {
          if (log.durableEnd() - next < BATCH_BYTES) {
            tide.linger(LINGER);
          }
          next = carry(next);
          pause = FIRST_PAUSE;
        }
      } catch (IOException | RuntimeException e) {
        // The wall of this thread: whatever the store has, the next try starts from its position.
        tide.failed();
        LOGGER.log(Level.ERROR, "the store did not take events, next try in " + pause, e);
        if (stopping) {
          return;
        }
        tide.pause(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        next = Math.max(next, store.position());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private long carry(long from) throws IOException {
    List<EventLog.Entry> entries;
    try {
      entries = log.read(from, BATCH_BYTES);
    } catch (DamagedLogException e) {
      LOGGER.log(Level.ERROR, "part of the log cannot be read and is left out: " + e.getMessage());
      tide.passed(e.resumeAt());
      return e.resumeAt();
    }
    if (entries.isEmpty()) {
      return from;
    }
    var cargo = new Cargo(entries, begin, this::damaged);
    for (Origin origin : cargo.origins()) {
      adopt(origin.app(), origin.plan());
    }
    Applied applied = store.apply(cargo);
    long position = entries.getLast().end();
    log.release(position);
    tide.rose(position, applied, cargo.messages(), cargo.fresh());
    return position;
  }

  private void damaged(EventLog.Entry entry, DamagedDelivery damage) {
    LOGGER.log(
        Level.ERROR,
        "the record before log position {0} is left out: {1}",
        Long.toString(entry.end()),
        damage.getMessage());
    tide.damaged();
  }

  /** The doors may judge by a plan before anybody told the store of it. */
  private void adopt(String app, String hash) throws IOException {
    if (!adopted.contains(hash)) {
      Plan plan = registry.plan(app, hash);
      if (plan != null) {
        store.adopt(plan);
        adopted.add(hash);
      }
    }
  }
}
